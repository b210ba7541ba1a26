/** Promotions of the year: into the band that the staff list shows, from the one below. */
import { writeDay, yearTo } from './calendar.js';
import { dayIn } from './cases.js';
import { type Person, isMinority } from './people.js';
import { Random } from './random.js';
import { STREAMS, type Trust, colleagues } from './roll.js';

const BANDS = ['1', '2', '3', '4', '5', '6', '7', '8a', '8b', '8c', '8d', '9'];
const bandName = (band: string) => (band === 'VSM' ? 'Very Senior Manager' : `Band ${band}`);

/** The band below, or none: nobody is promoted into bands 1 and 2, nor into medical grades. */
function from(p: Person): string | undefined {
  if (p.post.band === 'VSM') return '9';
  const at = BANDS.indexOf(p.post.band);
  return at >= 2 ? BANDS[at - 1] : undefined;
}

/** Chance per thousand. */
function chance(p: Person): number {
  const age = p.age < 40 ? 120 : p.age < 55 ? 100 : 50;
  return Math.floor((88 * age * (isMinority(p) ? 92 : 100) * (p.disability === 'Yes' ? 88 : 100)) / 1_000_000);
}

export function* promotionRows(trust: Trust): Generator<string> {
  const random = new Random(trust.seed, STREAMS.promotions);
  const year = yearTo(trust.snapshot);
  yield 'person_id,from_band,to_band,date\r\n';
  for (const p of colleagues(trust)) {
    const below = from(p);
    // Whoever joined in the year came straight into the post.
    if (below === undefined || p.start >= year.first || !random.permille(chance(p))) continue;
    yield `${p.number},${bandName(below)},${bandName(p.post.band)},${writeDay(dayIn(year, p, random))}\r\n`;
  }
}
