/** The report as a whole, and what every measure of a kind has, whatever it is about. */
import assert from 'node:assert/strict';
import { close, closeInterval, share } from './close.mjs';
import { newcombe, wilson } from './numbers.mjs';

/** Shares are their counts divided; two that are compared are a difference in points and a ratio. */
function holdRate(m, { intervals }) {
  const weighted = m.notes.some((note) => note.includes('weighted results'));
  for (const { id, numerator, denominator, percent, interval } of m.groups) {
    // Weighted percentages of the survey are not those of whole people; the survey's own restatement holds them.
    if (!weighted) close(percent, share(numerator, denominator), `${m.id} ${id}`);
    if (intervals) closeInterval(interval, wilson(numerator, denominator), `${m.id} ${id}`, 100);
  }
  const [a, b] = m.groups;
  if (m.compared)
    assert.deepEqual(
      m.compared,
      [a, b].map(({ id }) => id),
      m.id,
    );
  if (m.status !== 'ok') return assert.deepEqual([m.value, m.interval, m.ratio], [null, null, null], m.id);
  if (m.compared) {
    close(m.value, a.percent - b.percent, m.id);
    close(m.ratio, b.percent === 0 ? null : a.percent / b.percent, `${m.id}, ratio`);
    const ends = newcombe(a.numerator, a.denominator, b.numerator, b.denominator);
    return intervals && closeInterval(m.interval, ends, m.id, 100);
  }
  // Of several groups only everybody's share is the measure's own; of several characteristics, the one least known.
  const own =
    m.groups.length === 1 || a.id === 'all' || m.id === 'data_quality.declaration'
      ? a
      : { percent: null, interval: null };
  return assert.deepEqual([m.value, m.interval, m.ratio], [own.percent, own.interval, null], m.id);
}

/** Everybody is in the base of what is said of the workforce. */
const OF_EVERYBODY = /^(profile|declaration|cross|pay_gap|collection)[.]|^w[rd]es[.]1$/;

function holdLevels(value, id) {
  if (value === null || typeof value !== 'object') return;
  if ('level' in value) assert.equal(value.level, 0.95, id);
  for (const part of Object.values(value)) holdLevels(part, id);
}

export function whole(ctx) {
  const { report, measures, used } = ctx;
  assert.equal(measures.size, report.measures.length, 'two measures have the same id');
  const listed = report.sections.flatMap((section) => section.measures);
  assert.equal(new Set(listed).size, listed.length, 'a measure stands in two sections');
  assert.deepEqual([...listed].sort(), [...measures.keys()].sort(), 'sections and measures');
  for (const m of report.measures) {
    holdLevels(m, m.id);
    assert.ok(m.unknown <= m.base, `${m.id}: more unknown than there are`);
    assert.equal(m.reason === '', m.status === 'ok', `${m.id}: a reason`);
    if (m.status === 'ok' && OF_EVERYBODY.test(m.id)) assert.equal(m.base, used.length, m.id);
    if (m.kind === 'rate') holdRate(m, ctx);
  }
}
