/** The schemas of a publication and of its audit: what comes out is as they say, and they notice what must not. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { exampleNineFiles } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { AUDIT } from './fixtures/audit.mjs';
import { everyKind } from './fixtures/every-kind.mjs';
import { hide, hideAll, publicationOf } from './fixtures/hide.mjs';
import { SETTINGS, readInto } from './help.mjs';
import { accepts, faults } from './schemas.mjs';

const join = (pieces) => Buffer.from([...pieces].join(''));
const first = (report, kind) => report.measures.find((measure) => measure.kind === kind);

test('a publication by hand is as the schema says, whatever of it is hidden', () => {
  for (const report of [everyKind(), publicationOf(everyKind()), hide(everyKind()), hideAll(everyKind())])
    accepts('report', report);
  const withheld = publicationOf(everyKind());
  Object.assign(withheld.measures[0], { status: 'hidden', reason: 'Its groups are too small.', hidden: true });
  accepts('report', withheld);
});

for (const mode of ['suppress', 'round']) {
  test(`the publication of nine, and its audit: ${mode}`, async () => {
    const session = await openSession();
    session.configure({ ...SETTINGS, audience: 'publication', protection: { mode } });
    for (const { name, chunks } of exampleNineFiles('2025-03-31')) readInto(session, name, join(chunks));
    const report = session.report();
    accepts('report', report);
    accepts('audit', session.audit());
    assert.deepEqual([report.audience, report.protection.mode], ['publication', mode]);
    assert.ok(report.measures.some(({ hidden }) => hidden));
  });
}

const WRONG_PUBLICATIONS = {
  'another sign': (r) => (first(r, 'rate').groups[0].numerator = '*'),
  'a hidden number in words': (r) => (first(r, 'rate').value = 'hidden'),
  'a rating out of hidden numbers': (r) => (first(r, 'rate').rating.distance = '[c]'),
  'an end of an interval alone': (r) => (first(r, 'likelihood').interval.low = '[c]'),
  'a hidden benchmark': (r) => (first(r, 'composition').categories[0].benchmark = '[c]'),
  'a measure that does not say whether anything is hidden': (r) => delete r.measures[0].hidden,
  'a measure that is withheld without a reason': (r) => (r.measures[0].status = 'hidden'),
  'a problem of a file': (r) => r.files[0].problems.push({}),
  'rows that were set aside': (r) => r.files[0].set_aside.push({ reason: 'bank', label: 'bank', rows: 2 }),
  'checks of the figures': (r) => r.checks.push({ id: 'rows', passed: true, sentence: 'Three rows.' }),
  'no protection': (r) => (r.protection.mode = 'none'),
  'hidden numbers by name': (r) => (r.protection.cells = []),
};
for (const [name, spoil] of Object.entries(WRONG_PUBLICATIONS)) {
  test(`a wrong publication: ${name}`, () => {
    const report = publicationOf(everyKind());
    spoil(report);
    assert.notDeepEqual(faults('report', report), []);
  });
}
test('an internal report is protected by nothing', () => {
  const report = everyKind();
  report.protection.mode = 'suppress';
  assert.notDeepEqual(faults('report', report), []);
});

test('the audit by hand is as the schema says', () => accepts('audit', AUDIT));
const WRONG_AUDITS = {
  'another format': (a) => (a.format = 'evenhand-report/1'),
  'a person': (a) => (a.cells[0].person = '1234'),
  'a threshold of one': (a) => (a.threshold = 1),
  'half a number': (a) => (a.counts.primary = 0.5),
  'a check without a verdict': (a) => delete a.checks[0].passed,
  'a measure half shown': (a) => (a.measures[0].state = 'half'),
  'a hidden number without its value': (a) => delete a.cells[0].value,
  'a hidden number that is hidden': (a) => (a.cells[0].value = '[c]'),
  'a third hiding': (a) => (a.cells[0].state = 'tertiary'),
  'a rule that there is not': (a) => (a.cells[0].rule = 'guess'),
  'no reason': (a) => (a.cells[0].sentence = ''),
  'fewer than nobody': (a) => (a.cells[0].low = -1),
  'a date in words': (a) => (a.differences[0].other_date = 'last year'),
  'a warning without words': (a) => a.warnings.push(''),
};
for (const [name, spoil] of Object.entries(WRONG_AUDITS)) {
  test(`a wrong audit: ${name}`, () => {
    const audit = structuredClone(AUDIT);
    spoil(audit);
    assert.notDeepEqual(faults('audit', audit), []);
  });
}
