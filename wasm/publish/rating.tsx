import type { Rating } from '../src/types';

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
