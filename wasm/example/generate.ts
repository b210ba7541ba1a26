/** Made-up staff lists: the worked examples, and any number of rows for tests and benchmarks. Same seed, same bytes, on every engine. */
import { ESR_HEADER, esrRow, esrSecondRow } from './esr.js';
import { messyRows } from './messy.js';
import { exampleNine } from './nine.js';
import { Staffing } from './people.js';
import { SECOND_POSTS } from './posts.js';

export { ESR_HEADERS } from './esr.js';
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

export const EXAMPLE_SNAPSHOT = '2026-03-31';
/** Colleagues in the worked example after second posts, bank, honorary and non-executive rows are set aside. */
export const EXAMPLE_TRUST_PEOPLE = 3500;
const EXAMPLE_TRUST_SEED = 2026;
const CHUNK = 64 * 1024;

/** CSV text in chunks of about 64 KiB. */
export function generateStaff(options: ExampleOptions): Generator<string> {
  const snapshot = options.snapshot ?? EXAMPLE_SNAPSHOT;
  if (options.style === 'nine') return inChunks(exampleNine());
  const staffing = new Staffing(options.seed, snapshot);
  return inChunks(
    options.style === 'messy' ? messyRows(staffing, options.rows) : esrRows(staffing, options.rows, Infinity),
  );
}

/** A believable trust of 3,500 people, in chunks. */
export function exampleTrust(snapshot: string = EXAMPLE_SNAPSHOT): Generator<string> {
  return inChunks(esrRows(new Staffing(EXAMPLE_TRUST_SEED, snapshot), Infinity, EXAMPLE_TRUST_PEOPLE));
}

/** Rows until there are so many rows, or so many people employed. */
function* esrRows(staffing: Staffing, rows: number, people: number): Generator<string> {
  yield ESR_HEADER;
  let written = 0;
  let employed = 0;
  while (written < rows && employed < people) {
    const p = staffing.draw();
    const isEmployed = p.contract === 'Permanent' || p.contract === 'Fixed Term Temp';
    if (isEmployed) employed++;
    // A second post stands mostly below the first, sometimes above it.
    if (isEmployed && !p.post.medical && staffing.random.permille(16) && written + 2 <= rows) {
      const second = esrSecondRow(p, staffing.random.pick(SECOND_POSTS));
      yield staffing.random.permille(250) ? second + esrRow(p) : esrRow(p) + second;
      written += 2;
    } else {
      yield esrRow(p);
      written++;
    }
  }
}

function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
