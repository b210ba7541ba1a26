/**
 * Bars drawn as SVG with attributes only: the page's policy forbids inline styles. Each bar stands beside the figure
 * that it draws, in the same table row, so it is hidden from screen readers: they read the figure.
 */

import type { Interval } from '../src/types';

export interface BarPart {
  id: string;
  /** 0 to 100. */
  percent: number;
  /** 0 and up: which of the pattern's tones; `unknown` is set apart by its hatch. */
  tone: number | 'unknown';
}

interface BarProps {
  parts: BarPart[];
  thin?: boolean;
  /** Drawn over the bar, in the same per cent. */
  interval?: Interval | null;
  /** The same figure elsewhere, as a mark. */
  comparator?: number | null;
}

/** A line from low to high with a cap at each end, pale under dark so that it shows on the bar and beside it. */
function Whisker({ low, high }: Interval) {
  const end = high ?? 100;
  const path = `M${low},5 H${end} M${low},2.5 V7.5 M${end},2.5 V7.5`;
  return (
    <>
      <path class="eh-bar__halo" d={path} />
      <path class="eh-bar__whisker" d={path} />
    </>
  );
}

/** One bar on a scale from 0 to 100 per cent; several parts lie end to end. */
export function Bar({ parts, thin = false, interval = null, comparator = null }: BarProps) {
  let from = 0;
  return (
    <svg
      class={thin ? 'eh-bar eh-bar--thin' : 'eh-bar'}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="eh-bar__track" x="0" y="0" width="100" height="10" />
      {parts.map((part) => {
        const x = from;
        from += part.percent;
        return (
          <rect
            key={part.id}
            class={`eh-bar__part eh-bar__part--${part.tone}`}
            x={x}
            y="0"
            width={part.percent}
            height="10"
          />
        );
      })}
      {interval && !thin && <Whisker {...interval} />}
      {comparator !== null && <path class="eh-bar__mark" d={`M${comparator},-1 V11`} />}
    </svg>
  );
}

/** What the tones of a stacked bar mean. */
export function BarKey({ items }: { items: { label: string; tone: number | 'unknown' }[] }) {
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
    </ul>
  );
}
