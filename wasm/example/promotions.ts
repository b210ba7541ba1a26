/** Promotions of the year: into the band that the staff list shows, from the one below. */
import { writeDay } from './calendar.js';
import { Promotions, bandBelow } from './earlier.js';
import { colleagues } from './roll.js';
import { type Trust, yearOf } from './trust.js';

const bandName = (band: string) => (band === 'VSM' ? 'Very Senior Manager' : `Band ${band}`);

export function* promotionRows(trust: Trust): Generator<string> {
  const year = yearOf(trust);
  const promotions = new Promotions(trust);
  yield 'person_id,from_band,to_band,date\r\n';
  for (const p of colleagues(trust)) {
    const day = promotions.dayOf(p, trust.back, year);
    if (day < 0) continue;
    yield `${p.number},${bandName(bandBelow(p.post) as string)},${bandName(p.post.band)},${writeDay(day)}\r\n`;
  }
}
