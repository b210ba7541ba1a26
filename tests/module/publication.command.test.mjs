/** The command gives publications: small numbers hidden, unless it is told otherwise twice. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { INTERNAL, NINE, at, evenhand, internalReport, measure, scratch } from './help.mjs';

const folder = scratch();
const file = (name, content) => {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
};

/** Two hundred people, of whom three are Black and one has a word that nobody knows. */
const PEOPLE = [
  [110, 'Female,White - British'],
  [60, 'Male,White - British'],
  [14, 'Female,Asian or Asian British - Indian'],
  [12, 'Male,Asian or Asian British - Indian'],
  [3, 'Female,Black or Black British - African'],
  [1, 'Female,Martian'],
];
const rows = PEOPLE.flatMap(([number, words]) => Array(number).fill(words));
const STAFF = file(
  'staff.csv',
  `Employee Number,Gender,Ethnic Origin\n${rows.map((words, index) => `${index + 1},${words}\n`).join('')}`,
);
const SETTINGS = file('settings.json', '{"format":"evenhand-settings/1","snapshot_date":"2025-03-31"}');
const ARGS = ['--staff', STAFF, '--settings', SETTINGS];

const publication = (args = []) => {
  const { status, stdout, stderr } = evenhand(['report', ...ARGS, ...args]);
  assert.equal(status, 0, stderr);
  return { report: stdout === '' ? null : JSON.parse(stdout), stderr };
};
const black = (report) => measure(report, 'profile.ethnicity_5').categories.find(({ id }) => id === 'black');

test('nothing said: the report is for publication, and the three are hidden', () => {
  const { report } = publication();
  assert.equal(report.format, 'evenhand-report/1');
  assert.equal(report.audience, 'publication');
  assert.equal(report.protection.verified, true);
  assert.ok(report.protection.hidden > 0);
  assert.equal(black(report).count, '[c]');
  assert.equal(black(report).percent_of_all, '[c]', 'the share would tell');
  assert.deepEqual(publication(['--audience', 'publication']).report, report, 'the same when it is said');
});

test('what is wrong with the files is told to whoever ran it, not to the public', () => {
  const { report, stderr } = publication();
  assert.match(stderr, /staff\.csv: .*1 warning/);
  assert.match(stderr, /not known for "Ethnicity"/);
  assert.doesNotMatch(JSON.stringify(report), /Martian/);
  assert.deepEqual(report.files[0].problems, []);
  assert.doesNotMatch(stderr, /Hiding small numbers/, 'progress is for a terminal');
});

test('settings do not decide: an internal audience in them counts as not said', () => {
  const internal = file(
    'internal.json',
    '{"format":"evenhand-settings/1","snapshot_date":"2025-03-31","audience":"internal"}',
  );
  const { status, stdout } = evenhand(['report', '--staff', STAFF, '--settings', internal]);
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).audience, 'publication');
});

test('how numbers are hidden comes from the settings', () => {
  const [eleven, three] = [11, 3].map((threshold) => {
    const settings = file(
      `threshold-${threshold}.json`,
      JSON.stringify({ format: 'evenhand-settings/1', snapshot_date: '2025-03-31', protection: { threshold } }),
    );
    const { status, stdout, stderr } = evenhand(['report', '--staff', STAFF, '--settings', settings]);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  });
  assert.deepEqual([eleven.protection.threshold, three.protection.threshold], [11, 3]);
  assert.ok(eleven.protection.hidden > three.protection.hidden);
});

test('without the second hiding nothing is proved, so that too is to be said twice', () => {
  const settings = file(
    'first-only.json',
    JSON.stringify({ format: 'evenhand-settings/1', snapshot_date: '2025-03-31', protection: { secondary: false } }),
  );
  const args = ['report', '--staff', STAFF, '--settings', settings];
  const { status, stdout, stderr } = evenhand(args);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /Second hiding.*add --contains-personal-data/);
  const said = JSON.parse(evenhand([...args, '--contains-personal-data']).stdout);
  assert.deepEqual([said.audience, said.protection.verified], ['publication', false]);
});

/** Ends with status 2 and one sentence, and leaves no file. */
function refused(args, words) {
  const out = path.join(folder, 'refused.json');
  const { status, stdout, stderr } = evenhand(['report', ...ARGS, ...args, '--json', out]);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  assert.match(stderr, words);
  assert.equal(existsSync(out), false);
}

test('all numbers only when it is said twice, and the sentence says what to add', () => {
  refused(['--audience', 'internal'], /add --contains-personal-data/);
  const { status, stdout } = internalReport(ARGS);
  assert.equal(status, 0);
  assert.equal(publication(['--contains-personal-data']).report.audience, 'publication', 'one word is not two');
  const report = JSON.parse(stdout);
  assert.equal(report.audience, 'internal');
  assert.equal(black(report).count, 3);
  assert.equal(report.files[0].problems.length > 0, true);
});

test('the page that it writes is the publication', () => {
  const [html, internal] = ['public.html', 'internal.html'].map((name) => path.join(folder, name));
  publication(['--html', html]);
  const text = readFileSync(html, 'utf8');
  assert.ok(text.includes('[c]'));
  assert.ok(!text.includes('Martian') && !text.includes('eh-report--internal"'));
  assert.equal(internalReport([...ARGS, '--html', internal]).status, 0);
  assert.ok(readFileSync(internal, 'utf8').includes('eh-report--internal"'));
});

test('an audit beside it: what is hidden and why, as JSON and as a page', () => {
  const [json, html] = ['audit.json', 'audit.html'].map((name) => path.join(folder, name));
  refused(['--audit', json], /add --contains-personal-data/);
  assert.equal(existsSync(json), false);
  const { report } = publication(['--audit', json, '--contains-personal-data']);
  assert.equal(report.audience, 'publication');
  const audit = JSON.parse(readFileSync(json, 'utf8'));
  assert.equal(audit.format, 'evenhand-audit/1');
  assert.equal(audit.verified, true);
  assert.ok(audit.cells.some(({ state, value }) => state === 'primary' && value === 3));
  assert.ok(audit.checks.every(({ passed }) => passed));
  publication(['--audit', html, '--contains-personal-data']);
  assert.match(readFileSync(html, 'utf8'), /^<!doctype html>/i);
  assert.match(readFileSync(html, 'utf8'), /personal data/i);
});

test('an audit beside the internal report tells what a publication would hide', () => {
  const json = path.join(folder, 'audit-internal.json');
  const { status, stdout } = internalReport([...ARGS, '--audit', json]);
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).audience, 'internal');
  assert.equal(JSON.parse(readFileSync(json, 'utf8')).format, 'evenhand-audit/1');
});

test('a report that cannot be proved safe is refused in its own sentence, and nothing is written', () => {
  // The command itself, on a session that refuses.
  const here = path.join(folder, 'refusing');
  mkdirSync(path.join(here, 'dist'), { recursive: true });
  copyFileSync(at('wasm/cli.mjs'), path.join(here, 'cli.mjs'));
  writeFileSync(path.join(here, 'package.json'), '{"type":"module"}');
  writeFileSync(
    path.join(here, 'dist/index.mjs'),
    `const refusal = { format: 'evenhand-refusal/1', name: '', code: 'not_safe', row: 0, message: 'Make Ethnicity by sex coarser.' };
    export const latestSnapshot = () => '2025-03-31';
    export const openSession = async () => ({
      configure: () => [], begin() {}, push: () => null, finish: () => ({}), inspections: () => [],
      protect: () => ({ step: () => false, progress: () => ({}) }),
      publicationText: () => JSON.stringify(refusal), auditText: () => '{}', reportText: () => '{}',
    });`,
  );
  const out = ['report.json', 'report.html', 'audit.json'].map((name) => path.join(here, name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(here, 'cli.mjs'),
      ...['report', '--staff', NINE, '--json', out[0], '--html', out[1]],
      ...['--audit', out[2], '--contains-personal-data'],
    ],
    { encoding: 'utf8' },
  );
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, 'Make Ethnicity by sex coarser.\n');
  for (const name of out) assert.equal(existsSync(name), false, name);
});

test('help tells of both audiences', () => {
  const { stdout } = evenhand(['--help']);
  for (const word of [...INTERNAL, '--audit FILE']) assert.ok(stdout.includes(word), word);
});
