/** Colleagues as they were a year before: a year younger, with some questions still open, in the band they were promoted from. */
import { type Year, yearTo } from './calendar.js';
import { AFC_POINTS } from './pay.js';
import { type Person, drawStatus, isEmployed, isMinority } from './people.js';
import { POSTS, type Post, payScale } from './posts.js';
import { type Random, table } from './random.js';
import { trainedBefore } from './terms.js';
import { PersonalChance, type Trust } from './trust.js';

const BANDS = ['1', '2', '3', '4', '5', '6', '7', '8a', '8b', '8c', '8d', '9'];

/** The band below, or none: nobody is promoted into bands 1 and 2, nor into medical grades. */
export function bandBelow(post: Post): string | undefined {
  if (post.band === 'VSM') return '9';
  const at = BANDS.indexOf(post.band);
  return at >= 2 ? BANDS[at - 1] : undefined;
}

/** Chance of promotion in a year, per thousand; three years ago all were as likely, whatever their ethnic origin. */
function chance(p: Person, back: number): number {
  const age = p.age < 40 ? 120 : p.age < 55 ? 100 : 50;
  const origin = isMinority(p) ? 92 + 3 * back : 100;
  return Math.floor((88 * age * origin * (p.disability === 'Yes' ? 88 : 100)) / 1_000_000);
}

/** A day of the year on which the colleague was in post; −1 if there is none. */
export function dayIn(year: Year, p: Person, random: Random): number {
  const first = Math.max(year.first, p.start);
  const draw = random.below(1 << 20);
  return first > year.last ? -1 : first + (draw % (year.last - first + 1));
}

/** Who was promoted: asked by the file of promotions, and by the staff lists of the years before. */
export class Promotions {
  readonly #chance: PersonalChance;

  constructor(trust: Trust) {
    this.#chance = new PersonalChance(trust, 'promotions');
  }

  /** The day of promotion into the band held at the end of the year, so many years back; −1 if there was none. */
  dayOf(p: Person, back: number, year: Year): number {
    // Whoever joined in the year came straight into the post.
    if (!isEmployed(p) || bandBelow(p.post) === undefined || p.start >= year.first) return -1;
    const random = this.#chance.of(p.number, back);
    return random.permille(chance(p, back)) ? dayIn(year, p, random) : -1;
  }
}

const below = new Map<Post, Post>();

/** A post in the band below: of the same line if there is one, else of the same staff group, else as this one. */
function postBelow(post: Post): Post {
  let found = below.get(post);
  if (found === undefined) {
    const band = bandBelow(post) as string;
    const fits = (other: Post) =>
      other.band === band && other.staffGroup === post.staffGroup && other.place === post.place;
    found = POSTS.values.find((other) => fits(other) && other.occupationCode === post.occupationCode) ??
      POSTS.values.find(fits) ?? {
        ...post,
        band,
        payScale: payScale(band, post.payScale.includes('|XR')),
        points: AFC_POINTS[band] ?? [],
      };
    below.set(post, found);
  }
  return found;
}

const UNANSWERED = table([
  ['Not Declared', 5],
  ['Unspecified', 3],
]);

/** An answer of today, and what stood there a year before. Nobody takes an answer back. */
function earlierAnswers(p: Person, random: Random): void {
  const draw = random.below(1000);
  if (p.disability === 'Yes') p.disability = draw < 95 ? 'No' : draw < 150 ? 'Not Declared' : 'Yes';
  else if (p.disability === 'No') p.disability = draw < 26 ? random.pick(UNANSWERED) : draw < 29 ? 'Yes' : 'No';
  else if (p.disability === 'Prefer Not To Answer' && draw < 200) p.disability = 'Not Declared';
  const told = random.below(1000);
  if (!isOpen(p.religion)) p.religion = told < 22 ? 'Unspecified' : told < 30 ? converted(p.religion) : p.religion;
  if (!isOpen(p.orientation)) {
    const said = told < 18 || random.permille(8);
    p.orientation = said ? 'Unspecified' : outOf(p.orientation, random.below(1000));
  }
  if (p.origin.background !== 'unknown' && random.permille(7)) p.origin = NOT_STATED;
}

const NOT_STATED = { label: 'Z Not Stated', background: 'unknown' } as const;
const isOpen = (answer: string) => /^(Unspecified|I do not|Not stated)/.test(answer);
const converted = (religion: string) => (religion === 'Atheism' ? 'Christianity' : 'Atheism');
const outOf = (orientation: string, draw: number) =>
  orientation !== 'Heterosexual or Straight' && draw < 70 ? 'Heterosexual or Straight' : orientation;

function earlierMarital(p: Person, draw: number): void {
  if (p.marital === 'Married') p.marital = draw < 22 ? 'Single' : draw < 27 ? 'Divorced' : 'Married';
  else if (p.marital === 'Divorced' && draw < 60) p.marital = 'Married';
  else if (p.marital === 'Widowed' && draw < 80) p.marital = 'Married';
  else if (p.marital === 'Single' && draw < 6) p.marital = 'Unknown';
}

/** Takes people back in time. */
export class Earlier {
  readonly #snapshot: string;
  readonly #promotions: Promotions;
  readonly #chance: PersonalChance;

  constructor(trust: Trust) {
    this.#snapshot = trust.snapshot;
    this.#promotions = new Promotions(trust);
    this.#chance = new PersonalChance(trust, 'earlier');
  }

  /** Somebody in post in both years, from how things stood `from` years back to `to` years back; pay stays as it was. */
  take(p: Person, from: number, to: number): void {
    for (let back = from; back < to; back++) {
      const year = yearTo(this.#snapshot, back);
      if (this.#promotions.dayOf(p, back, year) >= 0) p.post = postBelow(p.post);
      const random = this.#chance.of(p.number, back);
      p.age--;
      p.years = Math.max(0, p.years - 1);
      earlierAnswers(p, random);
      earlierMarital(p, random.below(1000));
      p.trained = trainedBefore(p, random, year.first - 1);
      drawStatus(p, random);
    }
  }
}
