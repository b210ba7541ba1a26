import type { Rating } from '../src/types';

const WORDS: Record<Exclude<Rating['colour'], 'none'>, { symbol: string; name: string; meaning: string }> = {
  green: { symbol: '\u2714', name: 'Green (G)', meaning: 'within the accepted threshold' },
  amber: { symbol: '\u25B2', name: 'Amber (A)', meaning: 'work in progress' },
  red: { symbol: '\u2716', name: 'Red (R)', meaning: 'needs attention' },
};

/** A rating in symbol, word and letter, so that colour never carries it alone, and the reason beside it. */
export function RatingTag({ rating, brief = false }: { rating: Rating; brief?: boolean }) {
  if (rating.colour === 'none') {
    if (brief || rating.reason === '') return null;
    return <p class="eh-rating eh-rating--none">{rating.reason}</p>;
  }
  const { symbol, name, meaning } = WORDS[rating.colour];
  const tag = (
    <strong class={`eh-rating__tag eh-rating__tag--${rating.colour}${brief ? ' eh-rating__tag--brief' : ''}`}>
      <span aria-hidden="true">{symbol}</span> {brief ? name : `${name}: ${meaning}`}
    </strong>
  );
  if (brief) return tag;
  return (
    <p class="eh-rating">
      {tag} <span class="eh-rating__reason">{rating.reason}</span>
    </p>
  );
}
