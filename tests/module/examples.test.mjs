/** Whole reports from the made-up lists, held against a count by other means and against what the lists say is wrong. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  EXAMPLE_TRUST_PEOPLE,
  exampleFiles,
  exampleNine,
  exampleNineFiles,
  exampleTrust,
  messyStaff,
} from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { counts, measure, readInto } from './help.mjs';
import { employed, minority, parse, unknownOrigin } from './rows.mjs';

const SNAPSHOT = { format: 'evenhand-settings/1', snapshot_date: '2026-03-31' };

async function read(bytes) {
  const session = await openSession();
  session.configure(SNAPSHOT);
  const inspection = readInto(session, 'staff.csv', bytes, { kind: 'staff' });
  return { inspection, report: session.report() };
}

const text = [...exampleTrust()].join('');
const trust = await read(Buffer.from(text));

const rows = parse([text]);
const people = employed(rows);
const tally = (column, categories) => {
  const sums = {};
  for (const row of people) {
    const category = categories(row[column]);
    sums[category] = (sums[category] ?? 0) + 1;
  }
  return sums;
};

test('the trust has as many people as it promises, and every other row a reason', () => {
  assert.equal(people.length, EXAMPLE_TRUST_PEOPLE);
  assert.equal(trust.report.organisation.headcount, EXAMPLE_TRUST_PEOPLE);
  assert.equal(trust.inspection.rows_read, rows.length);
  const aside = Object.fromEntries(trust.inspection.set_aside.map(({ reason, rows: number }) => [reason, number]));
  const contracts = (name) => rows.filter((row) => row['Assignment Category'] === name).length;
  assert.equal(aside.bank, contracts('Bank'));
  assert.equal(aside.honorary, contracts('Honorary'));
  assert.equal(aside.non_executive, contracts('Non-Exec Director/Chair'));
  assert.equal(
    aside.second_assignment,
    rows.length - people.length - aside.bank - aside.honorary - aside.non_executive,
  );
});

test('nothing in the trust is unmatched or a problem', () => {
  assert.deepEqual(trust.inspection.problems, []);
  assert.deepEqual(
    trust.inspection.values.filter(({ category }) => category === null),
    [],
  );
});

test('sex, counted by other means', () => {
  const expected = tally('Gender', (word) => word.toLowerCase());
  assert.deepEqual(counts(trust.report, 'profile.sex'), expected);
});

test('disability, counted by other means', () => {
  const words = {
    Yes: 'disabled',
    No: 'non_disabled',
    'Not Declared': 'not_recorded',
    Unspecified: 'not_recorded',
    '': 'not_recorded',
    'Prefer Not To Answer': 'declined',
  };
  const expected = tally('Disability', (word) => words[word]);
  assert.deepEqual(counts(trust.report, 'profile.disability'), expected);
  const known = expected.disabled + expected.non_disabled;
  assert.equal(measure(trust.report, 'profile.disability').declaration_rate, (known / people.length) * 100);
});

test('ethnicity by the letter of its code, and the WRES table adds up to it', () => {
  // Letters by the NHS Data Dictionary: A-C White, Z declined; anything else that has no letter was not recorded.
  const group = (word) => (/^[ABC]/.test(word) ? 'white' : /^[D-HJ-NPRS]/.test(word) ? 'bme' : 'unknown');
  const expected = tally('Ethnic Origin', group);
  const overall = measure(trust.report, 'wres.1').overall.groups;
  assert.deepEqual(Object.fromEntries(overall.map(({ id, count }) => [id, count])), expected);
});

/** All files in one session, as the page and the command read them. */
async function readAll(files) {
  const session = await openSession();
  session.configure(SNAPSHOT);
  const inspections = files.map(({ kind, name, chunks }) =>
    readInto(session, name, Buffer.from([...chunks].join('')), { kind }),
  );
  return { inspections, report: session.report() };
}

for (const [what, files] of [
  ['trust', exampleFiles()],
  ['small provider', exampleNineFiles()],
]) {
  test(`every column, value and row of the ${what}'s files is understood`, async () => {
    const { inspections } = await readAll(files);
    for (const { kind, columns, values, problems } of inspections) {
      const unused = columns.filter(({ role }) => role === null).map(({ name }) => name);
      assert.deepEqual(unused, kind === 'staff' && what === 'trust' ? ['Position Title'] : [], kind);
      assert.deepEqual(
        values.filter(({ category }) => category === null),
        [],
        kind,
      );
      // The one id that is in no list.
      const unexpected = problems.filter(({ severity, code }) => severity !== 'notice' && code !== 'unknown_person_id');
      assert.deepEqual(unexpected, [], kind);
    }
  });
}

test('appointment and the gender pay gap, counted by other means', async () => {
  const files = exampleFiles();
  const { report } = await readAll(files);
  const applications = parse(files.find(({ kind }) => kind === 'applicants').chunks);
  const group = (row) =>
    unknownOrigin({ 'Ethnic Origin': row.ethnicity })
      ? ''
      : minority({ 'Ethnic Origin': row.ethnicity })
        ? 'bme'
        : 'white';
  for (const { id, events, base } of measure(report, 'wres.2').groups) {
    const shortlisted = applications.filter((row) => group(row) === id && row.stage !== 'Applied');
    assert.equal(base, shortlisted.length);
    assert.equal(events, shortlisted.filter(({ stage }) => stage === 'Appointed').length);
  }
  const leave = ['Maternity & Adoption', 'Career Break'];
  const rates = (gender) =>
    people
      .filter((row) => row.Gender === gender && Number(row.ordinary_pay) > 0)
      .filter((row) => row.full_pay === 'Y' || (row.full_pay === '' && !leave.includes(row['Assignment Status'])))
      .map((row) => ((Number(row.ordinary_pay) + Number(row.bonus_in_period)) * 7) / 30.44 / Number(row.weekly_hours));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [men, women] = [mean(rates('Male')), mean(rates('Female'))];
  const gap = measure(report, 'pay_gap.sex.mean_hourly');
  assert.ok(Math.abs(gap.value - ((men - women) / men) * 100) < 1e-6, `${gap.value}`);
  assert.equal(gap.full_pay, rates('Male').length + rates('Female').length);
});

test('the head office of nine', async () => {
  const { report } = await read(Buffer.from([...exampleNine()].join('')));
  assert.equal(report.organisation.headcount, 9);
  assert.deepEqual(counts(report, 'profile.sex'), { male: 3, female: 6 });
  assert.deepEqual(counts(report, 'profile.ethnicity_5'), { white: 8, mixed: 1 });
  assert.deepEqual(counts(report, 'profile.disability'), { non_disabled: 9 });
  assert.deepEqual(counts(report, 'profile.religion'), { christian: 6, no_religion: 1, other_religion: 2 });
  assert.deepEqual(counts(report, 'profile.sexual_orientation'), { heterosexual: 9 });
});

test('the messy list has exactly the problems that it says it has', async () => {
  const { bytes, expected } = messyStaff();
  const { inspection, report } = await read(bytes);
  assert.equal(report.organisation.headcount, expected.people);
  assert.deepEqual(
    [inspection.encoding, inspection.delimiter, inspection.header_row, inspection.title_rows, inspection.rows_read],
    [expected.encoding, expected.delimiter, expected.header_row, 1, expected.rows_below_header],
  );
  const found = inspection.problems.map(({ code, row, value, rows: affected }) => [code, row, value, affected]);
  const wanted = [
    ['title_rows', expected.title_row, '', [expected.title_row]],
    ['blank_row', expected.blank_row, '', [expected.blank_row]],
    ['total_row', expected.totals_row, '', [expected.totals_row]],
    ['encoding', 0, '', []],
    ...expected.misspelt.map(({ value, rows: affected }) => ['unmatched_value', affected[0], value, affected]),
    ...expected.missing_columns.map(() => ['missing_column', 0, '', []]),
  ];
  const byCode = (one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  assert.deepEqual(found.sort(byCode), wanted.sort(byCode));
  const missing = inspection.problems.filter(({ code }) => code === 'missing_column');
  assert.match(missing[0].column, /sexual orientation/i);
});
