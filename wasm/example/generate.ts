/** Made-up files: the worked examples, and any number of rows for tests and benchmarks. Same seed, same bytes, on every engine. */
import { EXAMPLE_SNAPSHOT } from './calendar.js';
import { inChunks } from './chunks.js';
import { ESR_HEADER, esrRows } from './esr.js';
import { type ExampleFile, lastYearFile, nineFiles, nineLastYearFile, staffRows, trustFiles } from './files.js';
import { messyRows } from './messy.js';
import { type Movements, movements } from './movements.js';
import { exampleNine } from './nine.js';
import { Staffing } from './people.js';
import { Roll } from './roll.js';
import type { Trust } from './trust.js';

export { EXAMPLE_SNAPSHOT } from './calendar.js';
export { UNKNOWN_PERSON } from './cases.js';
export { ESR_HEADERS } from './esr.js';
export { type ExampleFile } from './files.js';
export { type MessyExpected, encodeWindows1252, messyStaff } from './messy.js';
export { type Flow, type Movement, type Movements } from './movements.js';
export { exampleNine } from './nine.js';
export { exampleReports } from './reports.js';
export { type Example, exampleSettings } from './settings.js';

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
const trustOf = (snapshot: string, back = 0): Trust => ({
  seed: EXAMPLE_TRUST_SEED,
  people: EXAMPLE_TRUST_PEOPLE,
  snapshot,
  back,
});

/** CSV text in chunks of about 64 KiB. */
export function generateStaff(options: ExampleOptions): Generator<string> {
  const snapshot = options.snapshot ?? EXAMPLE_SNAPSHOT;
  if (options.style === 'nine') return inChunks(exampleNine(snapshot));
  return inChunks(
    options.style === 'messy'
      ? messyRows(new Staffing(options.seed, snapshot), options.rows)
      : rowsOf(new Roll(options.seed, snapshot), options.rows),
  );
}

/** A believable trust of 3,500 people, in chunks. */
export function exampleTrust(snapshot: string = EXAMPLE_SNAPSHOT): Generator<string> {
  return inChunks(staffRows(trustOf(snapshot)));
}

/** A file of every kind about a trust of any size. They agree: who has a case is in the staff list, who left is not. */
export function generateFiles(options: {
  seed: number;
  people: number;
  snapshot?: string;
  back?: number;
}): ExampleFile[] {
  return trustFiles({ snapshot: EXAMPLE_SNAPSHOT, back: 0, ...options });
}

/**
 * A file of every kind about the trust of `exampleTrust`, as its people would have written them `back` (0, 1 or 2) years
 * before the snapshot date.
 */
export function exampleFiles(snapshot: string = EXAMPLE_SNAPSHOT, back = 0): ExampleFile[] {
  return trustFiles(trustOf(snapshot, back));
}

/** Last year's staff list, of kind `staff_last_year`: the same rows as the staff list of `exampleFiles(snapshot, 1)`. */
export function exampleLastYear(snapshot: string = EXAMPLE_SNAPSHOT): ExampleFile {
  return lastYearFile(trustOf(snapshot));
}

/** Who came, stayed and went between the two lists of the trust, with what they answered; of one site if it is named. */
export function exampleMovements(snapshot: string = EXAMPLE_SNAPSHOT, site?: string): Movements {
  return movements(trustOf(snapshot), site);
}

/** What a provider with nine colleagues at its head office has: no survey, for it would tell who answered. */
export function exampleNineFiles(snapshot: string = EXAMPLE_SNAPSHOT): ExampleFile[] {
  return nineFiles(snapshot);
}

/** The eight colleagues of the year before: one has left since, and two have come. */
export function exampleNineLastYear(snapshot: string = EXAMPLE_SNAPSHOT): ExampleFile {
  return nineLastYearFile(snapshot);
}

function* rowsOf(roll: Roll, rows: number): Generator<string> {
  yield ESR_HEADER;
  for (let written = 0; written < rows; written += roll.second ? 2 : 1) {
    roll.next(rows - written);
    yield esrRows(roll);
  }
}
