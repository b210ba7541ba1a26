// Two years of the example trust: the core finds out what changed, as their maker knows it.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  exampleFiles,
  exampleLastYear,
  exampleMovements,
  exampleNine,
  exampleNineLastYear,
  exampleReports,
  exampleSettings,
} from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { measure, readInto } from './help.mjs';
import { employed, parse } from './rows.mjs';

const SITE = 'Tarnside Hospital';
const known = exampleMovements();
/** People in post this year, a year before and two years before. */
const [now, then, earlier] = [0, 1, 2].map((back) => employed(parse(exampleFiles(undefined, back)[0].chunks)).length);
const bytes = (chunks) => Buffer.from([...chunks].join(''));
const settings = { format: 'evenhand-settings/1', snapshot_date: '2026-03-31', ...exampleSettings('trust') };
async function report(files, chosen = settings) {
  const session = await openSession();
  session.configure(chosen);
  const inspections = files.map(({ kind, name, chunks }) => readInto(session, name, bytes(chunks), { kind }));
  return { inspections, report: session.report() };
}
const staff = exampleFiles().filter(({ kind }) => kind === 'staff' || kind === 'leavers');
const two = await report([...staff, exampleLastYear()]);

/** Categories by hand, from what the lists write; detailed ethnic groups by the letter of the NHS Data Dictionary. */
const UNKNOWN = [
  [/^(Unspecified|Not Declared|Unknown|)$/, 'not_recorded'],
  [/^(I do not wish|Not stated|Prefer Not|Z )/, 'declined'],
];
const letters = (text) => [...text].map((letter) => new RegExp(`^${letter}[A-Z]? `));
const groups = (pairs) => pairs.flatMap(([from, id]) => letters(from).map((pattern) => [pattern, id]));
const first = (table) => (answer) => table.find(([pattern]) => pattern.test(answer))?.[1];
const words = (names) => Object.entries(names).map(([word, id]) => [new RegExp(`^${word}`), id]);
const AGES = ['16', '21', '26', '31', '36', '41', '46', '51', '56', '61', '66', '71', '200'].map(Number);
const band = (years) => {
  const at = AGES.findIndex((from) => years < from) - 1;
  if (at === 0) return 'age_under_21';
  return AGES[at] === 71 ? 'age_71_over' : `age_${AGES[at]}_${AGES[at + 1] - 1}`;
};
const VIEWS = {
  age: (answer) => band(Number(answer)),
  disability: first([...UNKNOWN, ...words({ Yes: 'disabled', No: 'non_disabled' })]),
  ethnicity: first([...UNKNOWN, ...groups([['ABC', 'white']]), [/^[D-HJ-NPRS]/, 'bme']]),
  ethnicity_5: first([
    ...UNKNOWN,
    ...groups([
      ['ABC', 'white'],
      ['DEFG', 'mixed'],
      ['HJKLR', 'asian'],
      ['MNP', 'black'],
      ['S', 'other'],
    ]),
  ]),
  marital_status: first([
    ...UNKNOWN,
    ...words({
      Single: 'single',
      Married: 'married',
      Civil: 'civil_partnership',
      Divorced: 'divorced',
      Legally: 'legally_separated',
      Widowed: 'widowed',
    }),
  ]),
  pregnancy_maternity: (answer) =>
    answer === 'Maternity & Adoption' ? 'pregnant_or_maternity' : 'not_pregnant_or_maternity',
  religion: first([
    ...UNKNOWN,
    ...words({
      Atheism: 'no_religion',
      Christianity: 'christian',
      Buddhism: 'buddhist',
      Hinduism: 'hindu',
      Judaism: 'jewish',
      Islam: 'muslim',
      Sikhism: 'sikh',
      Jainism: 'jain',
      Other: 'other_religion',
    }),
  ]),
  sex: (answer) => answer.toLowerCase(),
  sexual_orientation: first([
    ...UNKNOWN,
    ...words({
      Heterosexual: 'heterosexual',
      Gay: 'gay_or_lesbian',
      Bisexual: 'bisexual',
      Other: 'other',
      Undecided: 'undecided',
    }),
  ]),
};
const inspected = two.inspections[0].values ?? [];
VIEWS.ethnicity_detailed = (answer) =>
  // Which of eighteen groups a national code means is told by the vocabulary and tested there.
  inspected.find(({ vocabulary, value }) => vocabulary === 'ethnicity' && value === answer)?.category ?? 'not_recorded';

const characteristicOf = (view) => view.replace(/_(5|detailed)$/, '');

/** What the decomposition has to be, in whole people, from the maker's account. */
function expected(view, account) {
  const counts = {};
  const of = (id) =>
    (counts[id] ??= {
      before: 0,
      after: 0,
      stayers: 0,
      joiners: 0,
      leavers: 0,
      transferred_in: 0,
      transferred_out: 0,
      answers_in: 0,
      answers_out: 0,
    });
  for (const { flow, from, to, people } of account.characteristics[characteristicOf(view)]) {
    const [was, is] = [from, to].map((answer) => (answer === null ? null : VIEWS[view](answer)));
    assert.ok(was !== undefined && is !== undefined, `${view}: ${from} ${to}`);
    if (was !== null) of(was).before += people;
    if (is !== null) of(is).after += people;
    if (flow !== 'stayers') of(was ?? is)[flow] += people;
    else if (was === is) of(is).stayers += people;
    else {
      of(was).answers_out += people;
      of(is).answers_in += people;
    }
  }
  return counts;
}

function checkChange(found, view, account) {
  const wanted = expected(view, account);
  const total = (name) => Object.values(wanted).reduce((sum, count) => sum + count[name], 0);
  const [before, after] = [total('before'), total('after')];
  assert.deepEqual([found.status, found.kind, found.basis], ['ok', 'change', 'two_lists']);
  assert.deepEqual([found.before, found.after, found.stayers], [before, after, account.people.stayers]);
  assert.deepEqual(
    Object.fromEntries(found.flows.map(({ id, people }) => [id, people])),
    Object.fromEntries(
      ['joiners', 'leavers', 'transferred_in', 'transferred_out']
        .map((id) => [id, account.people[id]])
        .concat([['answers', total('answers_in')]]),
    ),
  );
  const like = [before - account.people.transferred_out, after - account.people.transferred_in];
  assert.deepEqual([found.like_for_like.before, found.like_for_like.after], like);
  const listed = new Set();
  const near = (actual, wish) => assert.ok(Math.abs(actual - wish) < 1e-9, `${view} ${actual} ${wish}`);
  for (const category of found.categories) {
    const count = wanted[category.id];
    listed.add(category.id);
    if (!count) {
      assert.deepEqual([category.before, category.after], [0, 0], category.id);
      continue;
    }
    for (const [name, people] of Object.entries(count)) assert.equal(category[name], people, `${category.id} ${name}`);
    near(category.percent_before, (100 * count.before) / before);
    near(category.percent_after, (100 * count.after) / after);
    const shares = { answers: [count.answers_in - count.answers_out, 0] };
    for (const [name, sign] of [
      ['joiners', 1],
      ['leavers', -1],
      ['transferred_in', 1],
      ['transferred_out', -1],
    ])
      shares[name] = [sign * count[name], sign * account.people[name]];
    assert.deepEqual(category.contributions.map(({ id }) => id).sort(), Object.keys(shares).sort());
    for (const { id, points } of category.contributions) {
      const [ofCategory, ofAll] = shares[id];
      near(points, (100 * (ofCategory - (count.before / before) * ofAll)) / after);
    }
    const sum = category.contributions.reduce((points, flow) => points + flow.points, 0);
    near(sum, category.percent_after - category.percent_before);
    const alike = category.like_for_like;
    assert.deepEqual(
      [alike.before, alike.after],
      [count.before - count.transferred_out, count.after - count.transferred_in],
    );
    near(alike.percent_before, (100 * alike.before) / like[0]);
    near(alike.percent_after, (100 * alike.after) / like[1]);
  }
  for (const id of Object.keys(wanted)) assert.ok(listed.has(id), `${view}: ${id} is not listed`);
}

test('both lists are understood, every column and value', () => {
  for (const { columns, values, problems } of two.inspections) {
    assert.ok(columns.every(({ role, name }) => role !== null || name === 'Position Title'));
    assert.deepEqual(
      values.filter(({ category }) => category === null),
      [],
    );
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== 'notice'),
      [],
    );
  }
});

for (const view of Object.keys(VIEWS)) {
  test(`the core finds what changed by ${view}`, () => {
    const found = measure(two.report, `change.${view}`);
    checkChange(found, view, known);
    assert.deepEqual(found.contracts_in, ['Community therapy']);
    assert.deepEqual(found.contracts_out, ['Prison healthcare']);
  });

  test(`and what changed by ${view} at one site`, () => {
    checkChange(measure(two.report, `analysis.1.change.${view}`), view, exampleMovements(undefined, SITE));
  });
}

test('the dates of this year’s list and the leavers’ file tell the same movements, but no change of answers', async () => {
  const { report: dated } = await report(staff);
  const found = measure(dated, 'change.sex');
  assert.equal(found.basis, 'dates');
  assert.deepEqual([found.before, found.after, found.stayers], [then, now, known.people.stayers]);
  for (const { id, people } of found.flows) assert.equal(people, known.people[id] ?? 0, id);
  const wanted = expected('sex', known);
  for (const category of found.categories) {
    if (!wanted[category.id]) continue;
    assert.deepEqual([category.before, category.after], [wanted[category.id].before, wanted[category.id].after]);
  }
});

test('of the small provider’s eight colleagues one has left, and two have come', async () => {
  const files = [{ kind: 'staff', name: 'staff.csv', chunks: exampleNine() }, exampleNineLastYear()];
  const { report: nine } = await report(files, { ...settings, ...exampleSettings('nine'), analyses: [] });
  const found = measure(nine, 'change.religion');
  assert.deepEqual([found.before, found.after, found.stayers], [8, 9, 7]);
  assert.deepEqual(
    found.flows.map(({ id, people }) => [id, people]),
    [
      ['joiners', 2],
      ['leavers', 1],
      ['transferred_in', 0],
      ['transferred_out', 0],
      ['answers', 1],
    ],
  );
});

test('earlier reports are made from the files of their years, and are read beside this year’s', async () => {
  const reports = exampleReports(await openSession());
  assert.deepEqual(
    reports.map(({ name }) => name),
    ['report-2025-03-31.json', 'report-2024-03-31.json'],
  );
  const session = await openSession();
  session.configure(settings);
  for (const { kind, name, chunks } of exampleFiles()) readInto(session, name, bytes(chunks), { kind });
  for (const [i, { name, text }] of reports.entries()) {
    assert.equal(JSON.parse(text).organisation.headcount, [then, earlier][i]);
    const read = readInto(session, name, Buffer.from(text));
    assert.deepEqual([read.format, read.problems], ['evenhand-previous/1', []]);
  }
  const { years: used, measures } = session.report();
  assert.deepEqual(
    used.map(({ snapshot }) => snapshot),
    ['2024-03-31', '2025-03-31'],
  );
  const trends = { better: 0, worse: 0, same: 0 };
  for (const { rating, history } of measures) {
    if (history.length > 0) trends[rating.trend] = (trends[rating.trend] ?? 0) + 1;
  }
  for (const name of ['better', 'worse', 'same']) assert.ok(trends[name] >= 10, JSON.stringify(trends));
});
