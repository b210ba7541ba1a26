/** Made-up files: the worked examples, and any number of rows for tests and benchmarks. Same seed, same bytes, on every engine. */
import { EXAMPLE_SNAPSHOT } from './calendar.js';
import { inChunks } from './chunks.js';
import { ESR_HEADER, esrRow, esrSecondRow } from './esr.js';
import { type ExampleFile, nineFiles, trustFiles } from './files.js';
import { messyRows } from './messy.js';
import { exampleNine } from './nine.js';
import { Staffing, isEmployed } from './people.js';
import { Roll } from './roll.js';

export { EXAMPLE_SNAPSHOT } from './calendar.js';
export { UNKNOWN_PERSON } from './cases.js';
export { ESR_HEADERS } from './esr.js';
export { type ExampleFile } from './files.js';
export { type MessyExpected, encodeWindows1252, messyStaff } from './messy.js';
export { exampleNine } from './nine.js';

export interface ExampleOptions {
  /** Any whole number. */
  seed: number;
  /** Rows below the header that hold people; `nine` always has nine. */
  rows: number;
  style: 'esr' | 'messy' | 'nine';
  /** ISO date on which ages are right and nobody has yet to start; 31 March 2026 if not given. */
  snapshot?: string;
}

/** Colleagues in the worked example after second posts, bank, honorary and non-executive rows are set aside. */
export const EXAMPLE_TRUST_PEOPLE = 3500;
const EXAMPLE_TRUST_SEED = 2026;

/** CSV text in chunks of about 64 KiB. */
export function generateStaff(options: ExampleOptions): Generator<string> {
  const snapshot = options.snapshot ?? EXAMPLE_SNAPSHOT;
  if (options.style === 'nine') return inChunks(exampleNine(snapshot));
  return inChunks(
    options.style === 'messy'
      ? messyRows(new Staffing(options.seed, snapshot), options.rows)
      : esrRows(new Roll(options.seed, snapshot), options.rows, Infinity),
  );
}

/** A believable trust of 3,500 people, in chunks. */
export function exampleTrust(snapshot: string = EXAMPLE_SNAPSHOT): Generator<string> {
  return inChunks(esrRows(new Roll(EXAMPLE_TRUST_SEED, snapshot), Infinity, EXAMPLE_TRUST_PEOPLE));
}

/** A file of every kind about a trust of any size. They agree: who has a case is in the staff list, who left is not. */
export function generateFiles(options: { seed: number; people: number; snapshot?: string }): ExampleFile[] {
  const snapshot = options.snapshot ?? EXAMPLE_SNAPSHOT;
  const { seed, people } = options;
  return trustFiles({ seed, people, snapshot }, () => esrRows(new Roll(seed, snapshot), Infinity, people));
}

/** A file of every kind about the trust of `exampleTrust`. */
export function exampleFiles(snapshot: string = EXAMPLE_SNAPSHOT): ExampleFile[] {
  return generateFiles({ seed: EXAMPLE_TRUST_SEED, people: EXAMPLE_TRUST_PEOPLE, snapshot });
}

/** What a provider with nine colleagues at its head office has: no survey, for it would tell who answered. */
export function exampleNineFiles(snapshot: string = EXAMPLE_SNAPSHOT): ExampleFile[] {
  return nineFiles(snapshot);
}

/** Rows until there are so many rows, or so many people employed. */
function* esrRows(roll: Roll, rows: number, people: number): Generator<string> {
  yield ESR_HEADER;
  const p = roll.person;
  let written = 0;
  let employed = 0;
  while (written < rows && employed < people) {
    roll.next(rows - written);
    if (isEmployed(p)) employed++;
    if (roll.second) {
      // A second post stands mostly below the first, sometimes above it.
      const second = esrSecondRow(p, roll.second);
      yield roll.secondFirst ? second + esrRow(p) : esrRow(p) + second;
      written += 2;
    } else {
      yield esrRow(p);
      written++;
    }
  }
}
