/** Formal cases of the year and the one before, by people in post. */
import { writeDay } from './calendar.js';
import { dayIn } from './earlier.js';
import { type Person, isMinority } from './people.js';
import { type Table, table } from './random.js';
import { colleagues } from './roll.js';
import { PersonalChance, type Trust, yearOf } from './trust.js';

/** An id that one case has and nobody in the staff list: mistyped, as happens. */
export const UNKNOWN_PERSON = '9999999';

interface CaseType {
  readonly name: string;
  /** Chance in a year, per hundred thousand. */
  readonly chance: (p: Person, back: number) => number;
  readonly grounds: Table<string>;
  readonly outcomes: Table<string>;
}

/** A hundred times how likely this colleague is to meet a disciplinary case; ethnic origin has come to matter less. */
function exposure(p: Person, back: number): number {
  const work = p.post.medical ? 60 : p.post.mix === 'support' ? 135 : /^(8|9|V)/.test(p.post.band) ? 50 : 95;
  const sex = p.female ? 92 : 126;
  return Math.floor((work * sex * (isMinority(p) ? 138 + 12 * back : 100)) / 10_000);
}

const TYPES: readonly CaseType[] = [
  {
    name: 'Disciplinary',
    chance: (p, back) => 6 * exposure(p, back),
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

export function* caseRows(trust: Trust): Generator<string> {
  const { back } = trust;
  const last = yearOf(trust).last;
  const years = [back + 1, back].map((year) => ({ year, days: yearOf({ ...trust, back: year }) }));
  const chance = new PersonalChance(trust, 'cases');
  yield 'person_id,case_type,ground,start_date,outcome\r\n';
  for (const p of colleagues(trust)) {
    for (const { year, days } of years) {
      const random = chance.of(p.number, year);
      for (const type of TYPES) {
        if (random.below(100_000) >= type.chance(p, year)) continue;
        const day = dayIn(days, p, random);
        const [ground, outcome] = [random.pick(type.grounds), random.pick(type.outcomes)];
        if (day >= 0) yield `${p.number},${type.name},${ground},${writeDay(day)},${outcome}\r\n`;
      }
      if (year === back && random.below(100_000) < DISMISSED) {
        const day = last - random.below(NOTICE_DAYS);
        const ground = random.permille(600) ? 'conduct' : 'ill_health';
        if (day >= p.start) yield `${p.number},Dismissal,${ground},${writeDay(day)},Dismissed with notice\r\n`;
      }
    }
  }
  yield `${UNKNOWN_PERSON},Disciplinary,conduct,${writeDay(last - 100)},Informal action\r\n`;
}
