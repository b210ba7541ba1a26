/**
 * Somebody who has only what is published, and who knows the definitions, tries to find what is hidden: counts by linear
 * programmes over all tables at once, figures by working them backwards, sentences by reading them.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import test, { before } from 'node:test';
import { Worker } from 'node:worker_threads';

const ORGANISATIONS = Number(process.env.EVENHAND_ORGANISATIONS ?? 500);
const share = (some, all) => `${some} of ${all} (${((100 * some) / all).toFixed(1)}%)`;
const say = ({ name, value, low, high }) => `${name} is ${value}, found to be ${low} to ${high}`;

/** What came of every `step`th organisation from `from` on, attacked in a thread of its own. */
function attacked(from, step) {
  return new Promise((resolve, reject) => {
    const results = [];
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { from, step, to: ORGANISATIONS },
    });
    worker.on('message', (result) => results.push(result));
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve(results) : reject(new Error(`A worker ended with ${code}.`))));
  });
}

let results = [];
before(async () => {
  const workers = Math.min(4, os.availableParallelism?.() ?? os.cpus().length);
  results = (await Promise.all(Array.from({ length: workers }, (_, i) => attacked(i + 1, workers)))).flat();
});

test('what a reader knows is true: every sum and figure comes out of reports in which all can be seen', (t) => {
  assert.equal(results.length, ORGANISATIONS);
  const seconds = (what) => Math.round(results.reduce((sum, { took }) => sum + took[what], 0) / 1000);
  t.diagnostic(`${seconds('reports')} s of making reports, ${seconds('attack')} s of attacking them`);
  none(results, ({ untrue }) => untrue);
});

/** No organisation has any of these. */
function none(list, of) {
  const found = list.flatMap((result) => of(result).map((text) => `organisation ${result.seed}: ${text}`));
  const organisations = list.filter((result) => of(result).length > 0).length;
  assert.deepEqual(found.slice(0, 10), [], `${found.length} in ${share(organisations, list.length)} organisations`);
}

const published = () => results.filter(({ careful }) => careful);

test('nothing that is hidden is found in what organisations publish', (t) => {
  none(published(), ({ careful }) => (careful.failed ? [careful.failed] : []));
  const secrets = published().reduce((sum, { careful }) => sum + careful.secrets, 0);
  t.diagnostic(`${published().length} publications with ${secrets} numbers of people that are too small to be told`);
  none(published(), ({ careful }) => careful.breaches.map(say));
  assert.ok(secrets > 20 * published().length);
});

test('no figure stands beside a hidden number from which it would be worked out', () => {
  none(published(), ({ careful }) => careful.beside ?? []);
});

test('every number that is published is the true one', () => {
  none(published(), ({ changed }) => changed);
});

test('no sentence tells what its table hides', () => {
  none(published(), ({ told }) => told);
});

test('few organisations are refused a publication', (t) => {
  const refused = results.filter((result) => result.refused !== null);
  t.diagnostic(share(refused.length, results.length));
  assert.ok(refused.length < 0.05 * results.length, refused[0]?.refused);
});

test('without second hiding the attack finds hidden numbers: it can succeed', (t) => {
  const tried = results.filter(({ careless }) => careless);
  const open = tried.map(({ careless }) => careless).filter(({ failed }) => !failed);
  const broken = open.filter(({ breaches }) => breaches.length > 0);
  const found = open.flatMap(({ breaches }) => breaches);
  const exact = found.filter(({ low, high }) => low === high).length;
  t.diagnostic(`${share(broken.length, tried.length)} of organisations; ${found.length} numbers, ${exact} exactly`);
  assert.ok(tried.length >= Math.floor(ORGANISATIONS / 5));
  assert.ok(broken.length > 0.2 * tried.length);
});

test('who knows that no hidden number is nought knows more', (t) => {
  // What that comes to is told, and not yet forbidden.
  const tried = results.filter(({ sharp }) => sharp && !sharp.failed);
  const closer = tried.filter(({ sharp }) => sharp.breaches.length > 0);
  t.diagnostic(`to closer than the threshold, ${share(closer.length, tried.length)} of organisations`);
});
