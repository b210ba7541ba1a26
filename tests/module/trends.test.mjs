/** This year beside earlier years: reports that the module made itself are given back to it, and every change is worked out again here. */
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { exampleReports, exampleFiles, exampleSettings } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { at, measure, readInto, scratch } from './help.mjs';

const settings = (year, more = {}) => ({
  format: 'evenhand-settings/1',
  snapshot_date: `${year}-03-31`,
  organisation: { name: 'Example Trust', kind: 'nhs_trust' },
  ...more,
});
const near = (got, expected, what) =>
  assert.ok(Math.abs(got - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${got}, not ${expected}`);

// A hundred BME and four hundred White staff; those with a disciplinary case, those whose religion is known.
function files(year, cases, known) {
  const staff = ['Employee Number,Ethnic Origin,Religious Belief,Gender'];
  const rows = ['Employee Number,Case Type,Date Opened'];
  const count = { bme: 0, white: 0 };
  for (let i = 0; i < 500; ++i) {
    const group = i < 100 ? 'bme' : 'white';
    const origin = group === 'bme' ? 'M Black - Caribbean' : 'A White - British';
    staff.push(`${1000 + i},${origin},${i < known ? 'Christianity' : ''},${i % 2 ? 'Male' : 'Female'}`);
    if (count[group]++ < cases[group]) rows.push(`${1000 + i},Disciplinary,12/11/${year - 1}`);
  }
  return { staff: `${staff.join('\n')}\n`, cases: `${rows.join('\n')}\n` };
}

async function make(year, { staff, cases }, earlier = [], more = {}) {
  const session = await openSession();
  session.configure(settings(year, more));
  readInto(session, 'staff.csv', Buffer.from(staff), { kind: 'staff' });
  readInto(session, 'cases.csv', Buffer.from(cases), { kind: 'cases' });
  for (const [name, text] of earlier) {
    // Without being told what it is, and in odd pieces.
    assert.equal(readInto(session, name, Buffer.from(text), { chunk: 1013 }).format, 'evenhand-previous/1');
  }
  return session;
}

const wilson = (x, n) => {
  const z = 1.959963984540054;
  const p = x / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [middle - half, middle + half];
};

test('two years from files: counts, ratio, change and trend', async () => {
  const before = (await make(2024, files(2024, { bme: 6, white: 8 }, 350))).reportText();
  const report = (await make(2025, files(2025, { bme: 4, white: 8 }, 450), [['2024.json', before]])).report();
  const wres = measure(report, 'wres.3');
  // 6/100 ÷ 8/400 = 3, then 4/100 ÷ 8/400 = 2.
  near(wres.previous.value, 3, 'last year');
  near(wres.value, 2, 'this year');
  near(wres.change.value, -1, 'change');
  assert.equal(wres.change.direction, 'better');
  assert.deepEqual(
    wres.history.map(({ snapshot, groups }) => [snapshot, groups.map(({ count, base }) => `${count}/${base}`)]),
    [['2024-03-31', ['6/100', '8/400']]],
  );
  const then = wres.previous.interval;
  near(wres.change.interval.low, -1 - Math.hypot(wres.value - wres.interval.low, then.high - 3), 'low');
  near(wres.change.interval.high, -1 + Math.hypot(wres.interval.high - wres.value, 3 - then.low), 'high');
  assert.match(wres.change.sentence, /^Last year, on 31 March 2024, the ratio was 3\.00 .*; this year it is 2\.00 /);
  // Newcombe's, from the counts: 450 and 350 of 500.
  const known = measure(report, 'declaration.religion');
  const [a, b] = [wilson(450, 500), wilson(350, 500)];
  near(known.change.value, 20, 'points');
  near(known.change.interval.low, 100 * (0.2 - Math.hypot(0.9 - a[0], b[1] - 0.7)), 'low');
  near(known.change.interval.high, 100 * (0.2 + Math.hypot(a[1] - 0.9, 0.7 - b[0])), 'high');
  assert.equal(known.rating.trend, 'better');
  assert.deepEqual(
    report.years.map(({ snapshot, name, organisation }) => [snapshot, name, organisation]),
    [['2024-03-31', '2024.json', 'Example Trust']],
  );
});

test('another choice in one of the years breaks only what it touches', async () => {
  const before = (
    await make(2024, files(2024, { bme: 6, white: 8 }, 350), [], { rules: { wres_3_years: 'two_year' } })
  ).reportText();
  const report = (await make(2025, files(2025, { bme: 4, white: 8 }, 450), [['2024.json', before]])).report();
  const wres = measure(report, 'wres.3');
  assert.equal(wres.breaks.length, 1);
  assert.deepEqual([wres.change.value, wres.rating.trend, wres.history[0].value], [null, 'unknown', null]);
  assert.notEqual(wres.previous.value, null);
  assert.deepEqual(measure(report, 'declaration.religion').breaks, []);
});

/** The figure that a measure is followed by, told again from the schema. */
function headline(one) {
  if (one.status !== 'ok') return null;
  if (one.kind === 'compliance') return one.percent;
  if (one.kind === 'grid') {
    const focus = { 'wres.1': 'bme', 'wdes.1': 'disabled' }[one.id];
    return one.overall.groups.find(({ id }) => id === focus)?.percent ?? null;
  }
  return one.value ?? null;
}

const reports = async () => {
  const past = exampleReports(await openSession());
  const session = await openSession();
  const snapshot = '2026-03-31';
  session.configure({ format: 'evenhand-settings/1', snapshot_date: snapshot, ...exampleSettings('trust', 0) });
  for (const { kind, name, chunks } of exampleFiles(snapshot)) {
    readInto(session, name, Buffer.concat([...chunks].map((piece) => Buffer.from(piece))), { kind });
  }
  const alone = session.report();
  for (const { name, text } of past)
    assert.equal(readInto(session, name, Buffer.from(text)).format, 'evenhand-previous/1');
  return { past: past.map(({ text }) => JSON.parse(text)), alone, beside: session.report(), session };
};
const example = reports();

test('every measure of the example beside its two earlier years', async () => {
  const { past, alone, beside } = await example;
  const [last, before] = past;
  assert.deepEqual(
    beside.years.map(({ snapshot }) => snapshot),
    [before.period.snapshot, last.period.snapshot],
  );
  let compared = 0;
  for (const one of beside.measures) {
    const now = headline(one);
    const found = last.measures.find(({ id }) => id === one.id);
    if (one.previous) {
      const was = headline(found);
      assert.equal(one.previous.value, was, one.id);
      assert.equal(one.previous.colour, found.rating.colour, one.id);
      assert.equal(one.previous.base, found.base, one.id);
      // A group that decides is compared in place of the whole where the whole has no figure.
      if (now !== null && was !== null && one.change?.value !== null && one.id !== 'data_quality.declaration') {
        near(one.change.value, now - was, one.id);
        compared += 1;
      }
    } else if (one.change) {
      assert.match(one.change.sentence, /does not have this figure/);
    }
    if (!one.change) continue;
    assert.equal(one.change.direction, one.rating.trend, one.id);
    assert.ok(!/better|improv/.test(one.change.sentence) || one.rating.trend === 'better', one.change.sentence);
    assert.ok(!/worse/.test(one.change.sentence) || one.rating.trend === 'worse', one.change.sentence);
    assert.ok(
      one.change.sentence.endsWith('.') && !/undefined|nan|inf\b/i.test(one.change.sentence),
      one.change.sentence,
    );
    const { interval, value } = one.change;
    if (interval) {
      assert.ok(interval.low <= value && value <= interval.high, one.id);
      assert.equal(/clear \(/.test(one.change.sentence), interval.low > 0 || interval.high < 0, one.change.sentence);
    }
  }
  assert.ok(compared > 500, `only ${compared}`);
  // Without earlier reports there is no trend, and the figures are the same.
  for (const [i, one] of alone.measures.entries()) {
    assert.deepEqual([one.previous, one.change, one.history, one.rating.trend], [null, null, [], 'unknown'], one.id);
    assert.equal(headline(one), headline(beside.measures[i]), one.id);
  }
});

test('a rated measure of every kind has its trend', async () => {
  const { beside } = await example;
  const kinds = new Set(beside.measures.filter(({ rating }) => rating.trend !== 'unknown').map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), [
    'compliance',
    'composition',
    'difference',
    'grid',
    'likelihood',
    'pay_gap',
    'quartiles',
    'rate',
    'score',
  ]);
  // What is rated and was there a year ago has a trend, unless a break says why not.
  for (const one of beside.measures) {
    if (one.rating.colour === 'none' || !one.previous || one.breaks.length > 0) continue;
    const was =
      one.rating.group !== null && one.previous.group_percent !== null
        ? one.previous.group_percent
        : one.previous.value;
    if (was !== null && one.kind !== 'likelihood') assert.notEqual(one.rating.trend, 'unknown', one.id);
    if (one.kind === 'likelihood' && one.previous.value !== null) assert.notEqual(one.rating.trend, 'unknown', one.id);
  }
});

test('what is new in a report follows its schema', async () => {
  const { beside } = await example;
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(JSON.parse(readFileSync(at('wasm/schema/report.schema.json'), 'utf8')));
  const valid = (place, value) => {
    const check = ajv.getSchema(`urn:evenhand:report:1#/${place}`);
    return check(value) ? '' : JSON.stringify(check.errors);
  };
  assert.equal(valid('properties/years', beside.years), '');
  for (const one of beside.measures) {
    for (const key of ['previous', 'change', 'history', 'breaks']) {
      assert.equal(valid(`$defs/common/properties/${key}`, one[key]), '', one.id);
    }
  }
  assert.notEqual(valid('properties/years', [{ ...beside.years[0], more: 1 }]), '');
});

test('the same bytes natively, with earlier years', async (t) => {
  const native = ['native', 'sanitize'].map((build) => at(`build/${build}/tests/evenhand_report`)).find(existsSync);
  if (native === undefined) return t.skip('there is no native build');
  const folder = scratch();
  const keep = (name, text) => (writeFileSync(path.join(folder, name), text), path.join(folder, name));
  const now = files(2025, { bme: 4, white: 8 }, 450);
  const before = (await make(2024, files(2024, { bme: 6, white: 8 }, 350))).reportText();
  const expected = (await make(2025, now, [['2024.json', before]])).reportText();
  const args = ['--settings', keep('settings.json', JSON.stringify(settings(2025)))];
  args.push(
    keep('staff.csv', now.staff),
    `cases=${keep('cases.csv', now.cases)}`,
    `previous=${keep('2024.json', before)}`,
  );
  assert.ok(
    execFileSync(native, args, { maxBuffer: 1 << 28 }).equals(Buffer.from(`${expected}\n`)),
    'the bytes differ',
  );
});

test('an earlier report that is cut short, twice there, or too late is refused in a sentence', async () => {
  const text = (await make(2024, files(2024, { bme: 6, white: 8 }, 350))).reportText();
  const session = await make(2025, files(2025, { bme: 4, white: 8 }, 450), [['2024.json', text]]);
  for (const [name, bytes, code] of [
    ['half.json', text.slice(0, text.length / 2), 'not_json'],
    ['again.json', text, 'same_snapshot'],
    ['late.json', text.replace('"2024-03-31"', '"2026-03-31"'), 'not_before'],
    ['settings.json', JSON.stringify(settings(2025)), 'settings'],
  ]) {
    const answer = readInto(session, name, Buffer.from(bytes));
    assert.deepEqual([answer.format, answer.code], ['evenhand-refusal/1', code]);
    assert.ok(answer.message.startsWith(`${name}: `) && answer.message.endsWith('.'), answer.message);
  }
  assert.equal(session.inspections().length, 3);
  assert.equal(session.report().years.length, 1);
});
