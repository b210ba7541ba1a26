#!/usr/bin/env node
// node tests/bench/report.mjs [--people 3500] [--repeat 15]
// Core time for a file of every kind, in Node: reading each, and the whole report. Processor time, so that other work
// on the machine counts for less. Warm: the first rounds, in which the engine still compiles, are left out.
import { parseArgs } from 'node:util';
import { generateFiles } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '3500' }, repeat: { type: 'string', default: '15' } },
});
const repeat = Number(values.repeat);
const settings = { format: 'evenhand-settings/1', snapshot_date: '2026-03-31' };
const files = [...generateFiles({ seed: 2026, people: Number(values.people), snapshot: settings.snapshot_date })].map(
  ({ kind, name, chunks }) => ({ kind, name, bytes: Buffer.from([...chunks].join('')) }),
);

/** Milliseconds of processor time. */
function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

function read(session, { kind, name, bytes }) {
  session.begin(name, kind);
  session.push(bytes);
  return session.finish();
}

const session = await openSession();
session.configure(settings);
const samples = new Map();
const note = (name, ms) => samples.set(name, [...(samples.get(name) ?? []), ms]);
for (let round = 0; round < repeat + 3; round++) {
  const reading = files.map((file) => [`read ${file.kind}`, timed(() => read(session, file)).ms]);
  const { ms, result } = timed(() => session.reportText());
  if (round < 3) continue;
  for (const [name, time] of reading) note(name, time);
  note(
    'read all',
    reading.reduce((sum, [, time]) => sum + time, 0),
  );
  note('report', ms);
  samples.bytes = result.length;
}
console.log(
  `${values.people} people, ${files.length} files, report of ${samples.bytes} characters; ms, ${repeat} rounds`,
);
for (const [name, list] of samples) {
  const sorted = [...list].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(
    `${name.padEnd(18)} fastest ${sorted[0].toFixed(1).padStart(7)}   median ${median.toFixed(1).padStart(7)}`,
  );
}
