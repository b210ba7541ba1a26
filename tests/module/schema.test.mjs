/** The schemas say what really comes out, and would notice if something else did. */
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { exampleNine, exampleTrust } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { SETTINGS, at, readInto, readNine } from './help.mjs';
import { MESSY } from './messy.mjs';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);
const compile = (name) => ajv.compile(JSON.parse(readFileSync(at(`wasm/schema/${name}.schema.json`), 'utf8')));
const schemas = { report: compile('report'), settings: compile('settings'), inspection: compile('inspection') };

const faults = (name, value) =>
  schemas[name](value) ? [] : schemas[name].errors.map((e) => `${e.instancePath} ${e.message}`);
const accepts = (name, value) => assert.deepEqual(faults(name, value).slice(0, 10), []);

const join = (pieces) => Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));
const files = {
  nine: readNine(),
  messy: MESSY,
  'example of nine': join(exampleNine()),
  'example trust': join(exampleTrust()),
};

async function read(bytes, settings = SETTINGS) {
  const session = await openSession();
  session.configure(settings);
  const inspection = readInto(session, 'staff.csv', bytes, { kind: 'staff' });
  return { session, inspection, report: session.report() };
}

for (const [name, bytes] of Object.entries(files)) {
  test(`${name}: the report and the inspection are as the schemas say`, async () => {
    const { inspection, report, session } = await read(bytes);
    accepts('inspection', inspection);
    accepts('report', report);
    assert.deepEqual(JSON.parse(session.reportText()), report);
  });
  test(`${name}: the figures agree with each other`, async () => {
    const { report } = await read(bytes);
    for (const file of report.files) {
      const aside = file.set_aside.reduce((sum, { rows }) => sum + rows, 0);
      assert.equal(file.rows_read, file.rows_used + aside);
    }
    for (const check of report.checks) assert.ok(check.passed, check.sentence);
    for (const one of report.measures.filter(({ status }) => status === 'ok')) {
      if (one.kind === 'composition') {
        const all = one.categories.reduce((sum, { count }) => sum + count, 0);
        const known = one.categories.filter((category) => category.known).reduce((sum, { count }) => sum + count, 0);
        assert.deepEqual([all, known, one.known + one.unknown], [one.base, one.known, one.base], one.id);
      }
      if (one.kind === 'grid') {
        for (const row of [...one.rows, one.overall]) {
          assert.equal(
            row.groups.reduce((sum, { count }) => sum + count, 0),
            row.headcount,
            `${one.id} ${row.id}`,
          );
        }
        const rows = one.rows.filter((row) => !row.of_which).reduce((sum, { headcount }) => sum + headcount, 0);
        assert.equal(rows, one.overall.headcount, one.id);
      }
    }
    const ids = report.measures.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of report.sections.flatMap(({ measures }) => measures)) assert.ok(ids.includes(id), id);
  });
}

test('no file at all is a report too', async () => {
  const session = await openSession();
  session.configure(SETTINGS);
  accepts('report', session.report());
});

/** Every one of these changes to real output must be noticed. */
const WRONG_REPORTS = {
  'another format': (r) => (r.format = 'evenhand-report/2'),
  'a member too many': (r) => (r.rows = []),
  'a member too few': (r) => delete r.protection,
  'a name in a file account': (r) => (r.files[0].surname = 'Shah'),
  'a count below zero': (r) => (r.files[0].rows_read = -1),
  'half a person': (r) => (r.organisation.headcount = 8.5),
  'a date that is none': (r) => (r.period.snapshot = '31/03/2025'),
  'a day that is none': (r) => (r.period.snapshot = '2025-02-30'),
  'an unknown kind of measure': (r) => (r.measures[0].kind = 'guess'),
  'a measure without its source': (r) => delete r.measures[0].source,
  'a measure with more than it should have': (r) => (r.measures[0].p_value = 0.5),
  'a share over one hundred': (r) =>
    (r.measures.find((m) => m.kind === 'composition').categories[0].percent_of_all = 101),
  'a share as text': (r) => (r.measures.find((m) => m.kind === 'composition').categories[0].percent_of_all = '50'),
  'a figure with a reason for having none': (r) => (r.measures.find((m) => m.status === 'ok').reason = 'because'),
  'no figure and no reason': (r) => (r.measures.find((m) => m.status !== 'ok').reason = ''),
  'a colour that there is not': (r) => (r.measures[0].rating.colour = 'purple'),
  'a grid without its overall row': (r) => delete r.measures.find((m) => m.kind === 'grid').overall,
  'a check without a verdict': (r) => delete r.checks[0].passed,
  'an audience that there is not': (r) => (r.audience = 'everybody'),
};
for (const [name, spoil] of Object.entries(WRONG_REPORTS)) {
  test(`a wrong report: ${name}`, async () => {
    const { report } = await read(MESSY);
    spoil(report);
    assert.notDeepEqual(faults('report', report), []);
  });
}

const WRONG_INSPECTIONS = {
  'another format': (i) => (i.format = 'evenhand-report/1'),
  'the rows themselves': (i) => (i.data = [['Shah']]),
  'an encoding that there is not': (i) => (i.encoding = 'latin-2'),
  'a column without a place': (i) => delete i.columns[0].index,
  'two characters of delimiter': (i) => (i.delimiter = ';;'),
  'an unknown way of matching': (i) => (i.columns[0].matched_by = 'guess'),
  'a value that no row holds': (i) => (i.values[0].rows = 0),
  'a severity that there is not': (i) => (i.problems[0].severity = 'fatal'),
  'a problem without a word': (i) => (i.problems[0].message = ''),
  'more than ten rows': (i) => (i.problems[0].rows = Array.from({ length: 11 }, (_, row) => row + 1)),
};
for (const [name, spoil] of Object.entries(WRONG_INSPECTIONS)) {
  test(`a wrong inspection: ${name}`, async () => {
    const { inspection } = await read(MESSY);
    spoil(inspection);
    assert.notDeepEqual(faults('inspection', inspection), []);
  });
}

const FULL_SETTINGS = {
  format: 'evenhand-settings/1',
  organisation: { name: 'Riverside Care Ltd', kind: 'independent_provider' },
  snapshot_date: '2025-03-31',
  snapshot_date_assumed: false,
  audience: 'internal',
  include: ['bank'],
  columns: { staff: { Belonging: 'religion', Remarks: null } },
  values: { ethnicity: { Cornish: 'white_other' } },
  kinds: { 'list.csv': 'staff' },
  rules: { disability_not_declared: 'declined' },
};
test('settings, from none to all', () => {
  accepts('settings', { format: 'evenhand-settings/1' });
  accepts('settings', FULL_SETTINGS);
});
test('the core takes every setting that the schema allows', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure(FULL_SETTINGS), []);
});

const WRONG_SETTINGS = {
  'no format': { format: undefined },
  'a setting that there is not': { colour: 'blue' },
  'a date in English': { snapshot_date: '31 March 2025' },
  'a kind of organisation that there is not': { organisation: { kind: 'club' } },
  'a contract type that is always counted': { include: ['permanent'] },
  'a role that is a number': { columns: { staff: { Age: 3 } } },
  'a kind of file that there is not': { columns: { payslips: {} } },
  'a value mapped to nothing': { values: { ethnicity: { Cornish: null } } },
  'a file that is a kind that there is not': { kinds: { 'list.csv': 'payslips' } },
  'a rule that is a switch': { rules: { disability_not_declared: true } },
};
for (const [name, change] of Object.entries(WRONG_SETTINGS)) {
  test(`wrong settings: ${name}`, async () => {
    const wrong = JSON.parse(JSON.stringify({ ...FULL_SETTINGS, ...change }));
    assert.notDeepEqual(faults('settings', wrong), []);
    if (name === 'a contract type that is always counted') return; // harmless to the core
    const session = await openSession();
    assert.notDeepEqual(session.configure(wrong), [], 'the core took it without a word');
  });
}
