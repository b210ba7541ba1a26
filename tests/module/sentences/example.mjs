/** The report of a worked example, made by the module with all its files, its settings and the years before. */
import {
  EXAMPLE_SNAPSHOT,
  exampleFiles,
  exampleLastYear,
  exampleNineFiles,
  exampleNineLastYear,
  exampleReports,
  exampleSettings,
} from '../../../wasm/dist/example.mjs';
import { openSession } from '../../../wasm/dist/index.mjs';

const encoder = new TextEncoder();

function read(session, { kind, name, chunks }) {
  session.begin(name, kind);
  for (const chunk of chunks) session.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
  const outcome = session.finish();
  if (outcome.format === 'evenhand-refusal/1') throw new Error(outcome.message);
}

async function make(which) {
  const session = await openSession();
  const problems = session.configure({
    format: 'evenhand-settings/1',
    snapshot_date: EXAMPLE_SNAPSHOT,
    ...exampleSettings(which),
  });
  if (problems.length > 0) throw new Error(problems[0].message);
  const files =
    which === 'trust' ? [...exampleFiles(), exampleLastYear()] : [...exampleNineFiles(), exampleNineLastYear()];
  for (const file of files) read(session, file);
  if (which === 'trust') {
    for (const { name, text } of exampleReports(await openSession())) {
      read(session, { kind: 'previous', name, chunks: [text] });
    }
  }
  return session.report();
}

const reports = new Map();

/** The same report for every test that asks. */
export function exampleReport(which) {
  if (!reports.has(which)) reports.set(which, make(which));
  return reports.get(which);
}
