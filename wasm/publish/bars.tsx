/**
 * Bars drawn as SVG with attributes only: the page's policy forbids inline styles. Each bar stands beside the figure
 * that it draws, in the same table row, so it is hidden from screen readers: they read the figure.
 */

import { HIDDEN, type Ends, type Figure, type Interval } from '../src/figure-types';
import { Explained, shownEnds } from './explain';
import { isHidden, shownNumber } from './format';

export interface BarPart {
  id: string;
  /** 0 to 100. */
  percent: Figure;
  /** 0 and up: which of the pattern's tones; `unknown` is set apart by its hatch. */
  tone: number | 'unknown';
}

interface BarProps {
  parts: BarPart[];
  thin?: boolean;
  /** Drawn over the bar, in the same per cent. */
  interval?: Ends;
  /** The same figure elsewhere, as a mark. */
  comparator?: Figure;
  /** Where the scale ends. */
  most?: number;
}

/** A line from low to high with a cap at each end, pale under dark so that it shows on the bar and beside it. */
function Whisker({ low, high, most }: Pick<Interval, 'low' | 'high'> & { most: number }) {
  const end = high ?? most;
  const path = `M${low},5 H${end} M${low},2.5 V7.5 M${end},2.5 V7.5`;
  return (
    <>
      <path class="eh-bar__halo" d={path} />
      <path class="eh-bar__whisker" d={path} />
    </>
  );
}

/** The track of a bar that is not drawn. */
function HiddenBar({ thin }: { thin: boolean }) {
  return (
    <span class={thin ? 'eh-bar eh-bar--hidden eh-bar--thin' : 'eh-bar eh-bar--hidden'} aria-hidden="true">
      {!thin && HIDDEN}
    </span>
  );
}

/**
 * One bar on a scale from 0 per cent; several parts lie end to end. With one part hidden none is drawn, for the rest of
 * the bar would be as long as that part.
 */
export function Bar({ parts, thin = false, interval: ends = null, comparator: other = null, most = 100 }: BarProps) {
  const interval = shownEnds(ends);
  const comparator = shownNumber(other);
  if (parts.some(({ percent }) => isHidden(percent))) return <HiddenBar thin={thin} />;
  let from = 0;
  // A mark is higher than the bar, so that it is not taken for an end of the interval.
  const mark = comparator === null ? '' : `M${comparator},0 V10`;
  const [y, height] = comparator === null ? ['0', '10'] : ['1.5', '7'];
  const size = thin ? (interval === null && comparator === null ? 'eh-bar--thin' : 'eh-bar--low') : '';
  return (
    <svg
      class={size === '' ? 'eh-bar' : `eh-bar ${size}`}
      viewBox={`0 0 ${most} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="eh-bar__track" x="0" y={y} width={most} height={height} />
      {parts.map((part) => {
        const x = from;
        const width = shownNumber(part.percent) ?? 0;
        from += width;
        return (
          <rect
            key={part.id}
            class={`eh-bar__part eh-bar__part--${part.tone}`}
            x={x}
            y={y}
            width={width}
            height={height}
          />
        );
      })}
      {from > most && (
        <path class="eh-bar__cut" d={`M${most * 0.9},11 L${most * 0.93},-1 M${most * 0.94},11 L${most * 0.97},-1`} />
      )}
      {mark && <path class="eh-bar__halo eh-bar__halo--mark" d={mark} />}
      {interval && <Whisker low={interval.low} high={interval.high} most={most} />}
      {mark && <path class="eh-bar__mark" d={mark} />}
    </svg>
  );
}

/** A bar to the right of a line for more, to the left for less. */
export function SignedBar({ value, most }: { value: number; most: number }) {
  return (
    <svg
      class="eh-bar eh-bar--signed"
      viewBox={`${-most} 0 ${2 * most} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect
        class={value < 0 ? 'eh-bar__part eh-bar__part--1' : 'eh-bar__part eh-bar__part--0'}
        x={Math.min(0, value)}
        y="1"
        width={Math.abs(value)}
        height="8"
      />
      <path class="eh-bar__zero" d="M0,0 V10" />
    </svg>
  );
}

const ROUND = [1, 2, 5, 10, 20, 25, 50, 75, 100];

/** The first round number of per cent that holds them all: a scale on which small shares can be told apart. */
export const roundMost = (percents: Figure[]) => {
  const most = Math.max(0, ...percents.map((percent) => shownNumber(percent) ?? 0));
  return ROUND.find((end) => end >= most) ?? 100;
};

const WhiskerSwatch = () => (
  <svg class="eh-key__swatch eh-key__swatch--plot" viewBox="0 0 20 10" aria-hidden="true" focusable="false">
    <path class="eh-bar__whisker" d="M1,5 H19 M1,2 V8 M19,2 V8" />
  </svg>
);

interface MarkKeyProps {
  bar: string;
  tone?: BarPart['tone'];
  comparator?: string;
  interval: boolean;
  cut?: boolean;
}

/** One group far larger than the others would flatten them all: then its bar goes on beyond the scale. */
export function fairMost(percents: Figure[][]): number {
  const ends = percents
    .map((own) => Math.max(0, ...own.map((percent) => shownNumber(percent) ?? 0)))
    .sort((a, b) => b - a);
  const [first = 0, second = 0] = ends;
  return roundMost(ends.length > 2 && first > 3 * second ? ends.slice(1) : ends);
}

/** What the marks over a bar mean. */
export function MarkKey({ bar, tone = 0, comparator, interval, cut = false }: MarkKeyProps) {
  return (
    <ul class="eh-key" aria-label="Key to the bars">
      <li>
        <svg class="eh-key__swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
          <rect class={`eh-bar__part eh-bar__part--${tone}`} width="10" height="10" />
        </svg>
        {bar}
      </li>
      {interval && (
        <li>
          <WhiskerSwatch />
          <Explained id="how_sure">95% interval</Explained>
        </li>
      )}
      {comparator !== undefined && (
        <li>
          <svg class="eh-key__swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <path class="eh-bar__mark" d="M5,0 V10" />
          </svg>
          {comparator}
        </li>
      )}
      {cut && (
        <li>
          <svg class="eh-key__swatch eh-key__swatch--plot" viewBox="0 0 20 10" aria-hidden="true" focusable="false">
            <rect class="eh-bar__part eh-bar__part--0" width="20" height="10" />
            <path class="eh-bar__cut" d="M12,11 L14,-1 M15,11 L17,-1" />
          </svg>
          Goes on beyond the scale
        </li>
      )}
    </ul>
  );
}

interface BarKeyProps {
  items: { label: string; tone: number | 'unknown' }[];
  /** Whose share has its interval drawn. */
  whisker?: string;
}

/** What the tones of a stacked bar mean. */
export function BarKey({ items, whisker }: BarKeyProps) {
  return (
    <ul class="eh-key" aria-label="Key to the bars">
      {items.map((item) => (
        <li key={item.label}>
          <svg class="eh-key__swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect class={`eh-bar__part eh-bar__part--${item.tone}`} width="10" height="10" />
          </svg>
          {item.label}
        </li>
      ))}
      {whisker !== undefined && (
        <li>
          <WhiskerSwatch />
          <span>
            <Explained id="how_sure">95% interval</Explained> of the share of {whisker}
          </span>
        </li>
      )}
    </ul>
  );
}
