/** Those who left in the year, with their characteristics: they are not in the staff list any more. */
import { writeDay, yearTo } from './calendar.js';
import { type Person, Staffing, isEmployed, isMinority } from './people.js';
import { Random, table } from './random.js';
import { STREAMS, type Trust } from './roll.js';

/** Per hundred colleagues in post. */
const TURNOVER = 11;
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

/** Of a hundred drawn, how many have left: the young and those near retirement more than the rest. */
function leaves(p: Person): number {
  const age = p.age < 30 ? 62 : p.age >= 60 ? 80 : p.age >= 50 ? 38 : 44;
  return Math.min(100, age + (isMinority(p) ? 4 : 0) + (p.disability === 'Yes' ? 12 : 0));
}

function reason(p: Person, random: Random): string {
  const drawn = random.pick(REASONS);
  if (p.age >= 60 && random.permille(750)) return 'Retirement Age';
  return p.contract === 'Fixed Term Temp' && random.permille(700) ? 'End of Fixed Term Contract' : drawn;
}

export function* leaverRows({ seed, people, snapshot }: Trust): Generator<string> {
  // Numbers below those of the staff list.
  const staffing = new Staffing(seed, snapshot, { from: 10_000_000, stream: STREAMS.leavers });
  const random = new Random(seed, STREAMS.leavers + 2);
  const year = yearTo(snapshot);
  const days = year.last - year.first + 1;
  yield 'person_id,leaving_date,reason,sex,date_of_birth,ethnicity,disability,religion,sexual_orientation,marital_status\r\n';
  for (let left = Math.floor((people * TURNOVER) / 100); left > 0;) {
    const p = staffing.draw();
    if (!isEmployed(p) || random.below(100) >= leaves(p)) continue;
    left--;
    yield `${p.number},${writeDay(year.first + random.below(days))},${reason(p, random)},${p.female ? 'Female' : 'Male'},${writeDay(p.birth)},${p.origin.label},${p.disability},${p.religion},${p.orientation},${p.marital}\r\n`;
  }
}
