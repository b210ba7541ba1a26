/**
 * A figure with its interval as a dot on a line. Everything is placed in per cent of the drawing's width, so that it
 * stretches while lines and words keep their size. The same numbers stand beside it, so screen readers pass it over.
 */
import { HIDDEN, type Ends, type Figure, type Interval } from '../src/figure-types';
import { useAround } from './around';
import { Explained, shownEnds } from './explain';
import { formatDecimal, formatPercent, formatPoints, formatRatio, isHidden, shownNumber } from './format';
import { marked } from './hidden';

export interface Scale {
  /** Where a value lies, 0 to 100; below 0 or above 100 it is off the scale. */
  at: (value: number) => number;
  /** A minor one goes where there is little room. */
  ticks: { value: number; label: string; minor?: boolean }[];
  /** No difference. */
  parity: number;
  /** What is still accepted; null where there is no such range. */
  band: [number, number] | null;
}

const tick = (value: number) => ({ value, label: String(value), minor: value === 0.2 || value === 5 });

/** Ratios: equal factors are equal distances, so that twice and half look alike. */
const RATIO_SCALE: Scale = {
  at: (value) => (value > 0 ? 50 + 50 * Math.log10(value) : -1),
  ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10].map(tick),
  parity: 1,
  band: null,
};

/** Pay gaps in per cent. */
const GAP_SCALE: Scale = {
  at: (value) => 50 + value,
  ticks: [-40, -20, 0, 20, 40].map((value) => ({
    value,
    label: `${String(value).replace('-', '\u2212')}%`,
    minor: Math.abs(value) === 20,
  })),
  parity: 0,
  band: null,
};

/** Ends of a scale of points, the narrowest first. */
const POINTS_ENDS = [20, 50, 100];

function pointsScale(value: number, interval: Interval | null, band: Scale['band']): Scale {
  const most = Math.max(...[value, interval?.low, interval?.high].map((point) => Math.abs(point ?? 0)));
  const end = POINTS_ENDS.find((candidate) => candidate >= most) ?? 100;
  const ticks = [-1, -0.5, 0, 0.5, 1].map((part) => ({
    value: part * end,
    label: formatPoints(part * end).replace('.0', ''),
  }));
  return { at: (point) => 50 + (50 * point) / end, ticks, parity: 0, band };
}

/** A scale with the threshold in use, and the words of its key. */
export interface Shown {
  scale: Scale;
  band: string | null;
  parity: string;
}

export function useRatios(): Shown {
  const { limit } = useAround();
  const low = limit('likelihood', 'within_low', 0.8);
  const high = limit('likelihood', 'within_high', 1.25);
  return {
    scale: { ...RATIO_SCALE, band: [low, high] },
    band: `Accepted: ${formatRatio(low)} to ${formatRatio(high)}`,
    parity: '1: equally likely',
  };
}

export function useGaps(): Shown {
  const either = useAround().limit('pay_gap', 'within_percent', 5);
  const words = formatPercent(either).replace('.0%', '%');
  return {
    scale: { ...GAP_SCALE, band: [-either, either] },
    band: `Accepted: ${words} either way`,
    parity: '0: paid the same',
  };
}

/** "+6.2 points". */
export const pointsWords = (value: Figure) =>
  value === null ? 'not calculable' : isHidden(value) ? marked(value) : `${formatPoints(value)} points`;

interface Difference {
  value: Figure;
  interval: Ends;
  /** Rated by the survey's threshold, which is one of points. */
  survey?: boolean;
}

/** A difference of shares on a scale of points, with its key. */
export function PointsPlot({ value, interval, survey = false }: Difference) {
  const either = useAround().limit('survey', 'within_points', 3);
  if (typeof value !== 'number' || interval === null || isHidden(interval)) return null;
  const scale = pointsScale(value, interval, survey ? [-either, either] : null);
  return (
    <div class="eh-plot-box">
      <Plot scale={scale} value={value} interval={interval} axis />
      <PlotKey
        band={survey ? `Accepted: ${formatDecimal(either, 1).replace('.0', '')} points either way` : null}
        parity="0: no difference"
        arrow={leavesScale(scale, interval)}
      />
    </div>
  );
}

/** Room for caps and arrows at both ends. */
const inset = (place: number) => 4 + 0.92 * Math.min(100, Math.max(0, place));
const percent = (place: number) => `${inset(place)}%`;

function End({ place, y, low }: { place: number; y: number; low: boolean }) {
  const beyond = low ? place < 0 : place > 100;
  return (
    <svg x={percent(place)} y={y} overflow="visible" focusable="false">
      {beyond ? (
        <path class="eh-plot__arrow" d={low ? 'M-8,0 L1,-5 L1,5 Z' : 'M8,0 L-1,-5 L-1,5 Z'} />
      ) : (
        <line class="eh-plot__line" x1="0" x2="0" y1="-4" y2="4" />
      )}
    </svg>
  );
}

interface PlotProps {
  scale: Scale;
  value: Figure;
  interval: Ends;
  /** With the scale's figures under it. */
  axis?: boolean;
}

/** A hidden figure leaves the ground alone, with its sign. */
export function Plot({ scale, value: figure, interval: ends, axis = false }: PlotProps) {
  const y = 13;
  const value = shownNumber(figure);
  const interval = isHidden(figure) ? null : shownEnds(ends);
  const band = scale.band?.map(scale.at) as [number, number] | undefined;
  const low = interval ? scale.at(interval.low) : 0;
  const high = interval ? (interval.high === null ? 101 : scale.at(interval.high)) : 0;
  const dot = value === null ? null : scale.at(value);
  return (
    <svg class={axis ? 'eh-plot eh-plot--axis' : 'eh-plot'} aria-hidden="true" focusable="false">
      {band && (
        <rect
          class="eh-plot__band"
          x={percent(band[0])}
          y="0"
          width={`${inset(band[1]) - inset(band[0])}%`}
          height="26"
        />
      )}
      <line
        class="eh-plot__parity"
        x1={percent(scale.at(scale.parity))}
        x2={percent(scale.at(scale.parity))}
        y1="0"
        y2="26"
      />
      {interval && (
        <>
          <line class="eh-plot__line" x1={percent(low)} x2={percent(high)} y1={y} y2={y} />
          <End place={low} y={y} low />
          <End place={high} y={y} low={false} />
        </>
      )}
      {dot !== null && dot >= 0 && dot <= 100 && <circle class="eh-plot__dot" cx={percent(dot)} cy={y} r="5.5" />}
      {isHidden(figure) && (
        <text class="eh-plot__words" x="0" y={y + 4}>
          {HIDDEN}
        </text>
      )}
      {axis && <Ticks scale={scale} y={26} />}
    </svg>
  );
}

function Ticks({ scale, y }: { scale: Scale; y: number }) {
  return (
    <>
      <line class="eh-plot__axis" x1={percent(0)} x2={percent(100)} y1={y} y2={y} />
      {scale.ticks.map(({ value, label }) => (
        <g key={label}>
          <line class="eh-plot__axis" x1={percent(scale.at(value))} x2={percent(scale.at(value))} y1={y} y2={y + 4} />
          <text class="eh-plot__words" x={percent(scale.at(value))} y={y + 17} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

/** The scale alone, for the head of a column of plots. */
export function Axis({ scale: { at, ticks } }: { scale: Scale }) {
  const shown = ticks.filter(({ minor }) => minor !== true);
  return (
    <svg class="eh-plot eh-plot--head" aria-hidden="true" focusable="false">
      <svg y="20" overflow="visible">
        <line class="eh-plot__axis" x1={percent(0)} x2={percent(100)} y1="0" y2="0" />
        {shown.map(({ value, label }) => (
          <g key={label}>
            <line class="eh-plot__axis" x1={percent(at(value))} x2={percent(at(value))} y1="-4" y2="0" />
            <text class="eh-plot__words" x={percent(at(value))} y="-6" text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
      </svg>
    </svg>
  );
}

/** What the drawing's marks mean. */
export function PlotKey({ band, parity, arrow }: Pick<Shown, 'band' | 'parity'> & { arrow: boolean }) {
  return (
    <ul class="eh-key" aria-label="Key to the drawing">
      <li>
        <svg class="eh-key__swatch eh-key__swatch--plot" aria-hidden="true" focusable="false">
          <line class="eh-plot__line" x1="1" x2="31" y1="8" y2="8" />
          <circle class="eh-plot__dot" cx="16" cy="8" r="5.5" />
        </svg>
        <span>
          Figure and its <Explained id="how_sure">95% interval</Explained>
        </span>
      </li>
      {band && (
        <li>
          <svg class="eh-key__swatch" aria-hidden="true" focusable="false">
            <rect class="eh-plot__band" x="1" y="1" width="14" height="14" />
          </svg>
          {band}
        </li>
      )}
      <li>
        <svg class="eh-key__swatch" aria-hidden="true" focusable="false">
          <line class="eh-plot__parity" x1="8" x2="8" y1="0" y2="16" />
        </svg>
        {parity}
      </li>
      {arrow && (
        <li>
          <svg class="eh-key__swatch" aria-hidden="true" focusable="false">
            <path class="eh-plot__arrow" d="M2,3 L14,8 L2,13 Z" />
          </svg>
          Goes on beyond the scale
        </li>
      )}
    </ul>
  );
}

/** Whether a figure's line leaves the scale. */
export const leavesScale = (scale: Scale, interval: Ends) =>
  interval !== null &&
  !isHidden(interval) &&
  (interval.high === null || scale.at(interval.high) > 100 || scale.at(interval.low) < 0);
