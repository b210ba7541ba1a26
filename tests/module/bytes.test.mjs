/** The same bytes everywhere: the report does not depend on where it is made or on how the file is cut into pieces. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { exampleTrust } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { NINE, SETTINGS, at, internalReport, readInto, scratch } from './help.mjs';
import { MESSY } from './messy.mjs';

const CHUNKS = [1, 7, 4096, 1 << 20];
const folder = scratch();
const settings = path.join(folder, 'settings.json');
writeFileSync(settings, JSON.stringify(SETTINGS));
const native = at('build/sanitize/tests/evenhand_report');

const keep = (name, pieces) => {
  writeFileSync(path.join(folder, name), Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  return path.join(folder, name);
};
const files = { nine: NINE, messy: keep('messy.csv', [MESSY]), trust: keep('trust.csv', [...exampleTrust()]) };

for (const [name, file] of Object.entries(files)) {
  const bytes = readFileSync(file);
  const expected = execFileSync(native, ['--chunk', '65536', '--settings', settings, file], { maxBuffer: 1 << 28 });

  for (const chunk of CHUNKS) {
    test(`${name}: native, pieces of ${chunk}`, () => {
      assert.ok(existsSync(native));
      const text = execFileSync(native, ['--chunk', String(chunk), '--settings', settings, file], {
        maxBuffer: 1 << 28,
      });
      assert.ok(text.equals(expected), 'the bytes differ');
    });
    test(`${name}: Node, pieces of ${chunk}`, async () => {
      const session = await openSession();
      session.configure(SETTINGS);
      assert.equal(
        readInto(session, path.basename(file), bytes, { kind: 'staff', chunk }).format,
        'evenhand-inspection/1',
      );
      assert.ok(Buffer.from(`${session.reportText()}\n`).equals(expected), 'the bytes differ from the native report');
    });
  }
  test(`${name}: the command`, () => {
    const { stdout } = internalReport(['--staff', file, '--settings', settings]);
    assert.ok(Buffer.from(stdout).equals(expected), 'the bytes differ from the native report');
  });
}

test('the comparison can fail: another snapshot date gives other bytes', async () => {
  const session = await openSession();
  session.configure({ ...SETTINGS, snapshot_date: '2024-03-31' });
  readInto(session, 'nine.csv', readFileSync(NINE), { kind: 'staff' });
  const expected = execFileSync(native, ['--chunk', '7', '--settings', settings, NINE]);
  assert.ok(!Buffer.from(`${session.reportText()}\n`).equals(expected));
});
