/** What changed between two lists of a trust, as whoever made them knows it: who came, stayed and went, and what they answered. */
import { WENT } from './contracts.js';
import { Earlier } from './earlier.js';
import { goneSince } from './leavers.js';
import { type Person, isEmployed } from './people.js';
import { listedNow } from './roll.js';
import { type Trust, yearOf } from './trust.js';

export type Flow = 'stayers' | 'joiners' | 'leavers' | 'transferred_in' | 'transferred_out';

/** So many people of one flow with these answers in last year's list and in this year's; null: not in that list. */
export interface Movement {
  flow: Flow;
  from: string | null;
  to: string | null;
  people: number;
}

export interface Movements {
  people: Record<Flow, number>;
  /** Answers as the lists write them; ages in whole years; for pregnancy and maternity the assignment's status. */
  characteristics: Record<keyof typeof ANSWERS, Movement[]>;
}

const ANSWERS = {
  age: (p: Person) => `${p.age}`,
  disability: (p: Person) => p.disability,
  ethnicity: (p: Person) => p.origin.label,
  marital_status: (p: Person) => p.marital,
  pregnancy_maternity: (p: Person) => p.status,
  religion: (p: Person) => p.religion,
  sex: (p: Person) => (p.female ? 'Female' : 'Male'),
  sexual_orientation: (p: Person) => p.orientation,
} as const;
const NAMES = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[];
type Answers = Record<keyof typeof ANSWERS, string>;

const answersOf = (p: Person) => Object.fromEntries(NAMES.map((name) => [name, ANSWERS[name](p)])) as Answers;

/** Of colleagues in post; of those at one site if there is one: nobody changes site. */
export function movements(trust: Trust, site?: string): Movements {
  const people = { stayers: 0, joiners: 0, leavers: 0, transferred_in: 0, transferred_out: 0 };
  const sums = NAMES.map(() => new Map<string, Movement>());
  const note = (flow: Flow, from: Answers | null, to: Answers | null) => {
    people[flow]++;
    NAMES.forEach((name, i) => {
      const movement = { flow, from: from?.[name] ?? null, to: to?.[name] ?? null, people: 0 };
      const key = JSON.stringify(movement);
      const known = sums[i]?.get(key) ?? movement;
      known.people++;
      sums[i]?.set(key, known);
    });
  };
  const concerns = (p: Person) => isEmployed(p) && (site === undefined || p.site === site);
  for (const p of goneSince({ ...trust, back: 1 })) {
    if (concerns(p)) note(p.service === WENT.service ? 'transferred_out' : 'leavers', answersOf(p), null);
  }
  const earlier = new Earlier(trust);
  const { first } = yearOf(trust);
  for (const { person } of listedNow(trust)) {
    if (!concerns(person)) continue;
    const to = answersOf(person);
    if (person.start >= first) {
      note(person.transferred < 0 ? 'joiners' : 'transferred_in', null, to);
    } else {
      earlier.take(person, 0, 1);
      note('stayers', answersOf(person), to);
    }
  }
  const characteristics = Object.fromEntries(NAMES.map((name, i) => [name, [...(sums[i]?.values() ?? [])]]));
  return { people, characteristics: characteristics as Movements['characteristics'] };
}
