/** The attack is no use unless it finds what is told: reports in which one thing or another was forgotten. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { measure, NINE, readInto, readNine, SETTINGS } from '../module/help.mjs';
import { at, Book, fraction } from './book.mjs';
import { told } from './html.mjs';
import { read } from './model.mjs';
import { limits } from './solve.mjs';
import { leaks, written } from './texts.mjs';

const session = await openSession();
session.configure({ ...SETTINGS, audience: 'internal' });
readInto(session, NINE, readNine(), { kind: 'staff' });
const internal = session.report();
/** A copy of the report to hide things in. */
const copy = () => structuredClone(internal);
const religion = (report) => measure(report, 'profile.religion');
const find = (list, id) => list.find((each) => each.id === id);
const CHRISTIAN = at('staff', { religion: 'christian' });

/** Every measure but this one, and of this one all that `keep` does not name. */
function only(report, id) {
  report.measures = report.measures.filter((m) => m.id === id);
  return measure(report, id);
}

/** Nothing of a category but its name. */
function hide(category) {
  for (const key of ['count', 'percent_of_all', 'percent_of_known']) category[key] = '[c]';
  if (category.benchmark) Object.assign(category.benchmark, { interval: '[c]', residual: '[c]' });
}

const rangeOf = (report, name) => limits(read(report), [name]).get(name);

test('one hidden number of a table with its total', () => {
  const report = copy();
  hide(find(only(report, 'profile.religion').categories, 'christian'));
  assert.deepEqual(rangeOf(report, CHRISTIAN), [6, 6]);
});

test('two hidden numbers, but another table has one of them', () => {
  const report = copy();
  for (const id of ['profile.religion', 'representation.religion']) {
    for (const category of ['christian', 'other_religion']) hide(find(measure(report, id).categories, category));
  }
  assert.deepEqual(rangeOf(report, CHRISTIAN), [0, 8]);
  find(measure(report, 'representation.religion').categories, 'other_religion').count = 2;
  assert.deepEqual(rangeOf(report, CHRISTIAN), [6, 6]);
});

test('a percentage beside a hidden number, whatever else is hidden', () => {
  const report = copy();
  const m = only(report, 'profile.religion');
  m.categories.forEach(hide);
  assert.deepEqual(rangeOf(report, CHRISTIAN), [0, 9]);
  find(m.categories, 'christian').percent_of_all = find(religion(internal).categories, 'christian').percent_of_all;
  assert.deepEqual(rangeOf(report, CHRISTIAN), [6, 6]);
});

test('a percentage of a hidden total', () => {
  const book = (least) => {
    const made = new Book();
    for (const name of ['part', 'whole']) made.print(name, '[c]', name);
    made.share('part', 'whole', (100 * 4) / 7, 100, 'share');
    made.part('whole', 'all', 'of all');
    made.print('all', 13, 'all');
    made.print('least', least, 'least');
    made.part('least', 'part', 'at least so many');
    return made;
  };
  // Four of seven, or nobody of nobody: the next would be eight of fourteen.
  assert.deepEqual(limits(book(0), ['whole']).get('whole'), [0, 7]);
  assert.deepEqual(limits(book(1), ['part']).get('part'), [4, 4]);
});

test('an interval, a residual and a ratio, beside hidden numbers', () => {
  const forgotten = {
    interval: (benchmark) => ({ ...benchmark, residual: '[c]' }),
    residual: (benchmark) => ({ ...benchmark, interval: '[c]' }),
  };
  for (const [what, keep] of Object.entries(forgotten)) {
    const report = copy();
    const m = only(report, 'representation.religion');
    const before = { ...find(m.categories, 'christian').benchmark };
    m.categories.forEach(hide);
    assert.deepEqual(rangeOf(report, CHRISTIAN), [0, 9], what);
    find(m.categories, 'christian').benchmark = keep(before);
    assert.deepEqual(rangeOf(report, CHRISTIAN), [6, 6], what);
  }
  const book = new Book();
  for (const [name, value] of Object.entries({ a: '[c]', b: 20, c: 8, d: 31 })) book.print(name, value, name);
  book.part('a', 'b', 'a of b');
  book.figure(['a', 'b', 'c', 'd'], ([a, b, c, d]) => a / b / (c / d), 4 / 20 / (8 / 31), 'ratio');
  assert.deepEqual(limits(book, ['a']).get('a'), [4, 4]);
});

test('a list in the order of its numbers', () => {
  const book = new Book();
  const list = { first: 12, second: '[c]', third: '[c]', fourth: 10 };
  for (const [name, value] of Object.entries(list)) book.print(name, value, name);
  book.order(Object.keys(list), 'largest first');
  const found = limits(book, ['second', 'third']);
  assert.deepEqual(
    [found.get('second'), found.get('third')],
    [
      [10, 12],
      [10, 12],
    ],
  );
});

test('a sentence', () => {
  const report = copy();
  const m = religion(report);
  hide(find(m.categories, 'other_religion'));
  assert.match(leaks(report, internal).join('\n'), /profile.religion: 22.2 /);
  m.sentence = 'Of 9 staff: Christian (6, 66.7%). Known for everybody.';
  assert.deepEqual(leaks(report, internal), []);
});

test('a page', () => {
  const page = publishHtml(internal);
  const secrets = [
    { id: 'profile.religion', label: 'Other religion or belief', value: 2, shown: new Set() },
    { id: 'profile.religion', label: 'Other religion or belief', value: (100 * 2) / 9, shown: new Set() },
  ];
  assert.deepEqual(
    told(page, secrets, written).map((text) => /is \w+$/.exec(text)[0]),
    ['is written', 'is written', 'is drawn'],
  );
  assert.deepEqual(
    told(
      page,
      secrets.map((secret) => ({ ...secret, value: 7 })),
      written,
    ),
    [],
  );
});

test('numbers are fractions again, and are written as figures are', () => {
  assert.deepEqual(fraction(2 / 3), [2, 3]);
  assert.deepEqual(fraction(66.66666666666667 / 100), [2, 3]);
  assert.deepEqual(fraction(1834 / 3500), [131, 250]);
  assert.deepEqual(fraction(0), [0, 1]);
  assert.deepEqual(fraction(1), [1, 1]);
  assert.equal(fraction(Math.PI / 10, 1000), null);
  assert.deepEqual(written(1234.25), ['1,234', '1,234.3', '1,234.25']);
  assert.deepEqual(written(-0.96), ['1', '1.0', '0.96']);
});
