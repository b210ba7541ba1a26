/** What a set of files is made from: a trust, a day, and chance that each file has to itself. */
import { type Year, yearTo } from './calendar.js';
import { Random } from './random.js';

export interface Trust {
  /** Any whole number. */
  seed: number;
  /** Colleagues in post on the snapshot date, without bank, honorary and non-executive rows. */
  people: number;
  /** ISO date of this year's list. */
  snapshot: string;
  /** The files are those of so many years before: 0, 1 or 2. */
  back: number;
}

/**
 * Numbers are chosen so that chance alone makes nothing odd of the few cases of the worked example. Staff lists draw from 0
 * and 1, whoever left and applicants from three each; earlier years from a thousand more for every year.
 */
export const STREAMS = {
  cases: 250,
  training: 642,
  promotions: 501,
  leavers: 772,
  transferredOut: 790,
  applicants: 463,
  survey: 40,
  patients: 41,
  earlier: 800,
  earlierPay: 801,
};

export function streamOf(stream: keyof typeof STREAMS, back: number): number {
  return STREAMS[stream] + 1000 * back;
}

/** What happens to one colleague in one year: the same chance in whichever file it is told. */
export class PersonalChance extends Random {
  readonly #seed: number;
  readonly #stream: keyof typeof STREAMS;

  constructor({ seed }: Trust, stream: keyof typeof STREAMS) {
    super(seed);
    this.#seed = (seed & 0xf_ffff) * 0x1_0000_0000;
    this.#stream = stream;
  }

  /** Starts anew for somebody, so many years back. */
  of(person: number, back: number): this {
    this.restart(this.#seed + person, streamOf(this.#stream, back));
    return this;
  }
}

/** The year on whose last day the files are made, or one before it. */
export function yearOf({ snapshot, back }: Trust, before = 0): Year {
  return yearTo(snapshot, back + before);
}
