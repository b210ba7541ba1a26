/** The session as a program uses it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { latestSnapshot, openSession } from '../../wasm/dist/index.mjs';
import { SETTINGS, counts, measure, readInto, readNine } from './help.mjs';

async function open(settings = SETTINGS) {
  const session = await openSession();
  assert.deepEqual(session.configure(settings), []);
  return session;
}

const encode = (text) => new TextEncoder().encode(text);

test('a file given up leaves no trace', async () => {
  const session = await open();
  readInto(session, 'nine.csv', readNine());
  const before = session.reportText();
  session.begin('other.csv');
  session.push(encode('Gender,Disability\nMale,Yes\n'));
  assert.ok(session.progress().bytes > 0);
  session.cancel();
  assert.equal(session.inspections().length, 1);
  assert.equal(session.reportText(), before);
  assert.equal(readInto(session, 'nine.csv', readNine()).format, 'evenhand-inspection/1');
});

test('a refused file keeps what was loaded', async () => {
  const session = await open();
  readInto(session, 'nine.csv', readNine());
  const before = session.reportText();
  const refusal = readInto(session, 'picture.csv', Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex'));
  assert.equal(refusal.format, 'evenhand-refusal/1');
  assert.equal(refusal.name, 'picture.csv');
  assert.match(refusal.message, /\.$/);
  assert.match(refusal.code, /^[a-z_]+$/);
  assert.equal(session.inspections().length, 1);
  assert.equal(session.reportText(), before);
});

test('a broken tail keeps what was loaded', async () => {
  const session = await open();
  readInto(session, 'nine.csv', readNine());
  const refusal = readInto(session, 'cut.csv', encode('Gender,Ethnic Origin\nMale,"White\nFemale,White\n'));
  assert.equal(refusal.format, 'evenhand-refusal/1');
  assert.equal(session.report().organisation.headcount, 9);
});

test('a mapping of values applies at once, without reading the file again', async () => {
  const session = await open();
  readInto(session, 'staff.csv', encode('Employee Number,Ethnic Origin\n1,White - British\n2,Cornish\n3,Cornish\n'), {
    kind: 'staff',
  });
  assert.equal(measure(session.report(), 'profile.ethnicity_5').unknown, 2);

  session.configure({ ...SETTINGS, values: { ethnicity: { Cornish: 'white_other' } } });
  assert.equal(measure(session.report(), 'profile.ethnicity_5').unknown, 0);
  assert.deepEqual(counts(session.report(), 'profile.ethnicity_5'), { white: 3 });
  const [inspection] = session.inspections();
  const cornish = inspection.values.find(({ value }) => value === 'Cornish');
  assert.deepEqual([cornish.category, cornish.matched_by], ['white_other', 'setting']);
  assert.ok(
    inspection.problems.every(({ code }) => code === 'missing_column'),
    'the problem is gone',
  );

  session.configure(SETTINGS);
  assert.equal(measure(session.report(), 'profile.ethnicity_5').unknown, 2);
});

test('a mapping of columns applies to files read afterwards', async () => {
  const bytes = encode('Employee Number,Gender,Belonging\n1,Male,Islam\n2,Female,Sikhism\n');
  const session = await open({ ...SETTINGS, columns: { staff: { Belonging: 'religion', Gender: null } } });
  readInto(session, 'staff.csv', bytes, { kind: 'staff' });
  assert.deepEqual(counts(session.report(), 'profile.religion'), { muslim: 1, sikh: 1 });
  assert.equal(measure(session.report(), 'profile.sex').status, 'not_supplied');
});

test('removing a file takes its people out', async () => {
  const session = await open();
  const { id } = readInto(session, 'nine.csv', readNine());
  session.remove(id);
  assert.deepEqual(session.inspections(), []);
  assert.deepEqual(session.report().files, []);
});

test('progress counts bytes and rows', async () => {
  const session = await open();
  const bytes = encode(`Employee Number,Gender\n${Array.from({ length: 50_000 }, (_, i) => `${i},Male\n`).join('')}`);
  session.begin('long.csv', 'staff');
  let last = { bytes: 0, rows: 0 };
  for (let from = 0; from < bytes.length; from += 1 << 16) {
    session.push(bytes.subarray(from, from + (1 << 16)));
    const now = session.progress();
    assert.ok(now.bytes > last.bytes && now.rows >= last.rows);
    last = now;
  }
  assert.equal(last.bytes, bytes.length);
  const inspection = session.finish();
  assert.equal(inspection.rows_read, 50_000);
});

test('fifty files in a row need no more memory than a few', async () => {
  const session = await open();
  const bytes = encode(
    `Employee Number,Gender,Ethnic Origin\n${Array.from({ length: 20_000 }, (_, i) => `${i},Male,White - British\n`).join('')}`,
  );
  const read = () => session.remove(readInto(session, 'staff.csv', bytes, { kind: 'staff' }).id);
  for (let turn = 0; turn < 5; turn++) read();
  const before = session.memory();
  for (let turn = 0; turn < 45; turn++) read();
  assert.ok(before > 0);
  assert.equal(session.memory(), before);
});

test('a long file needs no memory for its bytes', async () => {
  const session = await open();
  // 100 MB of text that no measure uses, in one hundred thousand rows.
  const piece = encode(`7,Male,${'lorem ipsum '.repeat(84)}\n`.repeat(1000));
  session.begin('wide.csv', 'staff');
  session.push(encode('Employee Number,Gender,Remarks\n'));
  for (let turn = 0; turn < 100; turn++) session.push(piece);
  assert.equal(session.finish().rows_read, 100_000);
  assert.ok(session.memory() < 48 * 1024 * 1024, `${session.memory()} bytes`);
});

/** A hundred people, three of whom are not White. */
const HUNDRED = encode(
  `Employee Number,Ethnic Origin\n${Array.from({ length: 100 }, (_, i) => `${i},${i < 3 ? 'African' : 'White - British'}\n`).join('')}`,
);
const black = (text) =>
  measure(JSON.parse(text), 'profile.ethnicity_5').categories.find(({ id }) => id === 'black').count;

test('a publication is made in steps, and is the report when the settings say so', async () => {
  const session = await open();
  assert.equal(session.protect().format, 'evenhand-refusal/1', 'there is no file');
  readInto(session, 'staff.csv', HUNDRED, { kind: 'staff' });
  const protection = session.protect();
  let steps = 1;
  while (protection.step()) steps++;
  assert.ok(steps > 1);
  assert.equal(protection.progress().phase, 'done');
  assert.equal(black(session.publicationText()), '[c]');
  assert.equal(black(session.reportText()), 3, 'the internal report is as it was');
  const audit = session.audit();
  assert.deepEqual([audit.format, audit.verified], ['evenhand-audit/1', true]);
  assert.equal(session.protect().step(), false, 'it is known already');

  const published = session.publicationText();
  session.configure({ ...SETTINGS, audience: 'publication' });
  assert.equal(session.reportText(), published);
  assert.equal(session.report().audience, 'publication');
});

test('a changed setting or file undoes a publication', async () => {
  const session = await open({ ...SETTINGS, protection: { threshold: 3, complement: false } });
  const { id } = readInto(session, 'staff.csv', HUNDRED, { kind: 'staff' });
  assert.equal(black(session.publicationText()), 3);
  session.configure(SETTINGS);
  assert.equal(session.audit().threshold, 5);
  assert.equal(black(session.publicationText()), '[c]');
  session.remove(id);
  assert.equal(JSON.parse(session.publicationText()).format, 'evenhand-refusal/1');
});

test('two sessions know nothing of each other', async () => {
  const [one, two] = [await open(), await open()];
  readInto(one, 'nine.csv', readNine());
  assert.equal(one.inspections().length, 1);
  assert.equal(two.inspections().length, 0);
});

test('tidied cells run nothing in a spreadsheet', async () => {
  const session = await open();
  const hostile = [
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+cmd|calc', "'+cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['-5', '-5'],
    ['+44.5', '+44.5'],
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
  ];
  const quote = (cell) => `"${cell.replaceAll('"', '""')}"`;
  const text = `Employee Number,Gender,Remarks\n${hostile.map(([cell], i) => `${i},Male,${quote(cell)}\n`).join('')}`;
  session.begin('hostile.csv', 'staff', { tidy: true });
  const out = [];
  for (const byte of encode(text)) {
    session.push(Uint8Array.of(byte));
    out.push(session.drain());
  }
  assert.equal(session.finishTidy(), null);
  out.push(session.drain());
  const lines = out.join('').trimEnd().split(/\r?\n/);
  assert.deepEqual(lines, ['Employee Number,Gender,Remarks', ...hostile.map(([, cell], i) => `${i},Male,${cell}`)]);
});

test('the catalogue names the eleven kinds, all of which are read', async () => {
  const { kinds, vocabularies, rules } = (await open()).catalogue();
  assert.deepEqual(
    kinds.map(({ id }) => id),
    [
      'staff',
      'staff_last_year',
      'applicants',
      'cases',
      'training',
      'promotions',
      'survey',
      'board',
      'leavers',
      'patients',
      'benchmark',
    ],
  );
  assert.ok(kinds.every(({ supported }) => supported));
  assert.ok(vocabularies.length > 5 && rules.length > 0);
});

test('the latest 31 March, never one to come', () => {
  const snapshot = (...day) => latestSnapshot(new Date(...day));
  assert.equal(snapshot(2025, 2, 30), '2024-03-31');
  assert.equal(snapshot(2025, 2, 31), '2025-03-31');
  assert.equal(snapshot(2025, 3, 1), '2025-03-31');
  assert.equal(snapshot(2025, 11, 31), '2025-03-31');
  assert.equal(snapshot(2026, 0, 1), '2025-03-31');
});
