/**
 * A figure with its interval as a dot on a line. Everything is placed in per cent of the drawing's width, so that it
 * stretches while lines and words keep their size. The same numbers stand beside it, so screen readers pass it over.
 */
import type { Interval } from '../src/types';

export interface Scale {
  /** Where a value lies, 0 to 100; below 0 or above 100 it is off the scale. */
  at: (value: number) => number;
  /** A minor one goes where there is little room. */
  ticks: { value: number; label: string; minor?: boolean }[];
  /** No difference. */
  parity: number;
  /** What is still accepted. */
  band: [number, number];
}

const tick = (value: number) => ({ value, label: String(value), minor: value === 0.2 || value === 5 });

/** Ratios: equal factors are equal distances, so that twice and half look alike. */
export const RATIO_SCALE: Scale = {
  at: (value) => (value > 0 ? 50 + 50 * Math.log10(value) : -1),
  ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10].map(tick),
  parity: 1,
  band: [0.8, 1.25],
};

/** Pay gaps in per cent; the accepted band is 5 either way. */
export const GAP_SCALE: Scale = {
  at: (value) => 50 + value,
  ticks: [-40, -20, 0, 20, 40].map((value) => ({
    value,
    label: `${String(value).replace('-', '\u2212')}%`,
    minor: Math.abs(value) === 20,
  })),
  parity: 0,
  band: [-5, 5],
};

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
  value: number | null;
  interval: Interval | null;
  /** With the scale's figures under it. */
  axis?: boolean;
}

export function Plot({ scale, value, interval, axis = false }: PlotProps) {
  const y = 13;
  const [from, to] = scale.band.map(scale.at) as [number, number];
  const low = interval ? scale.at(interval.low) : 0;
  const high = interval ? (interval.high === null ? 101 : scale.at(interval.high)) : 0;
  const dot = value === null ? null : scale.at(value);
  return (
    <svg class={axis ? 'eh-plot eh-plot--axis' : 'eh-plot'} aria-hidden="true" focusable="false">
      <rect class="eh-plot__band" x={percent(from)} y="0" width={`${inset(to) - inset(from)}%`} height="26" />
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
export function PlotKey({ band, parity, arrow }: { band: string; parity: string; arrow: boolean }) {
  return (
    <ul class="eh-key" aria-label="Key to the drawing">
      <li>
        <svg class="eh-key__swatch eh-key__swatch--plot" aria-hidden="true" focusable="false">
          <line class="eh-plot__line" x1="1" x2="31" y1="8" y2="8" />
          <circle class="eh-plot__dot" cx="16" cy="8" r="5.5" />
        </svg>
        Figure and its 95% interval
      </li>
      <li>
        <svg class="eh-key__swatch" aria-hidden="true" focusable="false">
          <rect class="eh-plot__band" x="1" y="1" width="14" height="14" />
        </svg>
        {band}
      </li>
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
export const leavesScale = (scale: Scale, interval: Interval | null) =>
  interval !== null && (interval.high === null || scale.at(interval.high) > 100 || scale.at(interval.low) < 0);
