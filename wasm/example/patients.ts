/** What patients told, and whom the services reached: the people served as ready-made rows, each for many people. */
import { writeDay, yearTo, yearsBefore } from './calendar.js';
import { Random, type Table, table } from './random.js';
import { type Trust, streamOf } from './trust.js';

type Weighted = readonly (readonly [value: string, weight: number])[];

/** Each adds up to 1,000. */
const SEX: Weighted = [
  ['Female', 545],
  ['Male', 455],
];
const ETHNICITY: Weighted = [
  ['White', 772],
  ['Mixed', 21],
  ['Asian', 92],
  ['Black', 44],
  ['Other ethnic group', 19],
  ['Not stated', 52],
];
const AGE: Weighted = [
  ['0-17', 140],
  ['18-24', 70],
  ['25-34', 115],
  ['35-44', 112],
  ['45-54', 115],
  ['55-64', 135],
  ['65-74', 133],
  ['75-84', 118],
  ['85+', 62],
];

/** Older, White patients answer more than others. */
export const ANSWERS = {
  sex: table([...SEX, ['', 15]]),
  ethnicity: table([
    ['White', 815],
    ['Mixed', 14],
    ['Asian', 55],
    ['Black', 25],
    ['Other ethnic group', 11],
    ['Not stated', 80],
  ]),
  age: table(AGE.map(([band, weight], i) => [band, i < 2 ? Math.floor((weight * 2) / 5) : weight])),
};

/** How many are told for a thousand colleagues. */
const TYPES: readonly (readonly [type: string, perThousand: number])[] = [
  ['response', 310],
  ['complaint', 50],
  ['compliment', 32],
];
/** People served in the year for each colleague. */
const SERVED = 14;
export const PATIENTS_HEADER = 'type,date,satisfied,count,age_band,ethnicity,sex\r\n';

export function* patientRows({ seed, people, snapshot, back }: Trust): Generator<string> {
  const random = new Random(seed, streamOf('patients', back));
  yield PATIENTS_HEADER;
  yield* servedRows(people * SERVED, AGE);
  const date = yearsBefore(snapshot, back);
  for (const [type, perThousand] of TYPES) {
    yield* toldRows(random, type, Math.floor((people * perThousand) / 1000), date, ANSWERS);
  }
}

/** One row for each age band, ethnic group and sex in which anybody was served. */
export function* servedRows(people: number, ages: Weighted): Generator<string> {
  for (const [age, byAge] of ages) {
    for (const [ethnicity, byEthnicity] of ETHNICITY) {
      for (const [sex, bySex] of SEX) {
        const share = byAge * byEthnicity * bySex;
        const count = Math.floor((people * share + 500_000_000) / 1_000_000_000);
        if (count > 0) yield `served,,,${count},${age},${ethnicity},${sex}\r\n`;
      }
    }
  }
}

/** One row for each response, complaint or compliment. */
export function* toldRows(
  random: Random,
  type: string,
  rows: number,
  snapshot: string,
  from: Readonly<Record<'sex' | 'ethnicity' | 'age', Table<string>>>,
): Generator<string> {
  const year = yearTo(snapshot);
  const days = year.last - year.first + 1;
  for (let i = 0; i < rows; i++) {
    const day = writeDay(year.first + random.below(days));
    const [age, ethnicity, sex] = [random.pick(from.age), random.pick(from.ethnicity), random.pick(from.sex)];
    const content = ethnicity === 'White' ? 925 : ethnicity === 'Not stated' ? 890 : 875;
    const satisfied = type !== 'response' ? '' : random.permille(content) ? 'Yes' : 'No';
    yield `${type},${day},${satisfied},1,${age},${ethnicity},${sex}\r\n`;
  }
}
