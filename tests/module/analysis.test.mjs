// An equality analysis of the made-up trust, counted again from the rows of its files.
import assert from 'node:assert/strict';
import test from 'node:test';
import { EXAMPLE_SNAPSHOT, exampleFiles, exampleLastYear, exampleSettings } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { SETTINGS, measure } from './help.mjs';
import { employed, minority, parse, unknownOrigin } from './rows.mjs';

const SERVICE = 'Community health services';
const SITE = 'Tarnside Hospital';
const files = [...exampleFiles(), exampleLastYear()].flat();
const tables = Object.fromEntries(files.map(({ kind, chunks }) => [kind, parse(chunks)]));
const session = await openSession();
session.configure({
  ...SETTINGS,
  snapshot_date: EXAMPLE_SNAPSHOT,
  ...exampleSettings('trust'),
  analyses: [
    { by: 'contract', is: [SERVICE.toUpperCase()] },
    { by: 'transferred_in', is: [] },
    { title: 'Tarnside <b>', by: 'site', is: [SITE] },
  ],
  words: { 'analysis.1': 'The rota stays as it is.' },
});
for (const { kind, name, chunks } of files) {
  session.begin(name, kind);
  for (const chunk of chunks) session.push(new TextEncoder().encode(chunk));
  session.finish();
}
const report = session.report();

const staff = employed(tables.staff);
const isChosen = (row) => row.Service === SERVICE;
const sides = [staff.filter(isChosen), staff.filter((row) => !isChosen(row))];
const of = (rows, holds) => [rows.filter(holds).length, rows.length];
const shares = (id) => measure(report, id).groups.map(({ numerator, denominator }) => [numerator, denominator]);
const events = (id) =>
  Object.fromEntries(measure(report, id).groups.map((group) => [group.id, [group.events, group.base]]));

test('the chosen people and everybody else are those of the staff list', () => {
  const [first, second] = report.analyses;
  assert.deepEqual([first.people, first.others, first.not_known], [...sides.map((side) => side.length), 0]);
  const transferred = staff.filter((row) => row.transferred_in_date !== '').length;
  assert.ok(transferred > 0);
  assert.deepEqual([second.people, second.others], [transferred, staff.length - transferred]);
  assert.equal(first.conclusion, 'The rota stays as it is.');
  assert.ok(first.description.includes(`“${SERVICE.toUpperCase()}”: ${sides[0].length} of `), first.description);
});

test('shares are those of the rows, and the sentence says them', () => {
  assert.deepEqual(
    shares('analysis.1.sex.female'),
    sides.map((side) => of(side, (row) => row.Gender === 'Female')),
  );
  const known = sides.map((side) => side.filter((row) => !unknownOrigin(row)));
  const expected = known.map((side) => of(side, minority));
  assert.deepEqual(shares('analysis.1.ethnicity.bme'), expected);
  const { sentence } = measure(report, 'analysis.1.ethnicity.bme');
  for (const [numerator, denominator] of expected) {
    assert.ok(sentence.includes(`, ${numerator} of ${denominator.toLocaleString('en-GB')})`), sentence);
  }
});

test('whoever has a case, is promoted or leaves is found by person id, leavers in the list of last year', () => {
  const chosen = new Set(sides[0].map((row) => row['Employee Number']));
  const others = new Set(sides[1].map((row) => row['Employee Number']));
  const among = (ids, side) => [...new Set(ids)].filter((id) => side.has(id)).length;
  const promoted = tables.promotions.map((row) => row.person_id);
  assert.deepEqual(events('analysis.1.promotion'), {
    others: [among(promoted, others), sides[1].length],
    chosen: [among(promoted, chosen), sides[0].length],
  });
  const before = employed(tables.staff_last_year);
  const then = (holds) => new Set(before.filter(holds).map((row) => row['Employee Number']));
  const left = tables.leavers.map((row) => row.person_id);
  const gone = events('analysis.1.leaving');
  assert.equal(gone.chosen[0], among(left, then(isChosen)));
  assert.equal(
    gone.others[0],
    among(
      left,
      then((row) => !isChosen(row)),
    ),
  );
  assert.ok(gone.chosen[0] > 0 && gone.others[0] > 0);
});

test('the chosen people of last year become those of this year', () => {
  const change = measure(report, 'analysis.1.change.sex');
  assert.equal(change.before, employed(tables.staff_last_year).filter(isChosen).length);
  assert.equal(change.after, sides[0].length);
  assert.ok(change.sentence.startsWith(`In the group “${SERVICE.toUpperCase()}”: `), change.sentence);
});

test('labels are kept as they are and stand in no id', () => {
  const third = report.analyses[2];
  assert.equal(third.title, 'Tarnside <b>');
  assert.ok(third.measures.length > 50);
  const placed = report.sections.find(({ id }) => id === 'analysis').measures;
  assert.deepEqual(
    placed,
    report.analyses.flatMap(({ measures }) => measures),
  );
  for (const { id, family } of report.measures) {
    assert.match(id, /^[a-z0-9][a-z0-9_.]*$/);
    if (family) assert.match(family.id, /^[a-z0-9][a-z0-9_.]*$/);
  }
});
