/** A small provider: nine colleagues at head office, whose published table the reports of this size must give exactly. */
import { EXAMPLE_SNAPSHOT, dayOf, writeDay } from './calendar.js';
import { ANSWERS, PATIENTS_HEADER, servedRows, toldRows } from './patients.js';
import { Random, table } from './random.js';
import { EQUALITY_COURSE } from './training.js';

const HEADER = [
  'Person ID',
  'Sex',
  'Date of birth',
  'Ethnicity',
  'Disability',
  'Religion or belief',
  'Sexual orientation',
  'Start date',
  'Equality training',
];
const PEOPLE = [
  ['P01', 'Female', '14/05/1971', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P02', 'Male', '02/11/1966', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P03', 'Female', '23/08/1985', 'White Irish', 'No', 'Christian', 'Heterosexual'],
  ['P04', 'Female', '30/01/1990', 'White British', 'No', 'No religion', 'Heterosexual'],
  ['P05', 'Female', '09/12/1979', 'White and Asian', 'No', 'Other religion', 'Heterosexual'],
  ['P06', 'Male', '17/06/1988', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P07', 'Female', '26/03/1995', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P08', 'Male', '05/09/1974', 'White Other', 'No', 'Other religion', 'Heterosexual'],
  ['P09', 'Female', '11/07/1982', 'White British', 'No', 'Christian', 'Heterosexual'],
];
/**
 * Days before the snapshot on which each started and was last trained in equality: P03's three years are over, P07 has
 * just joined and is not yet due, P08 was trained in the first three months.
 */
const SINCE: readonly (readonly [started: number, trained: number | undefined])[] = [
  [4200, 500],
  [3900, 410],
  [2600, 1400],
  [1500, 700],
  [3100, 90],
  [900, 850],
  [40, undefined],
  [250, 200],
  [2000, 990],
];
/** What they attended in the year beside it, days before the snapshot. */
const COURSES: readonly (readonly [person: string, course: string, mandatory: string, days: number])[] = [
  ['P08', EQUALITY_COURSE, 'Yes', 200],
  ['P05', EQUALITY_COURSE, 'Yes', 90],
  ['P01', 'Data security', 'Yes', 310],
  ['P02', 'Data security', 'Yes', 305],
  ['P03', 'Data security', 'Yes', 298],
  ['P04', 'Leadership essentials', 'No', 240],
  ['P04', 'Leadership essentials', 'No', 212],
  ['P06', 'Mental health first aid', 'No', 150],
  ['P09', 'Mental health first aid', 'No', 150],
  ['P01', 'Coaching conversations', 'No', 65],
];

/** Who left in the year, as the list of the year before has the colleague; two have come. */
const LEFT = ['P00', 'Female', '19/10/1959', 'White British', 'No', 'Christian', 'Heterosexual'];
const LEFT_SINCE: (typeof SINCE)[0] = [5200, 600];
const CAME: readonly (string | undefined)[] = ['P07', 'P08'];
/** P05 had not told the religion, and was trained before. */
const EARLIER = 'P05';
const EARLIER_CELLS = ['P05', 'Female', '09/12/1979', 'White and Asian', 'No', 'Prefer not to say', 'Heterosexual'];
const EARLIER_TRAINED = 1180;

export function exampleNine(snapshot: string = EXAMPLE_SNAPSHOT): string[] {
  return staffList(snapshot, PEOPLE, SINCE);
}

/** The eight of a year before: seven are still here. */
export function exampleNineLastYear(snapshot: string = EXAMPLE_SNAPSHOT): string[] {
  const stayed = PEOPLE.map((cells, i) => ({ cells, since: SINCE[i] as (typeof SINCE)[0] }))
    .filter(({ cells: [id] }) => !CAME.includes(id))
    .map(({ cells, since }) =>
      cells[0] === EARLIER ? { cells: EARLIER_CELLS, since: [since[0], EARLIER_TRAINED] as const } : { cells, since },
    );
  return staffList(
    snapshot,
    [LEFT, ...stayed.map(({ cells }) => cells)],
    [LEFT_SINCE, ...stayed.map(({ since }) => since)],
  );
}

function staffList(snapshot: string, people: readonly (readonly string[])[], since: typeof SINCE): string[] {
  const today = dayOf(snapshot);
  const rows = people.map((cells, i) => {
    const [started, trained] = since[i] as (typeof SINCE)[0];
    return [...cells, writeDay(today - started), trained === undefined ? '' : writeDay(today - trained)];
  });
  return [[HEADER, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')];
}

export function nineTraining(snapshot: string): string[] {
  const today = dayOf(snapshot);
  const rows = COURSES.map(([person, course, mandatory, days]) =>
    [person, course, mandatory, writeDay(today - days)].join(','),
  );
  return ['person_id,course,mandatory,date', ...rows].map((row) => `${row}\r\n`);
}

/** The provider runs services for adults. */
const ADULTS = [
  ['18-24', 120],
  ['25-34', 220],
  ['35-44', 250],
  ['45-54', 220],
  ['55-64', 190],
] as const;

export function* ninePatients(snapshot: string): Generator<string> {
  const random = new Random(9, 1);
  yield PATIENTS_HEADER;
  yield* servedRows(640, ADULTS);
  const from = { ...ANSWERS, age: table(ADULTS) };
  yield* toldRows(random, 'response', 46, snapshot, from);
  yield* toldRows(random, 'complaint', 6, snapshot, from);
  yield* toldRows(random, 'compliment', 11, snapshot, from);
}
