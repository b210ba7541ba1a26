/** Attendances of the year: equality training as the staff list dates it, and what people chose for themselves. */
import { writeDay } from './calendar.js';
import { dayIn } from './earlier.js';
import { type Person, isMinority } from './people.js';
import { Random, table } from './random.js';
import { colleagues } from './roll.js';
import { type Trust, streamOf, yearOf } from './trust.js';

export const EQUALITY_COURSE = 'Equality Diversity and Human Rights';
const COURSES = table([
  ['Leadership essentials', 20],
  ['Coaching conversations', 12],
  ['Quality improvement', 18],
  ['Clinical skills update', 26],
  ['Degree apprenticeship module', 6],
  ['Mental health first aid', 18],
]);
const HOW_OFTEN = table([
  [1, 74],
  [2, 19],
  [3, 7],
]);

/** Chance of training that nobody must do, per thousand in a year; each year more of it. */
function chance(p: Person, back: number): number {
  const work = p.post.medical ? 370 : /^[123]$/.test(p.post.band) ? 205 : 300 - 12 * back;
  return Math.floor((work * (isMinority(p) ? 93 + 3 * back : 100) * (p.fte === '1.00' ? 104 : 92)) / 10_000);
}

export function* trainingRows(trust: Trust): Generator<string> {
  const random = new Random(trust.seed, streamOf('training', trust.back));
  const year = yearOf(trust);
  yield 'person_id,course,mandatory,date\r\n';
  for (const p of colleagues(trust)) {
    if (p.trained >= year.first) yield `${p.number},${EQUALITY_COURSE},Y,${writeDay(p.trained)}\r\n`;
    if (!random.permille(chance(p, trust.back))) continue;
    for (let left = random.pick(HOW_OFTEN); left > 0; left--) {
      yield `${p.number},${random.pick(COURSES)},N,${writeDay(dayIn(year, p, random))}\r\n`;
    }
  }
}
