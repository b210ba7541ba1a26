/** Those who left, with their characteristics: they are not in the staff list any more, but in the one of the year before. */
import { writeDay, yearsBefore } from './calendar.js';
import { CAME, WENT } from './contracts.js';
import { Earlier } from './earlier.js';
import { type Person, Staffing, isEmployed, isMinority } from './people.js';
import { WENT_POSTS } from './posts.js';
import { Random, table } from './random.js';
import { type Trust, streamOf, yearOf } from './trust.js';

/** Per hundred colleagues in post. */
const TURNOVER = 11;
/** Per hundred colleagues, who left with their contract this year. */
const WITH_CONTRACT = 2;
/** Days into the year: 1 January, where the year begins in April. */
const WENT_AFTER = 275;
const REASONS = table([
  ['Voluntary Resignation - Work Life Balance', 22],
  ['Voluntary Resignation - Relocation', 20],
  ['Voluntary Resignation - Promotion', 18],
  ['Voluntary Resignation - Better Reward Package', 8],
  ['Voluntary Resignation - Health', 7],
  ['Voluntary Resignation - Other', 15],
  ['Dismissal', 4],
  ['Redundancy', 2],
  ['Death in Service', 1],
]);
const TRANSFER = 'Employee Transfer';

/** Of a hundred drawn, how many have left: the young and those near retirement more than the rest. */
function leaves(p: Person, back: number): number {
  const age = p.age < 30 ? 62 : p.age >= 60 ? 80 : p.age >= 50 ? 38 : 44;
  return Math.min(100, age + (isMinority(p) ? 4 + 4 * back : 0) + (p.disability === 'Yes' ? 12 : 0));
}

function reason(p: Person, random: Random): string {
  const drawn = random.pick(REASONS);
  if (p.age >= 60 && random.permille(750)) return 'Retirement Age';
  return p.contract === 'Fixed Term Temp' && random.permille(700) ? 'End of Fixed Term Contract' : drawn;
}

/** Numbers below those of the staff list, of their own for each year. */
const numbersFrom = (back: number) => 10_000_000 + 3_000_000 * back;
const WENT_FROM = 7_000_000;

/** Who left in the trust's year one by one, as they were at its end; all had come before it began. */
export function* left({ seed, people, snapshot, back }: Trust): Generator<Person> {
  const options = { from: numbersFrom(back), stream: streamOf('leavers', back) };
  const staffing = new Staffing(seed, yearsBefore(snapshot, back), options);
  for (let count = Math.floor((people * TURNOVER) / 100); count > 0;) {
    const p = staffing.draw();
    if (!isEmployed(p) || staffing.random.below(100) >= leaves(p, back)) continue;
    if (p.years === 0 || p.service === CAME.service) continue;
    count--;
    yield p;
  }
}

/** Who left with a contract this year. */
export function* leftWithContract({ seed, people, snapshot }: Trust): Generator<Person> {
  const staffing = new Staffing(seed, snapshot, {
    from: WENT_FROM,
    minority: 140,
    stream: streamOf('transferredOut', 0),
  });
  for (let count = Math.floor((people * WITH_CONTRACT) / 100); count > 0;) {
    const p = staffing.drawFor(staffing.random.pick(WENT_POSTS));
    if (p.years === 0) continue;
    p.site = WENT.site;
    p.service = WENT.service;
    count--;
    yield p;
  }
}

/** Everybody of the list of an earlier year who is not in this year's any more. */
export function* goneSince(trust: Trust): Generator<Person> {
  const { back } = trust;
  const day = yearOf(trust).last;
  const earlier = new Earlier(trust);
  for (const p of leftWithContract(trust)) {
    if (p.start > day) continue;
    earlier.take(p, 0, back);
    yield p;
  }
  for (let year = 0; year < back; year++) {
    for (const p of left({ ...trust, back: year })) {
      if (p.start > day) continue;
      earlier.take(p, year, back);
      yield p;
    }
  }
}

export function* leaverRows(trust: Trust): Generator<string> {
  const random = new Random(trust.seed, streamOf('leavers', trust.back) + 2);
  const year = yearOf(trust);
  // Whoever leaves on the day of the list is still in it.
  const days = year.last - year.first;
  yield 'person_id,leaving_date,reason,sex,date_of_birth,ethnicity,disability,religion,sexual_orientation,marital_status\r\n';
  for (const p of left(trust)) yield row(p, year.first + random.below(days), reason(p, random));
  if (trust.back > 0) return;
  for (const p of leftWithContract(trust)) yield row(p, year.first + WENT_AFTER, TRANSFER);
}

function row(p: Person, day: number, why: string): string {
  return `${p.number},${writeDay(day)},${why},${p.female ? 'Female' : 'Male'},${writeDay(p.birth)},${p.origin.label},${p.disability},${p.religion},${p.orientation},${p.marital}\r\n`;
}
