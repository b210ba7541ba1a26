import type { Measure, Rating } from '../src/types';

const WORDS: Record<Exclude<Rating['colour'], 'none'>, { symbol: string; name: string; meaning: string }> = {
  green: { symbol: '\u2714', name: 'Green (G)', meaning: 'within the accepted threshold' },
  amber: { symbol: '\u25B2', name: 'Amber (A)', meaning: 'work in progress' },
  red: { symbol: '\u2716', name: 'Red (R)', meaning: 'needs attention' },
};

/** A rating in symbol, word and letter, so that colour never carries it alone. */
export function RatingTag({ rating, brief = false }: { rating: Rating; brief?: boolean }) {
  if (rating.colour === 'none') return null; // why there is none is in the working
  const { symbol, name, meaning } = WORDS[rating.colour];
  return (
    <strong class={`eh-rating__tag eh-rating__tag--${rating.colour}${brief ? ' eh-rating__tag--brief' : ''}`}>
      <span aria-hidden="true">{symbol}</span> {brief ? name : `${name}: ${meaning}`}
    </strong>
  );
}

/** The rating with its reason, as a line of a card. */
export function RatingLine({ rating }: { rating: Rating }) {
  if (rating.colour === 'none') return null;
  return (
    <p class="eh-rating">
      <RatingTag rating={rating} /> <span class="eh-rating__reason">{rating.reason}</span>
    </p>
  );
}

const COLOURS = ['red', 'amber', 'green'] as const;

/** How many measures have each colour: "✖ 1 Red (R)". */
export function RatingCounts({ measures }: { measures: Measure[] }) {
  const of = (colour: Rating['colour']) =>
    measures.filter(({ rating, status }) => status === 'ok' && rating.colour === colour).length;
  return (
    <>
      {COLOURS.filter((colour) => of(colour) > 0).map((colour) => (
        <span key={colour} class={`eh-rating__tag eh-rating__tag--brief eh-rating__tag--${colour}`}>
          <span aria-hidden="true">{WORDS[colour].symbol}</span> {of(colour)} {WORDS[colour].name}
        </span>
      ))}
    </>
  );
}
