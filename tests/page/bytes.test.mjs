/**
 * The same bytes in Chromium as in Node and from the native tool, however the file is cut into pieces.
 * The other half, with the command, is tests/module/bytes.test.mjs.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import esbuild from 'esbuild';
import { exampleTrust } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { NINE, SETTINGS, at, readInto, scratch } from '../module/help.mjs';
import { MESSY } from '../module/messy.mjs';
import { choose, close, launch, openPage, saved, step, toInternal } from './help.mjs';

const CHUNKS = [1, 7, 4096, 1 << 20];
const folder = scratch();
const native = at('build/sanitize/tests/evenhand_report');
const FILES = {
  'nine.csv': readFileSync(NINE),
  'messy.csv': MESSY,
  'trust.csv': Buffer.concat([...exampleTrust()].map((piece) => Buffer.from(piece))),
};

/** What runs in the worker: the built module, the session on it, and one file read in pieces of one size. */
async function workerScript() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `
        import { createSession } from './session';
        self.onmessage = async ({ data: { wasm, settings, name, bytes, chunk } }) => {
          try {
            const session = await createSession({ factory: self.createEvenhand, wasmBinary: wasm });
            session.configure(settings);
            session.begin(name, 'staff');
            let refusal = null;
            for (let from = 0; from < bytes.length && !refusal; from += chunk)
              refusal = session.push(bytes.subarray(from, from + chunk));
            const end = refusal ?? session.finish();
            self.postMessage(end.format === 'evenhand-inspection/1' ? { text: session.reportText() } : { error: end.message });
          } catch (error) {
            self.postMessage({ error: String(error) });
          }
        };`,
      resolveDir: at('wasm/src'),
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  return `${readFileSync(at('wasm/dist/evenhand.cjs'), 'utf8')}\nself.createEvenhand = createEvenhand;\n${outputFiles[0].text}`;
}

function fromNative(name, bytes, settings, chunk = 65536) {
  assert.ok(existsSync(native), 'evenhand_report is missing: cmake --build --preset native --target evenhand_report');
  const file = path.join(folder, name);
  const options = path.join(folder, 'settings.json');
  writeFileSync(file, bytes);
  writeFileSync(options, JSON.stringify(settings));
  const text = execFileSync(native, ['--chunk', String(chunk), '--settings', options, file], { maxBuffer: 1 << 28 });
  assert.equal(text.at(-1), 0x0a, 'the tool ends its report with a new line');
  return text.subarray(0, -1);
}

async function fromNode(name, bytes, chunk) {
  const session = await openSession();
  session.configure(SETTINGS);
  assert.equal(readInto(session, name, bytes, { kind: 'staff', chunk }).format, 'evenhand-inspection/1');
  return Buffer.from(session.reportText());
}

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await openPage(browser); // the page itself, so that the worker stands under its policy
  await page.evaluate(
    ({ script, wasm }) => {
      const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      window.reportFrom = (name, base64, chunk, settings) =>
        new Promise((resolve) => {
          const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
          const worker = new Worker(url);
          const finish = (answer) => {
            worker.terminate();
            URL.revokeObjectURL(url);
            resolve(answer);
          };
          worker.onmessage = ({ data }) => finish(data);
          worker.onerror = ({ message }) => finish({ error: message });
          worker.postMessage({ wasm: bytesOf(wasm), settings, name, bytes: bytesOf(base64), chunk });
        });
    },
    { script: await workerScript(), wasm: readFileSync(at('wasm/dist/evenhand.wasm')).toString('base64') },
  );
});
after(async () => {
  await browser.close();
});

async function fromChromium(name, bytes, chunk, settings = SETTINGS) {
  const { text, error } = await page.evaluate(
    (given) => window.reportFrom(...given),
    [name, bytes.toString('base64'), chunk, settings],
  );
  assert.equal(error, undefined);
  return Buffer.from(text);
}

for (const [name, bytes] of Object.entries(FILES)) {
  for (const chunk of CHUNKS) {
    test(`${name} in pieces of ${chunk}: Chromium, Node and native give the same bytes`, async () => {
      const chromium = await fromChromium(name, bytes, chunk);
      assert.ok(chromium.length > 1000);
      assert.ok(chromium.equals(await fromNode(name, bytes, chunk)), 'Chromium and Node differ');
      assert.ok(chromium.equals(fromNative(name, bytes, SETTINGS, chunk)), 'Chromium and native differ');
    });
  }
}

test('the comparison can fail: another snapshot date gives other bytes', async () => {
  const other = await fromChromium('nine.csv', FILES['nine.csv'], 7, { ...SETTINGS, snapshot_date: '2024-03-31' });
  assert.ok(!other.equals(fromNative('nine.csv', FILES['nine.csv'], SETTINGS)));
});

test('what the page saves as data are the native bytes for the settings that it saves', async () => {
  const user = await openPage(browser);
  await choose(user, 'messy.csv', MESSY);
  await user.getByLabel('Wihte British').selectOption('white_british');
  await step(user, 'Settings');
  await user.getByLabel('Name of the organisation').fill('Riverside “Care” & Söhne');
  await user.getByLabel('Name of the organisation').blur();
  const settings = JSON.parse((await saved(user, 'Save settings')).text);
  await toInternal(user);
  const text = Buffer.from((await saved(user, 'Download the internal report as data (JSON)')).text);
  assert.equal(JSON.parse(text).organisation.name, 'Riverside “Care” & Söhne');
  assert.ok(
    text.equals(fromNative('messy.csv', MESSY, settings)),
    'the page and native differ (are both built from the same sources?)',
  );
  await close(user);
});
