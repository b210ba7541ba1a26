/** The worker's own promises, in Node: it serves a port, so a pair of functions stands in for the browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { dataFile } from './help.mjs';

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const createEvenhand = createRequire(import.meta.url)(at('../../wasm/dist/evenhand.cjs'));
const wasm = readFileSync(at('../../wasm/dist/evenhand.wasm'));
const NINE = readFileSync(dataFile('nine.csv'));

const bundled = await esbuild.build({
  stdin: { contents: "export * from './worker'; export * from './client';", resolveDir: at('../../wasm/src') },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
});
process.setMaxListeners(50); // each instance of the module in Node adds one

const { connect, serve } = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`);

/** A client and a worker face to face; `broken` decides at every push whether the module has run out of memory; `change` alters each instance. */
async function pair(broken = () => false, change = () => {}) {
  const port = { onmessage: null, postMessage: (data) => queueMicrotask(() => worker.onmessage({ data })) };
  const worker = {
    onmessage: null,
    onerror: null,
    terminate() {},
    postMessage: (data) => queueMicrotask(() => port.onmessage({ data })),
  };
  let instances = 0;
  serve(port, async (options) => {
    instances++;
    const module = await createEvenhand(options);
    const push = module.push;
    module.push = (length) => {
      if (broken()) throw new WebAssembly.RuntimeError('memory access out of bounds');
      return push(length);
    };
    change(module);
    return module;
  });
  const client = await connect(worker, wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  return { client, instances: () => instances };
}

test('out of memory is a refusal, and what was loaded before comes back under its id', async () => {
  let armed = false;
  const { client, instances } = await pair(() => {
    const now = armed;
    armed = false;
    return now;
  });
  await client.configure({ format: 'evenhand-settings/1', snapshot_date: '2025-03-31' });
  const first = await client.read(new Blob([NINE]), 'nine.csv');
  const before = await client.reportText();
  armed = true;
  const refused = await client.read(new Blob([NINE]), 'more.csv');
  assert.equal(refused.code, 'out_of_memory');
  assert.equal(instances(), 2);
  assert.deepEqual(
    (await client.inspections()).map(({ id, name }) => [id, name]),
    [[first.id, 'nine.csv']],
  );
  assert.equal(await client.reportText(), before);
});

test('a blob that cannot be read is a refusal', async () => {
  const { client } = await pair();
  const gone = new Blob([NINE]);
  gone.stream = () =>
    new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
  const refused = await client.read(gone, 'gone.csv');
  assert.equal(refused.code, 'unreadable');
  assert.match(refused.message, /^gone\.csv could not be read/);
});

test('a read cancelled before its turn never starts', async () => {
  const { client } = await pair();
  const abort = new AbortController();
  const first = client.read(new Blob([NINE]), 'nine.csv');
  const second = client.read(new Blob([NINE]), 'later.csv', { signal: abort.signal });
  abort.abort();
  assert.equal((await first).rows_used, 9);
  assert.equal((await second).code, 'cancelled');
  assert.deepEqual(
    (await client.inspections()).map(({ name }) => name),
    ['nine.csv'],
  );
});

test('a file read again keeps its id and takes the place of the first', async () => {
  const { client } = await pair();
  const first = await client.read(new Blob([NINE]), 'nine.csv');
  const shorter = NINE.toString('utf8').trim().split('\n').slice(0, 6).join('\n');
  const again = await client.read(new Blob([shorter]), 'nine.csv', { replaces: first.id });
  assert.equal(again.id, first.id);
  assert.equal((await client.report()).organisation.headcount, 5);
  await client.remove(again.id);
  assert.deepEqual(await client.inspections(), []);
});

test('reads wait for each other and progress is told in bytes of the whole', async () => {
  const { client } = await pair();
  const [header, ...rows] = NINE.toString('utf8').trim().split('\n');
  const large = new Blob([`${header}\n`, ...Array(4000).fill(`${rows.join('\n')}\n`)]);
  const told = [];
  const [outcome, later] = await Promise.all([
    client.read(large, 'large.csv', { onProgress: (progress) => told.push(progress) }),
    client.read(new Blob([NINE]), 'large.csv'),
  ]);
  assert.equal(outcome.rows_read, 36_000);
  assert.equal(later.rows_read, 9);
  assert.deepEqual(told.at(-1), { bytes: large.size, rows: told.at(-1).rows, total: large.size });
});

const REFUSAL = { format: 'evenhand-refusal/1', name: '', row: 0 };

/** A protection of `steps` steps of 20 ms each; `log` tells what was asked of it. */
function protection({ steps = 30, publication = '{"audience":"publication"}', crash = false } = {}) {
  const log = { started: 0, steps: 0 };
  const change = (module) => {
    let left = 0;
    Object.assign(module, {
      protectStart() {
        log.started++;
        left = steps;
        return '';
      },
      protectStep() {
        log.steps++;
        for (const until = performance.now() + 20; performance.now() < until;);
        if (crash && log.steps === 3) throw new WebAssembly.RuntimeError('memory access out of bounds');
        return --left > 0;
      },
      protectProgress: () => JSON.stringify({ phase: 'bounding', done: steps - left, of: steps }),
      audit: () => '{"format":"evenhand-audit/1"}',
      publication: () => publication,
    });
  };
  return { log, change };
}

async function protectedPair(options) {
  const { log, change } = protection(options);
  const { client } = await pair(undefined, change);
  await client.configure({ format: 'evenhand-settings/1', snapshot_date: '2025-03-31' });
  await client.read(new Blob([NINE]), 'nine.csv');
  return { client, log };
}

test('protection tells how far it is, and other calls are answered in between', async () => {
  const { client, log } = await protectedPair();
  const told = [];
  const done = client.protect({ onProgress: (progress) => told.push(progress) });
  await client.inspections();
  await client.report();
  assert.ok(log.steps < 20, `only after ${log.steps} steps`);
  assert.equal((await done).format, 'evenhand-audit/1');
  assert.equal(log.steps, 30);
  assert.ok(told.length >= 3, `told ${told.length} times`);
  assert.deepEqual(told.at(-1), { phase: 'bounding', done: 30, of: 30 });
  assert.equal(await client.publicationText(), '{"audience":"publication"}');
  assert.equal(await client.auditText(), '{"format":"evenhand-audit/1"}');
});

test('protection is cancelled within a few steps, and can be started again', async () => {
  const { client, log } = await protectedPair();
  const abort = new AbortController();
  const outcome = await client.protect({ signal: abort.signal, onProgress: () => abort.abort() });
  assert.equal(outcome, null);
  assert.ok(log.steps < 15, `after ${log.steps} steps`);
  assert.equal((await client.publicationText()).code, 'out_of_date', 'half of it is nothing');
  assert.equal(await client.protect({ signal: abort.signal }), null, 'cancelled before it began');
  assert.equal((await client.protect()).format, 'evenhand-audit/1');
  assert.equal(log.started, 2);
});

const CHANGES = {
  'other settings': (client) => client.configure({ format: 'evenhand-settings/1', snapshot_date: '2024-03-31' }),
  'another file': (client) => client.read(new Blob([NINE]), 'nine.csv'),
  'a file removed': async (client) => client.remove((await client.inspections())[0].id),
};
for (const [name, change] of Object.entries(CHANGES)) {
  test(`${name} in the middle of protection end it, and afterwards make it out of date`, async () => {
    const { client, log } = await protectedPair();
    let outcome;
    await new Promise((started) => {
      outcome = client.protect({ onProgress: started });
    });
    await change(client);
    assert.equal(await outcome, null);
    assert.ok(log.steps < 15, `after ${log.steps} steps`);
    if (name === 'a file removed') await client.read(new Blob([NINE]), 'nine.csv');
    await client.protect();
    assert.equal(typeof (await client.publicationText()), 'string');
    await change(client);
    assert.equal((await client.publicationText()).code, 'out_of_date');
    assert.equal((await client.auditText()).code, 'out_of_date');
  });
}

test('a publication that is not safe is a refusal', async () => {
  const refusal = { ...REFUSAL, code: 'not_safe', message: 'Make fewer tables.' };
  const { client } = await protectedPair({ publication: JSON.stringify(refusal) });
  await client.protect();
  assert.deepEqual(await client.publicationText(), refusal);
});

test('out of memory while protecting is a refusal, and the files come back', async () => {
  const { client } = await protectedPair({ crash: true });
  assert.equal((await client.protect()).code, 'out_of_memory');
  assert.deepEqual(
    (await client.inspections()).map(({ name }) => name),
    ['nine.csv'],
  );
});
