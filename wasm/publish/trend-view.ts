/** What of a measure is followed over the years, and the scale that it is drawn on. */
import type { Composition, Count, Ends, Figure, Measure, Rating } from '../src/types';
import type { Around } from './around';
import { shownEnds } from './explain';
import { formatDecimal, formatPercent, formatPoints, formatRatio, formatScores, isHidden, shownNumber } from './format';

export interface TrendPoint {
  snapshot: string;
  value: Figure;
  interval: Ends;
  base: Count;
  colour: Rating['colour'];
}

export interface TrendScale {
  /** Where a value lies, 0 at the bottom to 1 at the top; outside that it is off the scale. */
  at: (value: number) => number;
  ticks: number[];
  /** No difference; null where there is nothing of the kind. */
  parity: number | null;
  band: [number, number] | null;
}

type Sort = 'ratio' | 'share' | 'points' | 'gap' | 'score' | 'scores';

export interface Trend {
  /** What the line shows, in words. */
  what: string;
  /** The same as the head of a column. */
  name: string;
  points: TrendPoint[];
  write: (value: number) => string;
  scale: TrendScale;
}

const WRITERS: Record<Sort, (value: number) => string> = {
  ratio: formatRatio,
  share: formatPercent,
  points: formatPoints,
  gap: formatPercent,
  score: (value) => formatDecimal(value, 2),
  scores: formatScores,
};

interface Followed {
  sort: Sort;
  what: string;
  name: string;
  value: Figure;
  interval: Ends;
  base: Count;
  /** The one that is followed, where each has its own figure. */
  group?: string;
}

/** Of two groups the smaller, for its share tells the other's; of more, the one that decides the rating. */
function focusOf({ categories, comparison, rating }: Composition) {
  if (comparison === null) return undefined;
  const known = categories.filter((category) => category.known);
  const [first, second] = known;
  if (known.length === 2 && first && second) {
    // Which is the smaller of two hidden numbers is not told.
    if (isHidden(first.count) || isHidden(second.count)) return first;
    return first.count < second.count ? first : second;
  }
  return known.find(({ id }) => id === rating.group);
}

/** The group whose share a grid is about. */
const GRID_FOCUS: Record<string, string> = { 'wres.1': 'bme', 'wdes.1': 'disabled' };

const named = (groups: { id: string; label: string }[], id: string) =>
  groups.find((group) => group.id === id)?.label ?? id;

function followed(measure: Measure): Followed | null {
  const { base } = measure;
  switch (measure.kind) {
    case 'likelihood': {
      const what = `ratio, ${measure.groups.map(({ label }) => label).join(' ÷ ')}`;
      return { sort: 'ratio', what, name: 'Ratio', value: measure.value, interval: measure.interval, base };
    }
    case 'rate': {
      const { compared, groups, interval, value } = measure;
      const [first] = groups;
      if (!compared && first && first.id !== 'all' && groups.length > 1) {
        // Each group is a thing of its own, and the first is only the one that stands first this year.
        return {
          sort: 'share',
          what: first.label,
          name: '%',
          value: first.percent,
          interval: first.interval,
          base,
          group: first.id,
        };
      }
      if (!compared) return { sort: 'share', what: first?.label ?? 'share', name: '%', value, interval, base };
      const what = `difference in points, ${compared.map((id) => named(groups, id)).join(' − ')}`;
      return { sort: 'points', what, name: 'Difference, points', value, interval, base };
    }
    case 'pay_gap': {
      const others = measure.groups.filter(({ id }) => id !== measure.comparator);
      const what = `gap, ${others.map(({ label }) => label).join(', ')}`;
      return { sort: 'gap', what, name: 'Gap', value: measure.value, interval: measure.interval, base };
    }
    case 'difference': {
      const { groups, focus, interval, value } = measure;
      const what = `difference in points, ${named(groups, focus)}`;
      return { sort: 'points', what, name: 'Difference, points', value, interval, base };
    }
    case 'score': {
      const { groups, value } = measure;
      const [first, second] = groups;
      return first && second
        ? {
            sort: 'scores',
            what: `difference, ${first.label} − ${second.label}`,
            name: 'Difference',
            value,
            interval: null,
            base,
          }
        : { sort: 'score', what: 'score', name: 'Score', value, interval: null, base };
    }
    case 'compliance': {
      const { interval, percent: value } = measure;
      return { sort: 'share', what: 'done, of those due', name: '% done', value, interval, base };
    }
    case 'composition': {
      const group = focusOf(measure);
      if (!group) return null;
      const interval = group.benchmark?.interval ?? null;
      const what = `${group.label}, share of those known`;
      const value = group.percent_of_known;
      return { sort: 'share', what, name: '% of known', value, interval, base: measure.known, group: group.id };
    }
    case 'grid': {
      const group = measure.overall.groups.find(({ id }) => id === GRID_FOCUS[measure.id]);
      if (!group) return null;
      const what = `${measure.group_labels[group.id] ?? group.id}, share of everybody`;
      return { sort: 'share', what, name: '% of everybody', value: group.percent, interval: null, base };
    }
    default:
      return null;
  }
}

/** Ends of a ratio's scale, the narrowest first; equal factors are equal distances. */
const RATIO_ENDS: [number, number[]][] = [
  [2, [0.5, 1, 2]],
  [5, [0.2, 0.5, 1, 2, 5]],
  [10, [0.1, 0.2, 0.5, 1, 2, 5, 10]],
];

function ratioScale(values: number[], band: TrendScale['band']): TrendScale {
  const fits = ([end]: [number, number[]]) => values.every((value) => value <= end && value >= 1 / end);
  const [end, ticks] = RATIO_ENDS.find(fits) ?? RATIO_ENDS[RATIO_ENDS.length - 1]!;
  const at = (value: number) => (value > 0 ? 0.5 + Math.log(value) / Math.log(end) / 2 : -1);
  return { at, ticks, parity: 1, band };
}

/** At most four steps of 1, 2 or 5 times a power of ten that hold all values. */
function evenScale(
  values: number[],
  parity: number | null,
  band: TrendScale['band'],
  ends: [number, number],
): TrendScale {
  const all = parity === null ? values : [...values, parity];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const power = 10 ** Math.floor(Math.log10((high - low || 1) / 4));
  const steps = (size: number) => Math.ceil(high / size) - Math.floor(low / size);
  const step = [1, 2, 5, 10, 20].map((times) => times * power).find((size) => steps(size) <= 4)!;
  const from = Math.max(ends[0], Math.floor(low / step) * step);
  const to = Math.min(ends[1], Math.ceil(high / step) * step);
  const span = to - from || step;
  const ticks: number[] = [];
  for (let at = from; at <= to + step / 1000; at += step) ticks.push(Number(at.toFixed(6)));
  return { at: (value) => (value - from) / span, ticks, parity, band };
}

/** The accepted range in the unit of the line, where the rating has one. */
function bandOf({ rating }: Measure, sort: Sort, { limit }: Around): TrendScale['band'] {
  const threshold = rating.threshold;
  if (threshold === null) return null;
  const number = (name: string) => limit(threshold, name, 0);
  const either = (name: string): [number, number] => [-number(name), number(name)];
  if (sort === 'ratio') return threshold === 'likelihood' ? [number('within_low'), number('within_high')] : null;
  if (sort === 'points') return threshold === 'survey' ? either('within_points') : null;
  if (sort === 'gap') return either('within_percent');
  if (sort === 'scores') return either('within_points');
  if (sort === 'share' && (threshold === 'declaration' || threshold === 'training'))
    return [number('within_percent'), 100];
  return null;
}

/** Of two years or more that have a figure; null where there is nothing to draw. */
export function trendOf(measure: Measure, around: Around): Trend | null {
  const now = followed(measure);
  if (now === null || now.value === null || measure.history.length === 0) return null;
  const points: TrendPoint[] = measure.history.map(({ snapshot, value, interval, base, colour, groups }) => {
    if (now.group === undefined) return { snapshot, value, interval, base, colour };
    const group = groups.find(({ id }) => id === now.group);
    return { snapshot, value: group?.percent ?? null, interval, base: group?.base ?? base, colour };
  });
  if (!points.some(({ value }) => value !== null)) return null;
  // Intervals of some years only would look as if the others were certain.
  if (now.interval === null) for (const point of points) point.interval = null;
  const { colour } = measure.rating;
  points.push({ snapshot: around.snapshot, value: now.value, interval: now.interval, base: now.base, colour });
  const values = points.flatMap(({ value, interval }) =>
    [shownNumber(value), shownEnds(interval)?.low, shownEnds(interval)?.high].filter(
      (number): number is number => typeof number === 'number',
    ),
  );
  if (values.length === 0) return null;
  const band = bandOf(measure, now.sort, around);
  const ends: [number, number] = now.sort === 'share' ? [0, 100] : [-Infinity, Infinity];
  const parity = now.sort === 'share' || now.sort === 'score' ? null : 0;
  const scale = now.sort === 'ratio' ? ratioScale(values, band) : evenScale(values, parity, band, ends);
  return { what: now.what, name: now.name, points, write: WRITERS[now.sort], scale };
}
