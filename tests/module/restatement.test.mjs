/**
 * The rules told a second time, slowly and plainly, from the specification alone; a thousand made-up organisations must
 * come out the same from the module. Nothing here is shared with the core. A file for each topic stands in
 * `restatement/`; the examples of the specification show that it is right in itself.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import { openSession } from '../../wasm/dist/index.mjs';
import { readInto } from './help.mjs';
import { share } from './restatement/close.mjs';
import { ratio } from './restatement/disparity.mjs';
import { pair, ratioOf } from './restatement/likelihood.mjs';
import * as numbers from './restatement/numbers.mjs';
import { people, register } from './restatement/people.mjs';
import { hourly, onFullPay, quarters, sizes } from './restatement/pay.mjs';
import { answered, scoreOf } from './restatement/survey.mjs';
import { reached, tallyPeople } from './restatement/reached.mjs';
import { duty, threeMonthsAfter } from './restatement/upkeep.mjs';
import { SNAPSHOT } from './restatement/views.mjs';

const ORGANISATIONS = 1000;

const { fieller, katz, koopman, mean, median, newcombe, test: tested, wilson, woolf } = numbers;
const near = (actual, expected, digits) => assert.equal(Number(actual.toFixed(digits)), expected);
const nearAll = (actual, expected, digits) => expected.forEach((each, i) => near(actual[i], each, digits));

// ---- the restatement against the specification's own examples ----

test('intervals and tests come out as in the specification', () => {
  // statistics.md §4
  nearAll(wilson(18, 20), [0.698966, 0.972134], 6);
  nearAll(wilson(0, 20), [0, 0.161125], 6);
  nearAll(wilson(236, 3496), [0.059655, 0.076306], 6);
  nearAll(koopman(7, 34, 1, 34), [1.220853, 42.575718], 6);
  nearAll(koopman(12, 2600, 9, 900), [0.20014, 1.065959], 6);
  nearAll(koopman(9, 725, 17, 2505), [0.834625, 3.998806], 6);
  near(koopman(5, 56, 0, 29)[0], 0.725689, 6);
  assert.equal(koopman(5, 56, 0, 29)[1], Infinity);
  near(koopman(0, 50, 3, 60)[1], 1.485892, 6);
  nearAll(katz(9, 725, 17, 2505), [0.818865, 4.086149], 6);
  assert.equal(katz(5, 56, 0, 29), null);
  nearAll(woolf(7, 27, 1, 33), [0.990490282, 73.900301921], 9); // published as 0.99 to 74
  assert.equal(woolf(7, 27, 0, 33), null);
  nearAll(fieller([10, 10], [8, 8]), [20, 20], 9); // nothing varies
  assert.equal(fieller([1, 99], [8, 8]), null); // a mean that may be nothing
  nearAll(newcombe(7, 34, 1, 34), [0.018921, 0.340369], 6);
  nearAll(newcombe(0, 50, 3, 60), [-0.137005, 0.028547], 6);
  near(tested(7, 34, 1, 34).p, 0.0296563, 7);
  assert.equal(tested(7, 34, 1, 34).method, 'fisher_mid_p');
  assert.equal(tested(420, 1500, 180, 900).method, 'score');
  // Every expected cell is 5 or more: 26 of 3,230, of which 725 in the smaller group.
  assert.equal(tested(9, 725, 17, 2505).method, 'score');
  assert.equal(tested(3, 0, 1, 5), null);
});

test('the examples of WRES and WDES', () => {
  // wres-wdes.md §13: 1, 6 and 7
  const three = pair({ white: 17, bme: 9 }, { white: 2505, bme: 725, declined: 66 }, 'bme', 'white');
  near(ratioOf(three), 1.83, 2);
  assert.deepEqual([three.base, three.unknown], [3296, 66]);
  const tiers = {
    lower: { white: 400, bme: 150 },
    middle: { white: 200, bme: 50 },
    upper: { white: 100, bme: 10 },
  };
  near(ratioOf(ratio(tiers, 'lower_middle')), 1.5, 12);
  near(ratioOf(ratio(tiers, 'middle_upper')), 2.5, 12);
  near(ratioOf(ratio(tiers, 'lower_upper')), 3.75, 12);
  assert.equal(ratioOf(pair({ white: 3 }, { white: 10, bme: 5 }, 'bme', 'white')), 0);
  assert.equal(ratioOf(pair({ bme: 3 }, { white: 10, bme: 5 }, 'bme', 'white')), null);
  // Everybody else whose answer is known.
  const rest = pair({ hindu: 1, jewish: 3, unknown: 2 }, { hindu: 4, jewish: 6, unknown: 5 }, 'rest', 'hindu');
  assert.deepEqual([rest.top.events, rest.top.base, rest.unknown, rest.unknownEvents], [3, 6, 5, 2]);
});

test('the examples of pay', () => {
  // pay-gap.md §4 and §6
  const monthly = { ordinary_pay: '£3,000', weekly_hours: '37.5' };
  near(hourly(monthly), 18.39684625, 8);
  near(hourly({ ...monthly, bonus_in_period: '6000', bonus_period_days: 'annual' }), 21.46323914, 8);
  assert.equal(hourly({ ...monthly, hourly_rate: '0' }), null);
  assert.equal(hourly({ ...monthly, weekly_hours: '' }), null);
  assert.ok(onFullPay({ full_pay: '', assignment_status: 'Acting Up' }));
  assert.ok(!onFullPay({ full_pay: '', assignment_status: 'Career Break' }));
  assert.deepEqual(sizes(4445), [1112, 1111, 1111, 1111]);
  assert.deepEqual(sizes(22), [6, 5, 6, 5]);
  const people = (rate, men, women) => [
    ...Array.from({ length: men }, () => ({ rate, first: true })),
    ...Array.from({ length: women }, () => ({ rate, first: false })),
  ];
  const twentyThree = [people(10, 3, 7), people(11, 0, 4), people(12, 2, 0), people(15, 0, 3), people(20, 4, 0)].flat();
  assert.deepEqual(quarters(twentyThree), [2, 1, 2, 4]);
  // Acme: 36 women and 4 men on one rate, ten places in the lower quarter and thirty in the next.
  const acme = [
    people(10, 186, 916),
    people(11, 4, 36),
    people(12, 107, 974),
    people(13, 298, 813),
    people(14, 750, 361),
  ].flat();
  assert.deepEqual(quarters(acme), [187, 110, 298, 750]);
  assert.equal(median([15, 13]), 14);
  assert.equal(mean([]), null);
});

test('the examples of the survey and of dates', () => {
  const row = { q14b: '1', q14c: '2', q15: '9', q14d: '4', q2a: '5', q2b: '4', q2c: '', q3c: '3', q25a: '1' };
  assert.deepEqual(answered('q14bc', row), { base: true, counts: true });
  assert.deepEqual(answered('q14bc', { q14b: '', q14c: '1' }), { base: true, counts: false });
  assert.deepEqual(answered('q15', row), { base: true, counts: false });
  assert.deepEqual(answered('q14d', row), { base: false, counts: false });
  assert.equal(scoreOf('motivation', row), 8.75);
  assert.equal(scoreOf('involvement', row), null);
  assert.equal(scoreOf('engagement', row), null);
  assert.equal(threeMonthsAfter('2024-11-28'), '2025-02-28');
});

test('whom events and duties speak of, counted by hand', () => {
  const settings = { include: [], rules: { chinese_five_groups: 'asian', disability_not_declared: 'not_recorded' } };
  const staff = [
    { person_id: '1', ethnicity: 'A' },
    { person_id: '2', ethnicity: 'Z' },
    { person_id: '3', ethnicity: 'A', contract_type: 'Bank' },
    { person_id: '4', ethnicity: 'N', leave_date: '2024-09-01' },
    { person_id: '5', ethnicity: 'H', contract_type: 'Bank' },
    { person_id: '5', ethnicity: 'H', contract_type: 'Permanent' },
    { person_id: '5', ethnicity: 'H', contract_type: 'Permanent', primary: 'Yes' },
  ];
  const { used, aside } = people(staff, settings);
  assert.deepEqual(used, [staff[0], staff[1], staff[6]]);
  assert.deepEqual(aside, { bank: 2, left_before_snapshot: 1, second_assignment: 1 });
  const rows = [
    { person_id: '1', ethnicity: 'R', date: '2024-04-01' }, // says so itself
    { person_id: '1', ethnicity: 'R', date: '' }, // again
    { person_id: '2', ethnicity: '', date: '2025-03-31' }, // not known anywhere
    { person_id: '3', ethnicity: 'A', date: '2024-06-01' }, // bank only
    { person_id: '4', ethnicity: '', date: '2024-06-01' }, // has left
    { person_id: '5', ethnicity: '-', date: '2024-03-31' }, // the year before
    { person_id: '5', ethnicity: '-', date: '2023-03-31' }, // earlier
    { person_id: '9', ethnicity: '', date: '2024-06-01' }, // not in the staff list
    { person_id: '', ethnicity: 'B', date: '2024-06-01', count: '3' },
  ];
  rows.push({ person_id: '1', ethnicity: 'R', date: '2024-06-01', count: '-' }); // nobody knows of how many
  const file = { columns: new Set(['count']), rows: rows.map((row) => ({ count: '1', ...row })) };
  const known = register(staff, settings);
  const year = reached(file, 'date', { register: known });
  assert.deepEqual([year.outside, year.persons, year.both, year.unknownIds, year.uncounted], [2, 1, 0, 1, 1]);
  assert.deepEqual(tallyPeople(year.kept, 'ethnicity', settings), { bme: 2, unknown: 2, white: 3 });
  const both = reached(file, 'date', { register: known, keepYearBefore: true });
  assert.deepEqual(tallyPeople(both.kept, 'ethnicity', settings), { bme: 3, unknown: 2, white: 3 });

  // wres-wdes.md §13, 5: two of twelve against 24.2 %
  near(share(2, 12) - 24.2, -7.5, 1);
  const trained = (start_date, equality_training_date) => duty({ start_date, equality_training_date });
  assert.deepEqual(trained('2024-12-30', ''), { due: true, done: false });
  assert.deepEqual(trained('2025-01-02', ''), { due: false, done: false });
  assert.deepEqual(trained('2025-01-02', '2025-02-02'), { due: true, done: true });
  assert.deepEqual(trained('', '2022-03-30'), { due: true, done: false });
  assert.deepEqual(trained('2010-01-01', '2025-04-01'), { due: true, done: false });
});

// ---- the module against the restatement ----

/** Every `step`th organisation from `from` on, in a thread of its own. */
const agree = (from, step) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./restatement/agree.mjs', import.meta.url), {
      workerData: { from, step, to: ORGANISATIONS },
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
  });

test('a thousand organisations come out as the rules say', async () => {
  const workers = Math.min(4, os.availableParallelism?.() ?? os.cpus().length);
  await Promise.all(Array.from({ length: workers }, (_, i) => agree(i + 1, workers)));
});

test('as many people as there are ids, whatever the ids look like', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure({ format: 'evenhand-settings/1', snapshot_date: SNAPSHOT }), []);
  const styles = {
    counted: (n) => `${n}`,
    padded: (n) => `${n}`.padStart(4, '0'),
    lettered: (n) => `E${n}`,
    long: (n) => `${20000000 + n}`,
  };
  for (const [name, style] of Object.entries(styles)) {
    const csv = `person_id,sex\n${Array.from({ length: 5000 }, (_, n) => `${style(n + 1)},Female\n`).join('')}`;
    const { id } = readInto(session, 'staff.csv', new TextEncoder().encode(csv), { kind: 'staff' });
    assert.equal(session.report().organisation.headcount, 5000, `ids ${name}`);
    session.remove(id);
  }
});
