/** The staff of one made-up trust in the order of its list. Drawn anew for every file, so that ids agree and nothing is kept. */
import { type Person, Staffing, isEmployed } from './people.js';
import { type Post, SECOND_POSTS } from './posts.js';

/** What a set of files is made from. */
export interface Trust {
  /** Any whole number. */
  seed: number;
  /** Colleagues in post, without bank, honorary and non-executive rows. */
  people: number;
  /** ISO date. */
  snapshot: string;
}

export class Roll {
  readonly person: Person;
  readonly #staffing: Staffing;
  /** A second post of this colleague, and whether its row stands above the first. */
  second: Post | undefined;
  secondFirst = false;

  constructor(seed: number, snapshot: string) {
    this.#staffing = new Staffing(seed, snapshot);
    this.person = this.#staffing.person;
  }

  /** Draws the next colleague; `room` is how many rows may still be written. */
  next(room = Infinity): void {
    const p = this.#staffing.draw();
    const random = this.#staffing.random;
    this.second = undefined;
    if (isEmployed(p) && !p.post.medical && random.permille(16) && room >= 2) {
      this.second = random.pick(SECOND_POSTS);
      this.secondFirst = random.permille(250);
    }
  }
}

/** Everybody in post, one after another: always the same object. */
export function* colleagues({ seed, people, snapshot }: Trust): Generator<Person> {
  const roll = new Roll(seed, snapshot);
  for (let i = 0; i < people;) {
    roll.next();
    if (!isEmployed(roll.person)) continue;
    i++;
    yield roll.person;
  }
}

/**
 * Chance of its own for each file of a trust; staff lists draw from 0 and 1, leavers and applicants from three each. Numbers
 * are chosen so that chance alone makes nothing odd of the few cases of the worked example.
 */
export const STREAMS = {
  cases: 114,
  training: 620,
  promotions: 502,
  leavers: 772,
  applicants: 435,
  survey: 40,
  patients: 41,
};
