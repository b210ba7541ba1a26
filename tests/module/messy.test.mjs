/** A messy file gives a report and exactly its own problems: none missed, none invented. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { counts, evenhand, internalReport, measure, scratch } from './help.mjs';
import { MESSY, MISSPELT } from './messy.mjs';

const file = path.join(scratch(), 'messy.csv');
writeFileSync(file, MESSY);
const settings = path.join(path.dirname(file), 'settings.json');
writeFileSync(settings, JSON.stringify({ format: 'evenhand-settings/1', snapshot_date: '2026-03-31' }));
const result = internalReport(['--staff', file, '--settings', settings]);
const report = result.status === 0 ? JSON.parse(result.stdout) : null;
const [account] = report?.files ?? [];

test('it gives a report', () => {
  assert.equal(result.status, 0, result.stderr);
  assert.equal(report.organisation.headcount, 9);
  assert.deepEqual(counts(report, 'profile.sex'), { female: 5, male: 4 });
});

test('exactly its problems', () => {
  const found = account.problems.map(({ code, row, value }) => [code, row, value]);
  assert.deepEqual(
    found.sort(),
    [
      ['encoding', 0, ''],
      ['missing_column', 0, ''],
      ['title_rows', 1, ''],
      ['total_row', 13, ''],
      ...Object.entries(MISSPELT).map(([row, value]) => ['unmatched_value', Number(row), value]),
    ].sort(),
  );
  for (const { code, column, rows_affected: rows } of account.problems) {
    if (code === 'missing_column') assert.match(column, /religion/i);
    if (code === 'unmatched_value') assert.deepEqual([column, rows], ['Ethnic Origin', 1]);
  }
});

test('the missing column is a measure that says so', () => {
  for (const id of ['profile.religion', 'declaration.religion']) {
    assert.equal(measure(report, id).status, 'not_supplied', id);
    assert.match(measure(report, id).reason, /religion/i);
  }
  assert.equal(measure(report, 'profile.sexual_orientation').status, 'ok');
});

test('the misspelt count as unknown, neither guessed nor dropped', () => {
  const ethnicity = measure(report, 'profile.ethnicity_5');
  assert.equal(ethnicity.base, 9);
  assert.equal(ethnicity.unknown, 3);
  assert.equal(ethnicity.known, 6);
  const { white, black, asian, mixed } = counts(report, 'profile.ethnicity_5');
  assert.deepEqual({ white, black, asian, mixed }, { white: 4, black: 1, asian: 1, mixed: undefined });
});

test('every row is accounted for: the total is set aside', () => {
  assert.deepEqual(
    [account.rows_read, account.rows_used, account.set_aside.map(({ reason, rows }) => [reason, rows])],
    [10, 9, [['total', 1]]],
  );
});

test('what the reader understood', () => {
  const { status, stdout } = evenhand(['inspect', file]);
  assert.equal(status, 0);
  const seen = JSON.parse(stdout);
  assert.equal(seen.kind, 'staff');
  assert.equal(seen.encoding, 'windows-1252');
  assert.equal(seen.delimiter, ';');
  assert.equal(seen.line_end, 'crlf');
  assert.equal(seen.header_row, 3);
  assert.equal(seen.title_rows, 2);
  assert.equal(seen.bytes, MESSY.length);
  const roles = Object.fromEntries(seen.columns.map(({ name, role }) => [name, role]));
  assert.equal(roles['Ethnic Origin'], 'ethnicity');
  assert.equal(roles['Pay Scale'], 'pay_band');
  assert.equal(roles.Surname, null);
  const unmatched = seen.values
    .filter(({ category }) => category === null)
    .map(({ value, first_row: row }) => [row, value]);
  assert.deepEqual(
    unmatched,
    Object.entries(MISSPELT).map(([row, value]) => [Number(row), value]),
  );
});

test('a name is nowhere in the report', () => {
  for (const name of ['Núñez', 'Brien', 'Okafor', 'Müller', 'Brontë', '1004']) {
    assert.ok(!result.stdout.includes(name) && !result.stderr.includes(name), name);
  }
});

test('standard error sums up', () => {
  assert.match(result.stderr, /messy\.csv: 3 warnings, 4 notices/);
});

test('tidied, it is clean UTF-8 with the names whole', () => {
  const { status, stdout, stderr } = evenhand(['tidy', file]);
  assert.equal(status, 0);
  assert.match(stderr, /messy\.csv: 3 notices/, 'what was left out is said');
  const lines = stdout.trimEnd().split(/\r?\n/);
  assert.equal(lines.length, 10);
  assert.match(lines[0], /^Employee Number,Surname,Gender/);
  assert.match(lines[1], /^1001,Núñez,Female,23\/03\/1981,A White - British,/);
  assert.match(lines[2], /O’Brien/);
  assert.doesNotMatch(stdout, /Total|Riverside/);
});
