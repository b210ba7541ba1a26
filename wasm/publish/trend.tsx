/**
 * A figure over up to five years: a dot with its interval for each, joined where years can be compared. Across in per
 * cent of the width, down in pixels, so that words keep their size. The table under it has the same numbers.
 */
import { HIDDEN, type Ends, type Figure, type Interval, type Measure, type PastYear } from '../src/types';
import { useAround } from './around';
import { IntervalWords, shownEnds } from './explain';
import { cellRange, formatCount, formatDate, formatMonth, formatPercent, formatRange, isHidden } from './format';
import { marked } from './hidden';
import { colourLetter, colourWords } from './rating';
import { NumberHead, TableBox } from './table';
import { trendOf, type Trend, type TrendPoint, type TrendScale } from './trend-view';

const TOP = 26;
const BOTTOM = 140;
const LEFT = 15;
const RIGHT = 92;

const heightOf = (place: number) => BOTTOM - (BOTTOM - TOP) * Math.min(1, Math.max(0, place));
const y = (scale: TrendScale, value: number) => Number(heightOf(scale.at(value)).toFixed(1));
const percent = (place: number) => `${Number(place.toFixed(2))}%`;

/** Years stand as far apart as they are. */
function places(points: TrendPoint[]): number[] {
  const days = points.map(({ snapshot }) => Date.parse(snapshot));
  const first = days[0]!;
  const span = days[days.length - 1]! - first;
  if (!(span > 0)) return points.map((_, index) => LEFT + ((RIGHT - LEFT) * index) / Math.max(1, points.length - 1));
  return days.map((day) => LEFT + ((RIGHT - LEFT) * (day - first)) / span);
}

/** What is still accepted, and no difference. */
function Ground({ scale, write }: Pick<Trend, 'scale' | 'write'>) {
  const { band, parity, ticks } = scale;
  const edge = (value: number) => y(scale, value);
  return (
    <>
      {band && (
        <rect class="eh-plot__band" x="0" y={edge(band[1])} width="100%" height={edge(band[0]) - edge(band[1])} />
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="eh-trend__grid" x1="0" x2="100%" y1={y(scale, tick)} y2={y(scale, tick)} />
          <text class="eh-plot__words" x="0" y={y(scale, tick) - 3}>
            {write(tick).replace(/\.0+(?=%|$)/, '')}
          </text>
        </g>
      ))}
      {parity !== null && <line class="eh-plot__parity" x1="0" x2="100%" y1={y(scale, parity)} y2={y(scale, parity)} />}
    </>
  );
}

function Whisker({ scale, interval: { low, high } }: { scale: TrendScale; interval: Pick<Interval, 'low' | 'high'> }) {
  const beyond = high === null || scale.at(high) > 1;
  const from = y(scale, low);
  const to = high === null ? TOP : y(scale, high);
  return (
    <>
      <line class="eh-plot__line" x1="0" x2="0" y1={from} y2={to} />
      {scale.at(low) >= 0 && <line class="eh-plot__line" x1="-4" x2="4" y1={from} y2={from} />}
      {beyond ? (
        <path class="eh-plot__arrow" d={`M-5,${to + 1} L5,${to + 1} L0,${to - 8} Z`} />
      ) : (
        <line class="eh-plot__line" x1="-4" x2="4" y1={to} y2={to} />
      )}
    </>
  );
}

/** Where a figure's drawing ends, for its number stands above it. */
function topOf(scale: TrendScale, value: number, ends: Ends): number {
  const dot = y(scale, value);
  const interval = shownEnds(ends);
  if (!interval) return dot;
  return Math.min(dot, interval.high === null ? TOP : y(scale, interval.high));
}

/** Where every year has the same day, the year is enough. */
const sameDay = (points: TrendPoint[]) =>
  points.every(({ snapshot }) => snapshot.slice(4) === points[0]!.snapshot.slice(4));

function Chart({ points, scale, write }: Trend) {
  const at = places(points);
  const yearly = sameDay(points);
  return (
    <svg class="eh-trend__chart" aria-hidden="true" focusable="false">
      <Ground scale={scale} write={write} />
      {points.map((point, index) => {
        const last = points[index - 1];
        if (typeof last?.value !== 'number' || typeof point.value !== 'number') return null;
        return (
          <line
            key={point.snapshot}
            class="eh-trend__line"
            x1={percent(at[index - 1]!)}
            x2={percent(at[index]!)}
            y1={y(scale, last.value)}
            y2={y(scale, point.value)}
          />
        );
      })}
      {points.map(({ snapshot, value, interval, colour }, index) => (
        <svg key={snapshot} x={percent(at[index]!)} overflow="visible" focusable="false">
          {interval && !isHidden(interval) && !isHidden(value) && <Whisker scale={scale} interval={interval} />}
          {typeof value !== 'number' ? (
            <text class="eh-trend__value" x="0" y={(TOP + BOTTOM) / 2} text-anchor="middle">
              {value === HIDDEN ? HIDDEN : '–'}
            </text>
          ) : (
            <>
              <circle class="eh-plot__dot" cx="0" cy={y(scale, value)} r="5.5" />
              <text class="eh-trend__value" x="0" y={topOf(scale, value, interval) - 10} text-anchor="middle">
                {write(value)}
              </text>
            </>
          )}
          <text class="eh-plot__words" x="0" y={BOTTOM + 20} text-anchor="middle">
            {yearly ? snapshot.slice(0, 4) : formatMonth(snapshot)}
          </text>
          {colour !== 'none' && (
            <text class="eh-plot__words" x="0" y={BOTTOM + 37} text-anchor="middle">
              {colourLetter(colour)}
            </text>
          )}
        </svg>
      ))}
    </svg>
  );
}

/** A figure of a year that may have none, or a hidden one. */
const written = (value: Figure, write: Trend['write']) =>
  value === null ? '–' : isHidden(value) ? value : write(value);

function Group({ year, id }: { year: PastYear | undefined; id: string }) {
  const group = year?.groups.find((candidate) => candidate.id === id);
  if (!group || group.percent === null) return <td class="eh-number">–</td>;
  return (
    <td class="eh-number">
      {marked(formatPercent(group.percent))}
      {group.count !== null && group.base !== null && (
        <span class="eh-of">
          {marked(formatCount(group.count))} of {marked(formatCount(group.base))}
        </span>
      )}
    </td>
  );
}

/** More groups than this would not fit beside the figure. */
const MOST_GROUPS = 4;

/** Shares of groups can stand beside the figure; scores and gaps of groups are no percentages. */
const hasShares = ({ kind }: Measure) => kind === 'rate';

function YearsTable({ measure, trend: { name, points, write } }: { measure: Measure; trend: Trend }) {
  const labels = new Map(measure.history.flatMap(({ groups }) => groups.map(({ id, label }) => [id, label] as const)));
  const groups = hasShares(measure) && labels.size > 1 && labels.size <= MOST_GROUPS ? [...labels] : [];
  const interval = points.find((point) => point.interval !== null)?.interval;
  const now = measure.kind === 'rate' ? measure.groups : [];
  return (
    <TableBox
      label={`${measure.title}: earlier years`}
      values={[
        points.map((point) => [point.value, point.interval, point.base]),
        groups.length > 0 && [measure.history, now],
      ]}
    >
      <table class="eh-table eh-table--years">
        <caption class="nhsuk-u-visually-hidden">{measure.title}: earlier years</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <NumberHead>{name}</NumberHead>
            {interval && (
              <NumberHead>
                <IntervalWords interval={interval} />
              </NumberHead>
            )}
            <NumberHead>Base</NumberHead>
            {groups.map(([id, label]) => (
              <NumberHead key={id}>{label}</NumberHead>
            ))}
            <th scope="col">Rating</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => {
            const year = measure.history[index] ?? {
              ...point,
              groups: now.map((group) => ({ ...group, count: group.numerator, base: group.denominator })),
            };
            return (
              <tr key={point.snapshot}>
                <th scope="row">{formatDate(point.snapshot)}</th>
                <td class="eh-number">{marked(written(point.value, write))}</td>
                {interval && (
                  <td class="eh-number eh-interval">
                    {point.interval ? marked(cellRange(point.interval, write)) : '–'}
                  </td>
                )}
                <td class="eh-number">{marked(formatCount(point.base))}</td>
                {groups.map(([id]) => (
                  <Group key={id} year={year} id={id} />
                ))}
                <td>{colourWords(point.colour)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The years of a card: the drawing, and one key away its figures. */
export function TrendFigure({ measure }: { measure: Measure }) {
  const trend = trendOf(measure, useAround());
  if (!trend) return null;
  const missing = trend.points.some(({ value }) => value === null);
  const day = sameDay(trend.points) ? formatDate(trend.points[0]!.snapshot).replace(/ \d{4}$/, '') : '';
  return (
    <div class="eh-trend">
      <p class="eh-base">
        Over the years{day && `, each on ${day}`}: {trend.what}.
        {missing &&
          (measure.breaks.length > 0
            ? ' A year marked with a dash cannot be compared with this one.'
            : ' A year marked with a dash has no figure.')}
      </p>
      <Chart {...trend} />
      <details class="nhsuk-details eh-how">
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">
            Figures of these years<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
          </span>
        </summary>
        <div class="nhsuk-details__text">
          <YearsTable measure={measure} trend={trend} />
        </div>
      </details>
    </div>
  );
}

const DIRECTIONS = { better: 'Better', worse: 'Worse', same: 'About the same', unknown: '' };

/** This year against last, in one line. */
export function LastYear({ measure: { breaks, change, previous } }: { measure: Measure }) {
  if (change) {
    const word = DIRECTIONS[change.direction];
    return (
      <p class="eh-change">
        {word && <strong class="eh-change__word">{word}</strong>} {marked(change.sentence)}
      </p>
    );
  }
  if (!previous || breaks.length === 0) return null;
  return (
    <p class="eh-change">
      <strong class="eh-change__word">Not compared</strong> {marked(breaks.join(' '))}
    </p>
  );
}

/** The same for the working of a row, which has no room for a drawing. */
export function yearFacts(measure: Measure, around: Parameters<typeof trendOf>[1]): [string, string][] {
  const facts: [string, string][] = [];
  if (measure.change) facts.push(['Last year', measure.change.sentence]);
  const trend = trendOf(measure, around);
  if (trend) {
    const years = trend.points.slice(0, -1).map(({ snapshot, value, interval }) => {
      const figure = value === null ? 'none' : written(value, trend.write);
      return `${formatDate(snapshot)} ${figure}${interval ? ` (${formatRange(interval, trend.write)})` : ''}`;
    });
    facts.push(['Earlier years', years.join('; ')]);
  }
  return facts;
}
