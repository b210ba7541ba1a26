#!/usr/bin/env node
// node tests/bench/example.mjs [--repeat 5] [--years 1]
// The trust's example as the page shows it, in Node: making its files, making the reports of earlier years, reading
// everything, and the report. The first round is what a visitor waits for; wall time, so on a quiet computer only.
import { parseArgs } from 'node:util';
import { exampleFiles, exampleLastYear, exampleReports, exampleSettings } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';

const { values } = parseArgs({
  options: { repeat: { type: 'string', default: '5' }, years: { type: 'string', default: '1' } },
});
const settings = { format: 'evenhand-settings/1', snapshot_date: '2026-03-31', ...exampleSettings('trust') };
const bytesOf = ({ chunks }) => Buffer.from([...chunks].join(''));

for (let round = 0; round < Number(values.repeat); round++) {
  const steps = [];
  let at = performance.now();
  const step = (name) => {
    const now = performance.now();
    steps.push([name, now - at]);
    at = now;
  };
  const files = [...exampleFiles(), exampleLastYear()].map((file) => ({ ...file, bytes: bytesOf(file) }));
  step('this year’s files');
  const earlier = exampleReports(await openSession(), settings.snapshot_date, Number(values.years));
  const reports = earlier.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
  step('earlier reports');
  const session = await openSession();
  session.configure(settings);
  for (const { kind, name, bytes } of [...files, ...reports]) {
    session.begin(name, kind);
    session.push(bytes);
    const outcome = session.finish();
    if (outcome.format === 'evenhand-refusal/1') throw new Error(outcome.message);
  }
  step('reading');
  const characters = session.reportText().length;
  step('report');
  const total = steps.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(
    `round ${round + 1}: ${steps.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ')}; all ${total.toFixed(0)} ms, report of ${characters} characters`,
  );
}
