/** What the worked examples publish: each report in a thread of its own, for that of the trust takes long. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as example from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { readInto } from '../module/help.mjs';

const AUDIENCES = {
  internal: { audience: 'internal' },
  publication: { audience: 'publication' },
  careless: { audience: 'publication', protection: { secondary: false } },
};
const FILES = {
  trust: () => [...example.exampleFiles(), example.exampleLastYear()],
  nine: () => [...example.exampleNineFiles(), example.exampleNineLastYear()],
};

async function reportOf({ which, audience }) {
  const session = await openSession();
  const problems = session.configure({
    format: 'evenhand-settings/1',
    snapshot_date: '2026-03-31',
    ...example.exampleSettings(which),
    ...AUDIENCES[audience],
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  for (const { kind, name, chunks } of FILES[which]()) {
    readInto(session, name, Buffer.from([...chunks].join('')), { kind });
  }
  return session.report();
}

const inThread = (data) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** { internal, publication, careless } of an example. */
export async function exampleReports(which) {
  const names = Object.keys(AUDIENCES);
  const made = await Promise.all(names.map((audience) => inThread({ which, audience })));
  return Object.fromEntries(names.map((name, i) => [name, made[i]]));
}

if (!isMainThread && workerData?.which !== undefined) parentPort.postMessage(await reportOf(workerData));
