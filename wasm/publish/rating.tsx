import type { Measure, Rating, Section } from '../src/types';
import { formatCount } from './format';
import { marked } from './hidden';

type Colour = Rating['colour'];

const WORDS: Record<Exclude<Colour, 'none'>, { symbol: string; name: string; letter: string; meaning: string }> = {
  green: { symbol: '\u2714', name: 'Green (G)', letter: 'G', meaning: 'within the accepted threshold' },
  amber: { symbol: '\u25B2', name: 'Amber (A)', letter: 'A', meaning: 'work in progress' },
  red: { symbol: '\u2716', name: 'Red (R)', letter: 'R', meaning: 'needs attention' },
};

/** "✖ R", where there is no room for more. */
export const colourLetter = (colour: Exclude<Colour, 'none'>) => `${WORDS[colour].symbol} ${WORDS[colour].letter}`;

export const colourWords = (colour: Colour) => (colour === 'none' ? 'Not rated' : WORDS[colour].name);

/** A rating in symbol, word and letter, so that colour never carries it alone. */
export function RatingTag({ rating, brief = false }: { rating: Pick<Rating, 'colour'>; brief?: boolean }) {
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
      <RatingTag rating={rating} /> <span class="eh-rating__reason">{marked(rating.reason)}</span>
    </p>
  );
}

/** The rating of a row of several; where others are rated, one that is not says so. */
export function RowRating({ measure, among }: { measure: Measure; among: Measure[] }) {
  if (measure.status !== 'ok') return null;
  if (measure.rating.colour === 'none' && among.every(({ rating }) => rating.colour === 'none')) return null;
  return (
    <span class="eh-family__rating">
      {measure.rating.colour === 'none' ? (
        <span class="eh-unrated">Not rated</span>
      ) : (
        <RatingTag rating={measure.rating} brief />
      )}
    </span>
  );
}

export const COLOURS = ['red', 'amber', 'green'] as const;

/** How many measures have each colour: "✖ 1 Red (R)". */
export function RatingCounts({ measures }: { measures: Measure[] }) {
  const of = (colour: Colour) =>
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

/** The same as the cells of a row, with those that are not rated. */
export function RatingCells({ ratings }: { ratings: Section['ratings'] }) {
  return (
    <>
      {[...COLOURS, 'none' as const].map((colour) => (
        <td
          key={colour}
          class={`eh-number eh-glance__count${ratings[colour] > 0 ? ` eh-glance__count--${colour}` : ''}`}
        >
          {ratings[colour] > 0 ? formatCount(ratings[colour]) : <span class="eh-glance__zero">0</span>}
        </td>
      ))}
    </>
  );
}

export function RatingHeads() {
  return (
    <>
      {COLOURS.map((colour) => (
        <th key={colour} scope="col" class="eh-number">
          <span aria-hidden="true">{WORDS[colour].symbol} </span>
          {WORDS[colour].name}
        </th>
      ))}
      <th scope="col" class="eh-number">
        Not rated
      </th>
    </>
  );
}
