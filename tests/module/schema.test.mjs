/** The schemas say what really comes out, and would notice if something else did. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { exampleFiles, exampleNine, exampleNineFiles, exampleTrust } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { everyKind } from './fixtures/every-kind.mjs';
import { SETTINGS, readInto, readNine } from './help.mjs';
import { MESSY } from './messy.mjs';
import { accepts, faults } from './schemas.mjs';

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

const sum = (list, count) => list.reduce((total, one) => total + count(one), 0);

/** What must add up within each kind of measure. */
const AGREE = {
  composition(one) {
    const known = one.categories.filter((category) => category.known);
    assert.equal(
      sum(one.categories, ({ count }) => count),
      one.base,
      one.id,
    );
    assert.deepEqual([sum(known, ({ count }) => count), one.known + one.unknown], [one.known, one.base], one.id);
  },
  grid(one) {
    for (const row of [...one.rows, one.overall]) {
      assert.equal(
        sum(row.groups, ({ count }) => count),
        row.headcount,
        `${one.id} ${row.id}`,
      );
    }
    const rows = one.rows.filter((row) => !row.of_which);
    assert.equal(
      sum(rows, ({ headcount }) => headcount),
      one.overall.headcount,
      one.id,
    );
  },
  rate(one) {
    for (const group of one.groups) assert.ok(group.numerator <= group.denominator, `${one.id} ${group.id}`);
    if (one.compared)
      assert.deepEqual(
        one.groups.slice(0, 2).map(({ id }) => id),
        one.compared,
        one.id,
      );
  },
  likelihood(one) {
    assert.equal(sum(one.groups, ({ base }) => base) + one.unknown, one.base, one.id);
    if (one.interval && one.value !== null) {
      assert.ok(one.interval.low <= one.value, one.id);
      assert.ok(one.interval.high === null || one.value <= one.interval.high, one.id);
    }
    for (const part of ['group', 'rest', 'unknown']) {
      const stages = (one.funnel ?? []).map((stage) => stage[part]);
      assert.deepEqual(
        stages,
        [...stages].sort((a, b) => b - a),
        `${one.id}: a stage reached implies the earlier ones`,
      );
    }
  },
  change(one) {
    assert.equal(
      sum(one.categories, ({ before }) => before),
      one.before,
      one.id,
    );
    assert.equal(
      sum(one.categories, ({ after }) => after),
      one.after,
      one.id,
    );
    for (const c of one.categories) {
      assert.equal(c.stayers + c.leavers + c.transferred_out + c.answers_out, c.before, `${one.id} ${c.id}`);
      assert.equal(c.stayers + c.joiners + c.transferred_in + c.answers_in, c.after, `${one.id} ${c.id}`);
      if (c.percent_before === null || c.percent_after === null) continue;
      const moved = sum(c.contributions, ({ points }) => points);
      assert.ok(Math.abs(moved - (c.percent_after - c.percent_before)) < 1e-9, `${one.id} ${c.id}: ${moved}`);
    }
  },
  pay_gap(one) {
    assert.equal(one.full_pay <= one.relevant, true, one.id);
    for (const group of one.groups) assert.equal(group.gap === null, group.id === one.comparator || group.count === 0);
  },
  quartiles(one) {
    for (const band of [...one.bands, one.overall]) {
      assert.equal(
        sum(band.groups, ({ count }) => count),
        band.count,
        one.id,
      );
    }
    assert.equal(
      sum(one.bands, ({ count }) => count),
      one.overall.count,
      one.id,
    );
    const counts = one.bands.map(({ count }) => count);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, `${one.id}: quarters of ${counts}`);
  },
  difference(one) {
    assert.equal(
      sum(one.groups, ({ part }) => part),
      one.part_base,
      one.id,
    );
    assert.equal(
      sum(one.groups, ({ whole }) => whole),
      one.whole_base,
      one.id,
    );
    assert.ok(
      one.groups.some(({ id }) => id === one.focus),
      one.id,
    );
  },
  score() {},
  compliance(one) {
    for (const group of [...one.groups, one]) assert.equal(group.done + group.overdue, group.due, one.id);
    if (one.groups.length > 0)
      assert.equal(
        sum(one.groups, ({ due }) => due),
        one.due,
        one.id,
      );
  },
  statement: (one) => assert.notEqual(one.text, '', one.id),
  collection(one) {
    for (const row of one.rows)
      assert.deepEqual(
        row.cells.map(({ id }) => id),
        one.columns.map(({ id }) => id),
      );
  },
};

function agrees(report) {
  for (const file of report.files) {
    assert.equal(file.rows_read, file.rows_used + sum(file.set_aside, ({ rows }) => rows), file.name);
  }
  // One case of the example is of a person who is in no list, on purpose.
  for (const check of report.checks) assert.ok(check.passed || check.id === 'people.cases', check.sentence);
  for (const one of report.measures.filter(({ status }) => status === 'ok')) AGREE[one.kind](one);
  const ids = report.measures.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of report.sections.flatMap(({ measures }) => measures)) assert.ok(ids.includes(id), id);
}

for (const [name, bytes] of Object.entries(files)) {
  test(`${name}: the report and the inspection are as the schemas say`, async () => {
    const { inspection, report, session } = await read(bytes);
    accepts('inspection', inspection);
    accepts('report', report);
    assert.deepEqual(JSON.parse(session.reportText()), report);
  });
  test(`${name}: the figures agree with each other`, async () => agrees((await read(bytes)).report));
}

const KINDS = [...new Set(everyKind().measures.map(({ kind }) => kind))];
test('the report by hand has every kind of measure and is as the schema says', () => {
  assert.deepEqual([...KINDS].sort(), Object.keys(AGREE).sort());
  accepts('report', everyKind());
});

for (const [name, list] of [
  ['a file of every kind', exampleFiles('2025-03-31')],
  ['the files of nine', exampleNineFiles('2025-03-31')],
]) {
  test(`${name}: inspections and report are as the schemas say, and the figures agree`, async () => {
    const session = await openSession();
    session.configure({ ...SETTINGS, words: { 'wdes.9b': 'The network meets every month.' } });
    for (const { kind, name: file, chunks } of list) {
      const inspection = readInto(session, file, join(chunks));
      assert.equal(inspection.kind, kind, `${file}: ${inspection.message}`);
      accepts('inspection', inspection);
    }
    const report = session.report();
    accepts('report', report);
    agrees(report);
    assert.deepEqual(
      report.files.map(({ kind }) => kind),
      list.map(({ kind }) => kind),
    );
    if (list.length < 9) return;
    const found = new Set(report.measures.filter(({ status }) => status === 'ok').map(({ kind }) => kind));
    assert.deepEqual([...found].sort(), Object.keys(AGREE).sort(), 'every kind of measure comes out');
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
  'a measure with more than it should have': (r) => (r.measures[0].guess = 0.5),
  'a share over one hundred': (r) =>
    (r.measures.find((m) => m.kind === 'composition').categories[0].percent_of_all = 101),
  'a share as text': (r) => (r.measures.find((m) => m.kind === 'composition').categories[0].percent_of_all = '50'),
  'a figure with a reason for having none': (r) => (r.measures.find((m) => m.status === 'ok').reason = 'because'),
  'no figure and no reason': (r) => (r.measures.find((m) => m.status !== 'ok').reason = ''),
  'a colour that there is not': (r) => (r.measures[0].rating.colour = 'purple'),
  'a grid without its overall row': (r) => delete r.measures.find((m) => m.kind === 'grid').overall,
  'a check without a verdict': (r) => delete r.checks[0].passed,
  'an audience that there is not': (r) => (r.audience = 'everybody'),
  'a duty that may apply': (r) => (r.obligations[0].applies = 'maybe'),
  'a duty without its reason': (r) => (r.obligations[0].reason = ''),
  'a duty due in words': (r) => (r.obligations[0].next_date = '30 March'),
  'a tenth of EDS': (r) => (r.eds.of = 10),
  'a metric that is nowhere': (r) => (r.high_impact_actions[0].metrics[0].status = 'nowhere'),
  'a national figure without a year': (r) => delete r.national[0].year,
  'an explanation of nothing': (r) => (r.explanations[0].paragraphs = []),
};
for (const [name, spoil] of Object.entries(WRONG_REPORTS)) {
  test(`a wrong report: ${name}`, async () => {
    const { report } = await read(MESSY);
    spoil(report);
    assert.notDeepEqual(faults('report', report), []);
  });
}

const first = (report, kind) => report.measures.find((measure) => measure.kind === kind);
const WRONG_KINDS = {
  'a likelihood without its direction': (r) => delete first(r, 'likelihood').direction,
  'a likelihood of three groups': (r) => first(r, 'likelihood').groups.push(first(r, 'likelihood').groups[0]),
  'a rate below nothing': (r) => (first(r, 'likelihood').groups[0].rate = -0.1),
  'an upper limit that is a word': (r) => (first(r, 'likelihood').interval.high = 'inf'),
  'a lower limit that is missing': (r) => (first(r, 'likelihood').interval.low = null),
  'a chance above one': (r) => (first(r, 'likelihood').p_value = 1.1),
  'a test that there is not': (r) => (first(r, 'likelihood').p_method = 'guess'),
  'an audit by another method': (r) => (first(r, 'likelihood').audit.method = 'wald'),
  'a stage that there is not': (r) => (r.measures.find(({ funnel }) => funnel).funnel[0].id = 'liked'),
  'a family without a title': (r) => delete r.measures.find(({ family }) => family).family.title,
  'a measure that does not say its family': (r) => delete r.measures[0].family,
  'one group compared': (r) => (first(r, 'rate').compared = ['bme']),
  'a rate without its comparator': (r) => delete first(r, 'rate').groups[0].comparator,
  'pay as text': (r) => (first(r, 'pay_gap').groups[0].mean = '£18'),
  'a unit that there is not': (r) => (first(r, 'pay_gap').unit = 'weekly'),
  'fewer than nobody left out': (r) => (first(r, 'pay_gap').left_out[0].count = -1),
  'a fifth quarter': (r) => first(r, 'quartiles').bands.push(first(r, 'quartiles').bands[0]),
  'a quarter that there is not': (r) => (first(r, 'quartiles').bands[0].id = 'middle'),
  'a difference of more than everybody': (r) => (first(r, 'difference').value = 101),
  'a score above ten': (r) => (first(r, 'score').groups[0].score = 10.1),
  'half a person overdue': (r) => (first(r, 'compliance').overdue = 0.5),
  'a statement with an author': (r) => (first(r, 'statement').author = 'Shah'),
  'records that there are not': (r) => (first(r, 'collection').columns[0].id = 'suppliers'),
  'a tick in place of yes': (r) => (first(r, 'collection').rows[0].cells[0].held = 'x'),
};
for (const [name, spoil] of Object.entries(WRONG_KINDS)) {
  test(`a wrong measure: ${name}`, () => {
    const report = everyKind();
    spoil(report);
    assert.notDeepEqual(faults('report', report), []);
  });
}
for (const kind of KINDS) {
  test(`a wrong measure: a ${kind} with a member too many`, () => {
    const report = everyKind();
    first(report, kind).extra = 1;
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
