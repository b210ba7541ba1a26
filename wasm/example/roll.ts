/** The staff of one made-up trust in the order of its list. Drawn anew for every file, so that ids agree and nothing is kept. */
import { Earlier } from './earlier.js';
import { goneSince } from './leavers.js';
import { type Person, Staffing, isEmployed } from './people.js';
import { type Post, SECOND_POSTS } from './posts.js';
import { type Trust, yearOf } from './trust.js';

/** Somebody in a staff list: always the same object. */
export interface Listed {
  readonly person: Person;
  /** A second post of this colleague, and whether its row stands above the first. */
  second: Post | undefined;
  secondFirst: boolean;
}

export class Roll implements Listed {
  readonly person: Person;
  readonly #staffing: Staffing;
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

/** Everybody in this year's list as it is, bank, honorary and non-executive too. */
export function* listedNow({ seed, people, snapshot }: Trust): Generator<Listed> {
  const roll = new Roll(seed, snapshot);
  for (let employed = 0; employed < people;) {
    roll.next();
    if (isEmployed(roll.person)) employed++;
    yield roll;
  }
}

/** Everybody in the list of the trust's year: those who have left since, then those who are still here; pay as drawn. */
export function* listed(trust: Trust): Generator<Listed> {
  const { back } = trust;
  if (back > 0) {
    for (const person of goneSince(trust)) yield { person, second: undefined, secondFirst: false };
  }
  const earlier = new Earlier(trust);
  const day = yearOf(trust).last;
  for (const one of listedNow(trust)) {
    if (one.person.start > day) continue;
    earlier.take(one.person, 0, back);
    yield one;
  }
}

/** Everybody in post, one after another: always the same object. */
export function* colleagues(trust: Trust): Generator<Person> {
  for (const { person } of listed(trust)) if (isEmployed(person)) yield person;
}
