/** Formal cases of this year and the year before, by people in post. */
import { type Year, writeDay, yearTo } from './calendar.js';
import { type Person, isMinority } from './people.js';
import { Random, type Table, table } from './random.js';
import { STREAMS, type Trust, colleagues } from './roll.js';

/** An id that one case has and nobody in the staff list: mistyped, as happens. */
export const UNKNOWN_PERSON = '9999999';

interface CaseType {
  readonly name: string;
  /** Chance in a year, per hundred thousand. */
  readonly chance: (p: Person) => number;
  readonly grounds: Table<string>;
  readonly outcomes: Table<string>;
}

/** A hundred times how likely this colleague is to meet a disciplinary case. */
function exposure(p: Person): number {
  const work = p.post.medical ? 60 : p.post.mix === 'support' ? 135 : /^(8|9|V)/.test(p.post.band) ? 50 : 95;
  const sex = p.female ? 92 : 126;
  return Math.floor((work * sex * (isMinority(p) ? 138 : 100)) / 10_000);
}

const TYPES: readonly CaseType[] = [
  {
    name: 'Disciplinary',
    chance: (p) => 6 * exposure(p),
    grounds: table([
      ['conduct', 84],
      ['attendance', 11],
      ['other', 5],
    ]),
    outcomes: table([
      ['No case to answer', 26],
      ['Informal action', 22],
      ['First written warning', 28],
      ['Final written warning', 15],
      ['Ongoing', 9],
    ]),
  },
  {
    name: 'Capability',
    chance: (p) => (p.disability === 'Yes' ? 900 : 380),
    grounds: table([
      ['performance', 55],
      ['ill_health', 45],
    ]),
    outcomes: table([
      ['Standard met', 46],
      ['Redeployed', 18],
      ['First stage warning', 22],
      ['Ongoing', 14],
    ]),
  },
  {
    name: 'Grievance',
    chance: (p) => (isMinority(p) ? 390 : 290),
    grounds: table([
      ['other', 55],
      ['bullying_harassment', 25],
      ['discrimination', 20],
    ]),
    outcomes: table([
      ['Upheld', 20],
      ['Partly upheld', 28],
      ['Not upheld', 40],
      ['Ongoing', 12],
    ]),
  },
  {
    name: 'Bullying and harassment',
    chance: (p) => (p.disability === 'Yes' ? 200 : 130),
    grounds: table([
      ['bullying_harassment', 78],
      ['discrimination', 22],
    ]),
    outcomes: table([
      ['Upheld', 25],
      ['Not upheld', 40],
      ['Mediation', 35],
    ]),
  },
];

/** Whoever is dismissed has left, but for those still under notice on the day of the list. */
const NOTICE_DAYS = 84;
const DISMISSED = 110;

/** A day of the year on which the colleague was in post; −1 if there is none. */
export function dayIn(year: Year, p: Person, random: Random): number {
  const first = Math.max(year.first, p.start);
  const draw = random.below(1 << 20);
  return first > year.last ? -1 : first + (draw % (year.last - first + 1));
}

export function* caseRows(trust: Trust): Generator<string> {
  const random = new Random(trust.seed, STREAMS.cases);
  const years = [yearTo(trust.snapshot, 1), yearTo(trust.snapshot)];
  const last = (years[1] as Year).last;
  yield 'person_id,case_type,ground,start_date,outcome\r\n';
  for (const p of colleagues(trust)) {
    for (const year of years) {
      for (const type of TYPES) {
        if (random.below(100_000) >= type.chance(p)) continue;
        const day = dayIn(year, p, random);
        const [ground, outcome] = [random.pick(type.grounds), random.pick(type.outcomes)];
        if (day >= 0) yield `${p.number},${type.name},${ground},${writeDay(day)},${outcome}\r\n`;
      }
    }
    if (random.below(100_000) < DISMISSED) {
      const day = last - random.below(NOTICE_DAYS);
      const ground = random.permille(600) ? 'conduct' : 'ill_health';
      if (day >= p.start) yield `${p.number},Dismissal,${ground},${writeDay(day)},Dismissed with notice\r\n`;
    }
  }
  yield `${UNKNOWN_PERSON},Disciplinary,conduct,${writeDay(last - 100)},Informal action\r\n`;
}
