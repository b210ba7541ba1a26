/** One relative likelihood: its two rates, its ratio, its intervals and its test. */
import assert from 'node:assert/strict';
import { byId, close, closeInterval } from './close.mjs';
import { fisherMidP, katz, koopman, test, woolf } from './numbers.mjs';
import { isKnown, sum } from './views.mjs';

const total = (counts) => sum(Object.values(counts));
const unknownIn = (counts) => sum(Object.entries(counts).map(([id, n]) => (isKnown(id) && id !== 'unknown' ? 0 : n)));

/** A group against a group, or against everybody else whose answer is known (`rest`). */
export function pair(events, base, top, bottom) {
  const of = (counts, id, other) => {
    if (id !== 'rest') return counts[id] ?? 0;
    return total(counts) - unknownIn(counts) - (counts[other] ?? 0);
  };
  const side = (id, other) => ({ id, events: of(events, id, other), base: of(base, id, other) });
  return {
    top: side(top, bottom),
    bottom: side(bottom, top),
    base: total(base),
    unknown: unknownIn(base),
    unknownEvents: unknownIn(events),
  };
}

const rateOf = ({ events, base }) => (base === 0 ? null : events / base);

export function ratioOf({ top, bottom }) {
  const [above, below] = [rateOf(top), rateOf(bottom)];
  return above === null || below === null || below === 0 ? null : above / below;
}

/** Everything of a likelihood. `intervals`: hold the slow ones too. */
export function holdLikelihood(m, expected, { intervals, odds = false }) {
  const value = ratioOf(expected);
  assert.equal(m.status, value === null ? 'not_calculable' : 'ok', `${m.id}: ${m.reason}`);
  close(m.value, value, m.id);
  const { top, bottom } = expected;
  assert.equal(m.base, expected.base, `${m.id}, base`);
  assert.equal(m.unknown, expected.unknown, `${m.id}, unknown`);
  assert.equal(m.unknown_events, expected.unknownEvents, `${m.id}, events of unknown`);
  // Counts stand beside a ratio that cannot be worked out, too.
  assert.deepEqual(
    m.groups.map(({ id }) => id),
    [top.id, bottom.id],
    `${m.id}: what stands on top`,
  );
  const groups = byId(m.groups);
  for (const side of [top, bottom]) {
    const shown = groups[side.id];
    assert.deepEqual([shown.events, shown.base], [side.events, side.base], `${m.id} ${side.id}`);
    close(shown.rate, rateOf(side), `${m.id} ${side.id}`);
  }
  if (!intervals) return;
  const four = [top.events, top.base, bottom.events, bottom.base];
  if (odds) {
    // Stocks: whoever is further up is not also below.
    const [a, b, c, d] = four;
    closeInterval(m.interval, value === null ? null : woolf(a, b, c, d), `${m.id}, Woolf of ${four}`);
    if (m.interval) assert.equal(m.interval.method, 'odds_ratio', m.id);
    close(m.p_value, value === null ? null : fisherMidP(a, a + b, c, c + d), `${m.id}, p of ${four}`, 1e-6);
    return;
  }
  closeInterval(m.interval, koopman(...four), `${m.id}, Koopman of ${four}`);
  const audit = katz(...four);
  if (audit === null) assert.equal(m.audit, null, `${m.id}, Katz`);
  else closeInterval(m.audit, audit, `${m.id}, Katz of ${four}`);
  const tested = test(...four);
  assert.equal(m.p_method, tested?.method ?? null, `${m.id}, test of ${four}`);
  close(m.p_value, tested?.p ?? null, `${m.id}, p of ${four}`, 1e-6);
}
