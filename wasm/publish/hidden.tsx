/** Hidden numbers as the reader meets them: `[c]`, read aloud as "hidden". */
import { Fragment, type ComponentChildren } from 'preact';
import { HIDDEN } from '../src/figure-types';

/** What `[c]` means, where a report does not say it itself. */
export const LEGEND = `${HIDDEN} hidden, so that nobody can be recognised in a small number`;

/** `[c]` for the eye, "hidden" for a screen reader. */
export const HiddenMark = () => (
  <span class="eh-hidden" role="img" aria-label="hidden">
    {HIDDEN}
  </span>
);

/** Words of any sort, with every `[c]` in them marked. */
export function marked(words: string): ComponentChildren {
  if (!words.includes(HIDDEN)) return words;
  return words.split(HIDDEN).map((piece, index) => (
    <Fragment key={index}>
      {index > 0 && <HiddenMark />}
      {piece}
    </Fragment>
  ));
}

/** Whether anything in it is hidden, however deep. */
export function holdsHidden(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(HIDDEN);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsHidden);
}

/** The line under a table. The sign that it begins with is passed over: the table has read it as "hidden". */
export function Legend({ words }: { words: string }) {
  const begins = words.startsWith(HIDDEN);
  const rest = (begins ? words.slice(HIDDEN.length) : words).replace(/[.]?$/, '.');
  return (
    <p class="eh-legend">
      {begins && <span aria-hidden="true">{HIDDEN}</span>}
      {marked(rest)}
    </p>
  );
}
