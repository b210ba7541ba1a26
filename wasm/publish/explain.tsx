import type { Ends, Hidden, Interval } from '../src/types';
import { explanationAnchor, useAround } from './around';
import { isHidden } from './format';
import { marked } from './hidden';
import { levelWords } from './words';

interface Props {
  /** Of an explanation in the report. */
  id: string;
  children: string;
}

/** Words that lead to their explanation, where the report has it. */
export function Explained({ id, children }: Props) {
  const { explains } = useAround();
  if (!explains(id)) return <>{children}</>;
  return (
    <a class="eh-explained" href={`#${explanationAnchor(id)}`}>
      {children}
    </a>
  );
}

/** "95% interval", which leads to what that means. */
export const IntervalWords = ({ interval }: { interval: Pick<Interval, 'level'> | Hidden }) => (
  <Explained id="how_sure">{levelWords(isHidden(interval) ? { level: 0.95 } : interval)}</Explained>
);

/** "95% interval: 1.20 to 1.63", in the brackets behind a finding. */
export const IntervalRange = ({ interval, range }: { interval: Interval | Hidden; range: string }) => (
  <>
    <IntervalWords interval={interval} />: {marked(range)}
  </>
);

/** One that can be drawn. */
export const shownEnds = (interval: Ends): Interval | null => (isHidden(interval) ? null : interval);
