/** Nine colleagues: the smallest real report, whose table must come out exactly. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { NINE, counts, internalReport, measure, readNine, scratch } from './help.mjs';

const run = (args, options) => {
  const result = internalReport(args, options);
  assert.equal(result.status, 0, result.stderr);
  return JSON.parse(result.stdout);
};

function checkTable(report) {
  assert.equal(report.organisation.headcount, 9);
  assert.deepEqual(counts(report, 'profile.sex'), { male: 3, female: 6 });
  assert.deepEqual(counts(report, 'profile.ethnicity_5'), { white: 8, mixed: 1 });
  assert.deepEqual(counts(report, 'profile.disability'), { non_disabled: 9 });
  assert.deepEqual(counts(report, 'profile.religion'), { christian: 6, no_religion: 1, other_religion: 2 });
  assert.deepEqual(counts(report, 'profile.sexual_orientation'), { heterosexual: 9 });
}

test('the table of nine comes out exactly', () => checkTable(run(['--staff', NINE])));

test('zero is shown as zero: nobody disabled, nobody undeclared', () => {
  const report = run(['--staff', NINE]);
  const category = (id, name) => measure(report, id).categories.find((candidate) => candidate.id === name);
  assert.equal(category('profile.disability', 'disabled').count, 0);
  assert.equal(category('profile.disability', 'disabled').percent_of_known, 0);
  for (const id of ['profile.sex', 'profile.ethnicity_5', 'profile.disability', 'profile.religion']) {
    assert.equal(category(id, 'declined').count, 0, id);
    assert.equal(category(id, 'not_recorded').count, 0, id);
    assert.equal(measure(report, id).declaration_rate, 100, id);
    assert.equal(measure(report, id).known, 9, id);
  }
});

test('a share is the count over all, unrounded', () => {
  const [white] = measure(run(['--staff', NINE]), 'profile.ethnicity_5').categories.filter(({ id }) => id === 'white');
  assert.equal(white.percent_of_all, (8 / 9) * 100);
});

test('every row is accounted for', () => {
  const [file] = run(['--staff', NINE]).files;
  assert.deepEqual(
    { ...file, set_aside: [], problems: [] },
    { kind: 'staff', name: 'nine.csv', rows_read: 9, rows_used: 9, headcount: 9, set_aside: [], problems: [] },
  );
  assert.deepEqual(file.set_aside, []);
  assert.deepEqual([...new Set(file.problems.map(({ code }) => code))], ['assumed_snapshot_date', 'missing_column']);
});

test('standard input gives the same figures', () => checkTable(run(['--staff', '-'], { input: readNine() })));

test('what a file does not hold is said, not counted as nothing', () => {
  const age = measure(run(['--staff', NINE]), 'profile.age');
  assert.equal(age.status, 'not_supplied');
  assert.notEqual(age.reason, '');
});

test('--json and --html write files and leave standard output empty', () => {
  const folder = scratch();
  const [json, html] = ['report.json', 'report.html'].map((name) => path.join(folder, name));
  const { status, stdout, stderr } = internalReport(['--staff', NINE, '--json', json, '--html', html]);
  assert.equal(status, 0, stderr);
  assert.equal(stdout, '');
  checkTable(JSON.parse(readFileSync(json, 'utf8')));
  assert.equal(readFileSync(json, 'utf8'), internalReport(['--staff', NINE]).stdout);
  const page = readFileSync(html, 'utf8');
  assert.match(page, /^<!doctype html>/i);
  assert.match(page, /Christian/);
  assert.match(page, /default-src 'none'/);
  assert.doesNotMatch(page, /(src|href)="https?:/);
});

test('the snapshot date comes from the settings, and is said to be assumed when there is none', () => {
  const settings = JSON.stringify({ format: 'evenhand-settings/1', snapshot_date: '2024-03-31' });
  const set = internalReport(['--staff', NINE, '--settings', '-'], { input: settings });
  assert.equal(set.status, 0, set.stderr);
  assert.doesNotMatch(set.stderr, /snapshot/);
  assert.equal(JSON.parse(set.stdout).period.snapshot, '2024-03-31');

  const assumed = internalReport(['--staff', NINE]);
  const { snapshot } = JSON.parse(assumed.stdout).period;
  assert.match(snapshot, /^\d{4}-03-31$/);
  assert.ok(assumed.stderr.includes(snapshot), assumed.stderr);
  const age = Date.now() - Date.parse(snapshot);
  assert.ok(age >= -86_400_000 && age < 367 * 86_400_000, `${snapshot} is not the latest 31 March`);
});
