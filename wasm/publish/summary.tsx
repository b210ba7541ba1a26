import { Fragment } from 'preact';
import type { Measure, Report } from '../src/types';
import { measureAnchor, sectionAnchor } from './around';
import { blocksOf, type Block } from './blocks';
import { familyAnchor } from './family';
import { counted, formatCount, formatDate } from './format';
import { holdsHidden, marked } from './hidden';
import { RatingCells, RatingHeads, RatingTag } from './rating';
import type { FilledSection } from './sections';
import { TableBox } from './table';

const SMALL = 'Its numbers are too small to be published.';

/** What is said of a section in which no measure has a sentence. */
const without = (measures: Measure[]) =>
  measures.some(({ status }) => status === 'hidden') ? SMALL : 'Nothing was supplied for this section.';

/** The first sentence of a section; where some of it is hidden, the first that has numbers to tell. */
function headlineOf(measures: Measure[]): string {
  const spoken = measures.filter(({ status, sentence }) => status === 'ok' && sentence !== '');
  const sentences = spoken.map(({ sentence }) => sentence);
  if (!spoken.some(({ hidden }) => hidden)) return sentences[0] ?? without(measures);
  const telling = sentences.filter((sentence) => /\d/.test(sentence));
  return telling.find((sentence) => !holdsHidden(sentence)) ?? telling[0] ?? SMALL;
}

/** Each section in one sentence, and how many of its measures have each colour. */
function Glance({ sections }: { sections: FilledSection[] }) {
  return (
    <TableBox label="Each section in short: table">
      <table class="eh-table eh-glance">
        <caption class="nhsuk-u-visually-hidden">Each section in short, and how many measures have each rating</caption>
        <thead>
          <tr>
            <th scope="col">Section</th>
            <RatingHeads />
          </tr>
        </thead>
        {sections.map(({ section, measures }) => {
          const headline = headlineOf(measures);
          return (
            <tbody key={section.id} class="eh-summary__item">
              <tr>
                <th scope="row">
                  <a href={`#${sectionAnchor(section.id)}`}>{section.title}</a>
                </th>
                <RatingCells ratings={section.ratings} />
              </tr>
              <tr class="eh-glance__sentence">
                <td colSpan={5}>{marked(headline)}</td>
              </tr>
            </tbody>
          );
        })}
      </table>
    </TableBox>
  );
}

const Link = ({ measure: { id, title } }: { measure: Measure }) => <a href={`#${measureAnchor(id)}`}>{title}</a>;

interface ListProps {
  blocks: Block[];
  /** What is said of a measure that has a card of its own. */
  words: (measure: Measure) => string;
  tag?: (measure: Measure) => ReturnType<typeof RatingTag>;
}

/** Measures one by one; those of a family in one line, each leading to its row. */
function List({ blocks, words, tag = () => null }: ListProps) {
  return (
    <ul class="eh-list">
      {blocks.map(({ family, measures }) =>
        family ? (
          <li key={family.id}>
            {tag(measures[0]!)} <a href={`#${familyAnchor(family)}`}>{family.title}</a>
            {': '}
            {measures.map((measure, index) => (
              <Fragment key={measure.id}>
                {index > 0 && '; '}
                <Link measure={measure} />
              </Fragment>
            ))}
          </li>
        ) : (
          measures.map((measure) => (
            <li key={measure.id}>
              {tag(measure)} <Link measure={measure} />. {marked(words(measure))}
            </li>
          ))
        ),
      )}
    </ul>
  );
}

/** After so many lines the rest is one key away. */
const MOST_LINES = 8;
/** Sentences on what changed are longer. */
const MOST_CHANGES = 5;

/** The cards before the rows of families, for they are the measures that the standards ask for. */
function inOrder(measures: Measure[]): Block[] {
  const all = blocksOf(measures);
  return [...all.filter(({ family }) => family === null), ...all.filter(({ family }) => family !== null)];
}

interface FoldedProps extends Omit<ListProps, 'blocks'> {
  measures: Measure[];
  most: number;
}

function Folded({ measures, most, ...list }: FoldedProps) {
  const blocks = inOrder(measures);
  const more = blocks.slice(most);
  return (
    <>
      <List blocks={blocks.slice(0, most)} {...list} />
      {more.length > 0 && (
        <details class="nhsuk-details eh-more">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">{counted(more.length, 'more line')}, as in the sections</span>
          </summary>
          <div class="nhsuk-details__text">
            <List blocks={more} {...list} />
          </div>
        </details>
      )}
    </>
  );
}

const isAre = (count: number) => (count === 1 ? 'is' : 'are');

/** "3 of 40 rated measures are". */
const countedOf = (own: Measure[], all: Measure[]) =>
  `${formatCount(own.length)} of ${counted(all.length, 'rated measure')} ${isAre(own.length)}`;

const REASON: Pick<ListProps, 'words' | 'tag'> = {
  words: ({ rating }) => rating.reason,
  tag: ({ rating }) => <RatingTag rating={rating} brief />,
};

/** The red ones by name, the amber ones one key away. */
function NeedsAttention({ measures }: { measures: Measure[] }) {
  const rated = measures.filter(({ status, rating }) => status === 'ok' && rating.colour !== 'none');
  const [red, amber] = (['red', 'amber'] as const).map((colour) =>
    rated.filter(({ rating }) => rating.colour === colour),
  ) as [Measure[], Measure[]];
  if (rated.length === 0) return null;
  return (
    <>
      <h3>Needs attention</h3>
      {red.length === 0 ? (
        <p>None of the {counted(rated.length, 'rated measure')} is red.</p>
      ) : (
        <>
          <p>{countedOf(red, rated)} red: outside the accepted threshold, clearly so, and not getting better.</p>
          <Folded measures={red} most={MOST_LINES} {...REASON} />
        </>
      )}
      {amber.length > 0 && (
        <details class="nhsuk-details eh-more">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">{countedOf(amber, rated)} amber: work in progress</span>
          </summary>
          <div class="nhsuk-details__text">
            <List blocks={inOrder(amber)} {...REASON} />
          </div>
        </details>
      )}
    </>
  );
}

function WhatChanged({ measures, years }: { measures: Measure[]; years: Report['years'] }) {
  const last = years[years.length - 1];
  if (!last) return null;
  const moved = (direction: 'better' | 'worse') => measures.filter(({ change }) => change?.direction === direction);
  const [better, worse] = [moved('better'), moved('worse')];
  const same = measures.filter(({ change }) => change?.direction === 'same');
  return (
    <>
      <h3>What changed since {formatDate(last.snapshot)}</h3>
      <p>
        {counted(better.length, 'measure')} better, {formatCount(worse.length)} worse, {formatCount(same.length)} about
        the same. A year is better or worse when it differs by more than a small tolerance.
      </p>
      {worse.length > 0 && (
        <>
          <h4>Worse than last year</h4>
          <Folded measures={worse} most={MOST_CHANGES} words={({ change }) => change?.sentence ?? ''} />
        </>
      )}
      {better.length > 0 && (
        <>
          <h4>Better than last year</h4>
          <Folded measures={better} most={MOST_CHANGES} words={({ change }) => change?.sentence ?? ''} />
        </>
      )}
    </>
  );
}

/** The first page of the report: what a busy reader takes away. */
export function Summary({ sections, report }: { sections: FilledSection[]; report: Report }) {
  const shown = [...new Set(sections.flatMap(({ measures }) => measures))];
  return (
    <section class="eh-section" id="section-summary" aria-labelledby="section-summary-title">
      <h2 id="section-summary-title">Summary</h2>
      <Glance sections={sections} />
      <NeedsAttention measures={shown} />
      <WhatChanged measures={shown} years={report.years} />
    </section>
  );
}
