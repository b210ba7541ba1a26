/** A template that is filled in and given back is understood entirely. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { evenhand, scratch } from './help.mjs';

const CHARACTERISTICS = [
  'sex',
  'date_of_birth',
  'age',
  'age_band',
  'ethnicity',
  'disability',
  'religion',
  'sexual_orientation',
  'marital_status',
  'gender_reassignment',
  'pregnancy_maternity',
];

/** Columns that the specification names for each kind. */
const COLUMNS = {
  staff: [
    'person_id',
    'assignment_id',
    'primary',
    'pay_band',
    'staff_group',
    'contract_type',
    'site',
    ...CHARACTERISTICS,
  ],
  applicants: ['vacancy_id', 'stage', 'clinical', 'pay_band', ...CHARACTERISTICS],
  cases: ['person_id', 'case_type', 'ground', 'start_date', 'outcome'],
  training: ['person_id', 'course', 'mandatory', 'date'],
  promotions: ['person_id', 'from_band', 'to_band', 'date'],
  survey: ['question', 'characteristic', 'group', 'numerator', 'denominator', 'percent', 'base', 'score'],
  board: ['voting', 'executive'],
  leavers: ['person_id', 'leaving_date', 'reason'],
  patients: ['type', 'date', 'question', 'answer', 'satisfied'],
  benchmark: ['characteristic', 'category', 'count', 'percent'],
};

const folder = scratch();
for (const [kind, wanted] of Object.entries(COLUMNS)) {
  test(kind, () => {
    const template = evenhand(['template', kind]);
    assert.equal(template.status, 0, template.stderr);
    assert.equal(template.stderr, '');
    const lines = template.stdout.trimEnd().split(/\r?\n/);
    assert.equal(lines.length, 1);
    const header = lines[0].replace(/^\uFEFF/, '').split(',');
    for (const column of wanted) assert.ok(header.includes(column), `${kind} has no ${column}`);
    assert.equal(new Set(header).size, header.length, 'a column stands twice');

    const file = path.join(folder, `${kind}.csv`);
    writeFileSync(file, `${template.stdout}${header.map(() => '1').join(',')}\n`);
    const { status, stdout, stderr } = evenhand(['inspect', file]);
    assert.equal(status, 0, stderr);
    const seen = JSON.parse(stdout);
    assert.equal(seen.kind, kind);
    assert.equal(seen.kind_matched_by, 'columns');
    assert.equal(seen.header_row, 1);
    // Survey questions are columns by meaning, known by the number of the year.
    const numbered = (name) => kind === 'survey' && /^q\d/.test(name);
    for (const { name, role, matched_by: by, candidates } of seen.columns) {
      assert.deepEqual([name, candidates], [name, []]);
      if (numbered(name)) assert.ok(role !== null && by === 'alias', `${name} is no question`);
      else assert.deepEqual([role, by], [name, 'exact']);
    }
    assert.deepEqual(
      seen.columns.map(({ name }) => name),
      header,
    );
  });
}

test('every kind is read', async () => {
  const { kinds } = (await openSession()).catalogue();
  assert.deepEqual(
    Object.fromEntries(kinds.map(({ id, supported }) => [id, supported])),
    Object.fromEntries([...Object.keys(COLUMNS), 'staff_last_year'].map((kind) => [kind, true])),
  );
});
