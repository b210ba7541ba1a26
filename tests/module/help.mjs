/** What the module tests share: where things are, and the command as another program would run it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const at = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
export const NINE = at('tests/data/nine.csv');
export const SETTINGS = { format: 'evenhand-settings/1', snapshot_date: '2025-03-31' };

export const readNine = () => readFileSync(NINE);
export const scratch = () => mkdtempSync(path.join(os.tmpdir(), 'evenhand-'));

/** Runs the command and gives what it wrote and how it ended. */
export function evenhand(args, { input, cwd } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('wasm/cli.mjs'), ...args], {
    input,
    cwd,
    maxBuffer: 1 << 28,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** What makes the command give all numbers, said twice as it wants. */
export const INTERNAL = ['--audience', 'internal', '--contains-personal-data'];

/** Runs `report` for internal use, with all numbers. */
export const internalReport = (args, options) => evenhand(['report', ...INTERNAL, ...args], options);

/** Reads bytes into a session in pieces of `chunk`; gives the inspection or the refusal. */
export function readInto(session, name, bytes, { kind, chunk = 1 << 20, options } = {}) {
  session.begin(name, kind, options);
  for (let from = 0; from < bytes.length; from += chunk) {
    const refusal = session.push(bytes.subarray(from, from + chunk));
    if (refusal) return refusal;
  }
  return session.finish();
}

export function measure(report, id) {
  const found = report.measures.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The report has no measure ${id}.`);
  return found;
}

/** The counts of a composition that are not zero, by category. */
export const counts = (report, id) =>
  Object.fromEntries(
    measure(report, id)
      .categories.filter(({ count }) => count > 0)
      .map(({ id: category, count }) => [category, count]),
  );

/** Windows-1252 bytes of a text: Latin-1 but for the typographic signs that Office writes. */
export function windows1252(text) {
  const signs = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '—': 0x97 };
  return Buffer.from([...text].map((sign) => signs[sign] ?? sign.charCodeAt(0)));
}
