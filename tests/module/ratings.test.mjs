/**
 * The one rating rule told a second time (report.md §4), from the figures that a report prints: every colour of the
 * examples has to come out of it. Shares nothing with the core.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleReport } from './sentences/example.mjs';

const LEAST_BASE = 5;
const LEAST_ANSWERS = 11;
const HAIR = 1e-9;

/** A gap: is it within, is it clear, how bad is it (for the trend). */
const gap = (within, clear, bad, id = null) => ({ within, clear, bad, id });

const outside = (interval, parity) =>
  interval !== null && (interval.low > parity || (interval.high !== null && interval.high < parity));

function wilson(x, n) {
  const z = 1.959963984540054;
  const [p, zz] = [x / n, (z * z) / n];
  const middle = (p + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n))) / (1 + zz);
  return { low: 100 * (x === 0 ? 0 : middle - half), high: 100 * (x === n ? 1 : middle + half) };
}

function newcombe(a, m, b, n) {
  const [p, q, one, two] = [(100 * a) / m, (100 * b) / n, wilson(a, m), wilson(b, n)];
  return { low: p - q - Math.hypot(p - one.low, two.high - q), high: p - q + Math.hypot(one.high - p, q - two.low) };
}

const share = (part, of, comparator, below, id) =>
  gap((100 * part) / of >= 0.8 * comparator - HAIR, below, comparator - (100 * part) / of, id);

const fold = (ratio) => (ratio >= 1 ? ratio - 1 : 1 / ratio - 1);

const GAPS = {
  likelihood(m) {
    if (m.value === null || m.groups.some(({ base }) => base < LEAST_BASE)) return [];
    const within = m.value >= 0.8 - HAIR && m.value <= 1.25 + HAIR;
    return [gap(within, outside(m.interval, 1), fold(m.value))];
  },
  rate(m) {
    const [a, b] = m.groups;
    if (m.id === 'data_quality.ask_first') return [];
    const declared = (g) => {
      const percent = (100 * g.numerator) / g.denominator;
      return gap(percent >= 95, percent < 70, -percent, g.id);
    };
    if (m.id === 'data_quality.declaration')
      return m.groups.filter(({ denominator }) => denominator >= LEAST_BASE).map(declared);
    if (m.id.startsWith('declaration.')) return a.denominator >= LEAST_BASE ? [declared(a)] : [];
    if (m.compared !== null) {
      if (m.groups.slice(0, 2).some(({ denominator }) => denominator < LEAST_BASE)) return [];
      if (m.id.startsWith('analysis.')) {
        const expected = ((a.numerator + b.numerator) * a.denominator) / (a.denominator + b.denominator);
        if (expected < LEAST_BASE) return [];
        const ratio = a.percent / b.percent;
        return [gap(ratio >= 0.8 - HAIR && ratio <= 1.25 + HAIR, outside(m.interval, 0), fold(ratio))];
      }
      const accepted = m.id.endsWith('.bonus_proportion') ? 5 : 3;
      return [gap(Math.abs(m.value) <= accepted + HAIR, outside(m.interval, 0), Math.abs(m.value))];
    }
    if (m.groups.length === 1) {
      if (a.comparator === null || a.denominator < LEAST_BASE) return [];
      const bad = (isHarm(m) ? 1 : -1) * (a.percent - a.comparator);
      const bounds = wilson(a.numerator, a.denominator);
      return [gap(bad <= 3 + HAIR, isHarm(m) ? bounds.low > a.comparator : bounds.high < a.comparator, bad)];
    }
    const known = m.groups.filter(({ id }) => id !== 'all' && id !== 'unknown');
    const sum = (key) => (a.id === 'all' ? a[key] : known.reduce((total, g) => total + g[key], 0));
    const [x, n] = [sum('numerator'), sum('denominator')];
    return known
      .filter(
        (g) => g.denominator >= LEAST_ANSWERS && n - g.denominator >= LEAST_ANSWERS && g.numerator <= g.denominator,
      )
      .map((g) => {
        const worse = isHarm(m) ? 1 : -1;
        const difference = (100 * g.numerator) / g.denominator - (100 * (x - g.numerator)) / (n - g.denominator);
        const bounds = newcombe(g.numerator, g.denominator, x - g.numerator, n - g.denominator);
        const bad = worse * difference;
        return gap(bad <= 3 + HAIR, bad > 0 && outside(bounds, 0), bad, g.id);
      });
  },
  score(m) {
    const [a, b] = m.groups;
    if (m.value !== null && m.groups.length > 1) {
      return [a, b].some(({ base }) => base < LEAST_BASE)
        ? []
        : [gap(Math.abs(m.value) <= 0.3 + HAIR, false, Math.abs(m.value))];
    }
    if (m.groups.length === 1) {
      if (a.comparator === null || a.base < LEAST_BASE) return [];
      return [gap(a.comparator - a.score <= 0.3 + HAIR, false, a.comparator - a.score)];
    }
    const known = m.groups.filter(({ id, score }) => id !== 'all' && id !== 'unknown' && score !== null);
    return known
      .filter(({ base }) => base >= LEAST_ANSWERS)
      .flatMap((g) => {
        const others = known.filter((other) => other !== g);
        const answers = others.reduce((total, { base }) => total + base, 0);
        if (answers < LEAST_ANSWERS) return [];
        const mean = others.reduce((total, { base, score }) => total + base * score, 0) / answers;
        return [gap(mean - g.score <= 0.3 + HAIR, false, mean - g.score, g.id)];
      });
  },
  pay_gap(m) {
    const comparator = m.groups.find(({ id }) => id === m.comparator);
    if (!comparator || comparator.count < LEAST_BASE) return [];
    return m.groups
      .filter((g) => g !== comparator && g.gap !== null && g.count >= LEAST_BASE)
      .map((g) => gap(Math.abs(g.gap) <= 5 + HAIR, outside(m.interval ?? g.interval, 0), Math.abs(g.gap), g.id));
  },
  quartiles(m) {
    const upper = m.bands[3];
    const all = m.overall.count;
    return m.overall.groups
      .map(({ id, count }, i) => ({ id, count, here: upper.groups[i].count }))
      .filter(({ count }) => (count * upper.count) / all >= LEAST_BASE)
      .map(({ id, count, here }) => {
        const whole = (100 * count) / all;
        return share(here, upper.count, whole, wilson(here, upper.count).high < whole, id);
      });
  },
  grid(m) {
    const focus = { 'wres.1': 'bme', 'wdes.1': 'disabled' }[m.id];
    if (!focus) return [];
    const of = (row) => row.groups.find(({ id }) => id === focus).count;
    const whole = (100 * of(m.overall)) / m.overall.headcount;
    return m.rows
      .filter((row) => !row.of_which && row.headcount > 0 && !row.id.startsWith('not_placed'))
      .filter((row) => (whole * row.headcount) / 100 >= LEAST_BASE)
      .map((row) => share(of(row), row.headcount, whole, wilson(of(row), row.headcount).high < whole, row.id));
  },
  difference(m) {
    if (m.part_base < LEAST_BASE) return [];
    const g = m.groups.find(({ id }) => id === m.focus);
    return [share(g.part, m.part_base, g.whole_percent, m.interval.high < 0, g.id)];
  },
  composition(m) {
    if (m.comparison === null || !m.comparison.rated) return [];
    return m.categories
      .filter(({ benchmark }) => benchmark !== null && (benchmark.percent * m.known) / 100 >= LEAST_BASE)
      .map((c) =>
        share(c.count, m.known, c.benchmark.percent, wilson(c.count, m.known).high < c.benchmark.percent, c.id),
      );
  },
  compliance: (m) => (m.due < LEAST_BASE ? [] : [gap(m.percent >= 95, m.percent < 85, -m.percent)]),
  statement: () => [],
  collection: () => [],
  change: () => [],
};

/** What is bad when there is more of it; that harassment was reported is good. */
const isHarm = ({ sentence }) =>
  /harassed|discriminated|pressure|complained|unwell/.test(sentence) && !/reported/.test(sentence);

const RANK = ['none', 'green', 'amber', 'red'];

/** The worst colour of the gaps, without looking at years. */
function colourOf(m) {
  const colours = GAPS[m.kind](m).map(({ within, clear }) => (within ? 'green' : clear ? 'red' : 'amber'));
  return colours.reduce((a, b) => (RANK.indexOf(b) > RANK.indexOf(a) ? b : a), 'none');
}

for (const which of ['trust', 'nine']) {
  test(`every colour of the example “${which}” follows from its figures`, async () => {
    const { measures } = await exampleReport(which);
    const different = [];
    for (const m of measures) {
      if (m.status !== 'ok') {
        assert.equal(m.rating.colour, 'none', m.id);
        continue;
      }
      const wanted = colourOf(m);
      // What gets better may be amber where it would be red.
      const excused = m.rating.trend === 'better' && wanted === 'red' && m.rating.colour === 'amber';
      if (m.rating.colour !== wanted && !excused)
        different.push(`${m.id}: ${m.rating.colour}, not ${wanted} (${m.rating.reason})`);
      if (m.rating.colour === 'none') assert.match(m.rating.reason, /^Not rated[.:]/, m.id);
      else assert.ok(m.rating.threshold, m.id);
    }
    assert.deepEqual(different, []);
  });
}

test('the example has every colour, and every trend', async () => {
  const { measures } = await exampleReport('trust');
  const seen = (read) => new Set(measures.map(({ rating }) => read(rating)));
  assert.deepEqual([...seen(({ colour }) => colour)].sort(), ['amber', 'green', 'none', 'red']);
  assert.deepEqual([...seen(({ trend }) => trend)].sort(), ['better', 'same', 'unknown', 'worse']);
});
