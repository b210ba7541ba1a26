/** Every sentence of the examples read aloud is true: each of its numbers is worked out again from the measure's counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleReport } from './sentences/example.mjs';
import { KINDS } from './sentences/measures.mjs';
import { Untrue } from './sentences/reader.mjs';

function faultsOf(measures) {
  const faults = [];
  for (const measure of measures) {
    if (measure.status !== 'ok') continue;
    try {
      KINDS[measure.kind](measure, measure.sentence);
    } catch (error) {
      if (!(error instanceof Untrue)) throw error;
      faults.push(`${measure.id}: ${measure.sentence}\n    ${error.message}`);
    }
  }
  return faults;
}

for (const which of ['trust', 'nine']) {
  test(`every sentence of the example “${which}” is true`, async () => {
    const { measures } = await exampleReport(which);
    assert.ok(measures.filter(({ status }) => status === 'ok').length > (which === 'trust' ? 500 : 10));
    assert.deepEqual(faultsOf(measures), []);
  });
}

test('a wrong number, a wrong group and a wrong direction are noticed', async () => {
  const { measures } = await exampleReport('trust');
  const of = (id) => structuredClone(measures.find((measure) => measure.id === id));
  const noticed = (id, change) => {
    const measure = of(id);
    const before = measure.sentence;
    change(measure);
    assert.notEqual(measure.sentence, before, id);
    assert.equal(faultsOf([measure]).length, 1, measure.sentence);
  };
  const say = (from, to) => (measure) => (measure.sentence = measure.sentence.replace(from, to));
  noticed(
    'wres.2',
    say(/(\d)(\d) times/, (_, a, b) => `${a}${(Number(b) + 1) % 10} times`),
  );
  noticed('wres.2', (m) => (m.sentence = m.sentence.replace('White', 'X').replace('BME', 'White').replace('X', 'BME')));
  noticed(
    'wres.5',
    say(/higher|lower/, (word) => (word === 'higher' ? 'lower' : 'higher')),
  );
  noticed('pay_gap.sex.mean_hourly', say(' less an hour', ' more an hour'));
  noticed(
    'profile.ethnicity',
    say(/\((\d)/, (_, digit) => `(${(Number(digit) % 9) + 1}`),
  );
  noticed(
    'change.ethnicity',
    say(/rose|fell/, (word) => (word === 'rose' ? 'fell' : 'rose')),
  );
  noticed(
    'representation.ethnicity',
    say(/above|below/, (word) => (word === 'above' ? 'below' : 'above')),
  );
});
