/**
 * Draws made-up colleagues one after another. What goes together in a real workforce goes together here: the post decides
 * band, sex and age; post, age and site the ethnic origin; origin the religion; and who left one question open left others too.
 */
import { anniversaries } from './calendar.js';
import { CAME, SERVICES } from './contracts.js';
import { MINORITY, type Origin, RELIGION, UNKNOWN_ORIGIN, WHITE } from './ethnicity.js';
import { AGES, PLACES, POSTS, type Post, SITES, SITE_MINORITY } from './posts.js';
import { Random, curve, table } from './random.js';
import { type Terms, drawTerms } from './terms.js';

export type Contract = 'Permanent' | 'Fixed Term Temp' | 'Bank' | 'Honorary' | 'Non-Exec Director/Chair';

/** One colleague, filled anew for every draw: a million small objects would cost more than the writing. */
export interface Person extends Terms {
  number: number;
  contract: Contract;
  post: Post;
  site: string;
  /** What the trust is paid for that the colleague works on. */
  service: string;
  /** The day of transfer from another employer with a contract; −1 for most. */
  transferred: number;
  female: boolean;
  age: number;
  birth: number;
  start: number;
  /** Whole years of service, with a former employer too. */
  years: number;
  origin: Origin;
  religion: string;
  disability: string;
  orientation: string;
  marital: string;
  status: string;
  fte: string;
}

const NON_EXECUTIVE: Post = {
  staffGroup: 'Administrative and Clerical',
  title: 'Non-Executive Director',
  occupationCode: 'Z2E',
  payScale: '',
  band: '',
  points: [],
  female: 450,
  minority: 150,
  ages: 'senior',
  mix: 'office',
  place: 'head',
  medical: false,
  fixedTerm: 0,
};
const isBankPost = (post: Post) => /Healthcare Assistant|^Staff Nurse|Ward Clerk|Domestic Assistant/.test(post.title);
const BANK_POSTS = table(
  POSTS.values.filter(isBankPost).map((post) => [post, post.staffGroup.startsWith('Add') ? 5 : 2]),
);
const HONORARY_POSTS = table(
  POSTS.values
    .filter((post) => post.title === 'Consultant')
    .map((post) => [{ ...post, title: 'Honorary Consultant', payScale: '', points: [] }, 1]),
);
const CONTRACTS = table<Contract>([
  ['Permanent', 3740],
  ['Bank', 170],
  ['Honorary', 32],
  ['Non-Exec Director/Chair', 9],
]);

const FULL_TIME = '1.00';
const PART_TIME = table([
  ['0.80', 26],
  ['0.60', 22],
  ['0.64', 8],
  ['0.53', 8],
  ['0.50', 12],
  ['0.85', 8],
  ['0.92', 8],
  ['0.40', 6],
  ['0.27', 2],
]);
const TENURE = curve([0, 150], [2, 115], [5, 70], [10, 38], [18, 26], [26, 9], [40, 1]);
const STATUS = table([
  ['Active Assignment', 968],
  ['Acting Up', 10],
  ['Internal Secondment', 11],
  ['Career Break', 5],
  ['Out on External Secondment', 3],
  ['Suspend No Pay', 1],
]);
const MARITAL_BY_DECADE = [
  table([
    ['Single', 97],
    ['Married', 2],
    ['Unknown', 1],
  ]),
  table([
    ['Single', 66],
    ['Married', 29],
    ['Civil Partnership', 1],
    ['Divorced', 1],
    ['Unknown', 3],
  ]),
  table([
    ['Single', 32],
    ['Married', 58],
    ['Civil Partnership', 1],
    ['Divorced', 5],
    ['Legally Separated', 1],
    ['Unknown', 3],
  ]),
  table([
    ['Single', 20],
    ['Married', 60],
    ['Civil Partnership', 1],
    ['Divorced', 13],
    ['Legally Separated', 2],
    ['Widowed', 1],
    ['Unknown', 3],
  ]),
  table([
    ['Single', 14],
    ['Married', 62],
    ['Civil Partnership', 1],
    ['Divorced', 16],
    ['Legally Separated', 1],
    ['Widowed', 3],
    ['Unknown', 3],
  ]),
  table([
    ['Single', 11],
    ['Married', 62],
    ['Divorced', 16],
    ['Widowed', 8],
    ['Unknown', 3],
  ]),
];
const LGB = table([
  ['Gay or Lesbian', 21],
  ['Bisexual', 14],
  ['Other sexual orientation not listed', 2],
  ['Undecided', 2],
]);
const NO_DISABILITY_ANSWER = table([
  ['Not Declared', 62],
  ['Unspecified', 30],
  ['', 8],
]);
const ORIENTATION_DECLINED = table([
  ['Not stated (person asked but declined to provide a response)', 80],
  ['I do not wish to disclose my sexual orientation', 20],
]);

/** Younger colleagues are more diverse than older ones: minority share, per thousand, more or less. */
function minorityByAge(age: number): number {
  return age < 24 ? -10 : age < 45 ? 30 : age < 55 ? -20 : -65;
}

/** Those who came of late are more diverse than those who have long been here. */
function minorityByService(years: number): number {
  return years === 0 ? 80 : years === 1 ? 50 : -15;
}

export interface StaffingOptions {
  /** Employee numbers start above this. */
  from?: number;
  /** Minority share, per thousand, more or less than among those in post. */
  minority?: number;
  /** Which chance of the seed is drawn from. */
  stream?: number;
}

/** On a contract of employment: not bank, honorary or non-executive. */
export function isEmployed(p: Person): boolean {
  return p.contract === 'Permanent' || p.contract === 'Fixed Term Temp';
}

/** Of Black and minority ethnic origin, as the standards count: not White and not unknown. */
export function isMinority(p: Person): boolean {
  return (
    p.origin.background !== 'white' && p.origin.background !== 'whiteEuropean' && p.origin.background !== 'unknown'
  );
}

/** Draws whether somebody is at work on the day of the list. */
export function drawStatus(p: Person, random: Random): void {
  const away = p.female && p.age >= 25 && p.age <= 41 && random.permille(52);
  p.status = away ? 'Maternity & Adoption' : random.pick(STATUS);
}

/** Days into the year: 29 September, where the year begins in April; a day that cannot be read as a month. */
const CAME_AFTER = 181;

export class Staffing {
  readonly person: Person;
  readonly #random: Random;
  /** Pay and the like draw from chance of their own, so that who works here does not hang on them. */
  readonly #terms: Random;
  readonly #minority: number;
  /** The day on which a contract came to the trust. */
  readonly #came: number;
  /** Day numbers of the snapshot date, this year and every year back: an age is a birthday between two of them. */
  readonly #snapshots: Int32Array;

  constructor(seed: number, snapshot: string, options: StaffingOptions = {}) {
    const stream = options.stream ?? 0;
    this.#random = new Random(seed, stream);
    this.#terms = new Random(seed, stream + 1);
    this.#minority = options.minority ?? 0;
    this.#snapshots = anniversaries(snapshot, 76);
    this.#came = (this.#snapshots[1] as number) + 1 + CAME_AFTER;
    this.person = { number: options.from ?? 20_000_000 } as Person;
  }

  get random(): Random {
    return this.#random;
  }

  /** Draws the next colleague into `person`. */
  draw(): Person {
    const random = this.#random;
    const p = this.person;
    p.number += 3 + random.below(9);
    p.contract = random.pick(CONTRACTS);
    return this.#fill(
      p.contract === 'Bank'
        ? random.pick(BANK_POSTS)
        : p.contract === 'Honorary'
          ? random.pick(HONORARY_POSTS)
          : p.contract === 'Permanent'
            ? random.pick(POSTS)
            : NON_EXECUTIVE,
    );
  }

  /** Draws somebody for this post into `person`. */
  drawFor(post: Post): Person {
    this.person.number += 3 + this.#random.below(9);
    this.person.contract = 'Permanent';
    return this.#fill(post);
  }

  #fill(post: Post): Person {
    const random = this.#random;
    const p = this.person;
    p.post = post;
    if (p.contract === 'Permanent' && random.permille(post.fixedTerm)) p.contract = 'Fixed Term Temp';
    const place = random.pick(PLACES[post.place]);
    p.site = SITES[place] as string;
    p.female = random.permille(post.female);
    p.age = random.pick(AGES[post.ages]);
    p.birth = (this.#snapshots[p.age] as number) - random.below(365);
    p.years = Math.min(random.pick(TENURE), p.age - 18);
    // The young have come of late, or every year would find fewer of them.
    if (p.age < 29) p.years = Math.floor(p.years / 2);
    p.start = (this.#snapshots[p.years] as number) - random.below(p.years === p.age - 18 ? 200 : 365);
    const came = place === CAME.place && post.place === 'community' && post.staffGroup === CAME.staffGroup;
    p.service = came ? CAME.service : (SERVICES[place] as string);
    p.transferred = came ? this.#came : -1;
    if (came) p.start = p.transferred;
    this.#origin(p, SITE_MINORITY[place] as number);
    this.#answers(p, p.years);
    p.marital = random.permille(25)
      ? ''
      : random.pick(
          MARITAL_BY_DECADE[
            Math.min(5, Math.max(0, Math.floor(p.age / 10) - 1 - (p.age < 23 ? 1 : 0)))
          ] as (typeof MARITAL_BY_DECADE)[0],
        );
    drawStatus(p, random);
    const partTime = p.female ? (p.age > 29 ? 560 : 260) : p.age > 58 ? 330 : 130;
    p.fte =
      p.contract === 'Bank' || p.contract === 'Honorary'
        ? '0.00'
        : p.contract === 'Non-Exec Director/Chair'
          ? '0.10'
          : random.permille(partTime)
            ? random.pick(PART_TIME)
            : FULL_TIME;
    drawTerms(p, this.#terms, this.#snapshots);
    return p;
  }

  #origin(p: Person, bySite: number): void {
    const random = this.#random;
    const unknown = p.post.medical ? 62 : 33;
    const share = Math.max(
      15,
      p.post.minority + minorityByAge(p.age) + minorityByService(p.years) + bySite + this.#minority,
    );
    p.origin = random.permille(unknown)
      ? random.pick(UNKNOWN_ORIGIN)
      : random.permille(share)
        ? random.pick(MINORITY[p.post.mix])
        : random.pick(WHITE);
  }

  #answers(p: Person, years: number): void {
    const random = this.#random;
    const ease = random.below(1000);
    const silent = ease < (years > 15 ? 120 : 55);
    const reticent = !silent && ease > 865;
    p.religion = silent
      ? 'Unspecified'
      : reticent || random.permille(15)
        ? 'I do not wish to disclose my religion/belief'
        : random.pick(RELIGION[p.origin.background]);
    p.orientation = silent
      ? 'Unspecified'
      : reticent || random.permille(12)
        ? random.pick(ORIENTATION_DECLINED)
        : random.permille(p.age < 35 ? 62 : 28)
          ? random.pick(LGB)
          : 'Heterosexual or Straight';
    const disabled =
      80 +
      (p.age < 32 ? 14 : p.age > 50 ? 10 : 0) -
      (p.post.medical ? 42 : 0) -
      (p.origin.background === 'white' ? 0 : 22);
    p.disability = silent
      ? random.pick(NO_DISABILITY_ANSWER)
      : reticent && random.permille(330)
        ? 'Prefer Not To Answer'
        : random.permille(disabled)
          ? 'Yes'
          : 'No';
  }
}
