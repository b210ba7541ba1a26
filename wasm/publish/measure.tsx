import type { Measure } from '../src/types';
import { measureAnchor, useAround, type Place } from './around';
import { ChangeFigures } from './change';
import { CollectionTable } from './collection';
import { ComparisonTable, ComparisonTests, isCompared } from './comparison';
import { ComplianceFigures } from './compliance';
import { CompositionTable } from './composition';
import { AskFirst } from './data-quality';
import { DifferenceFigures } from './difference';
import { Explained } from './explain';
import { counted, formatChance, formatPercent, isHidden } from './format';
import { GridTable } from './grid';
import { marked } from './hidden';
import { LikelihoodFigures, likelihoodFacts } from './likelihood';
import { National } from './national';
import { PayGapFigures } from './pay-gap';
import { QuartilesFigures } from './quartiles';
import { RateFigures } from './rate';
import { RatingLine } from './rating';
import { ScoreFigures } from './score';
import { LastYear, TrendFigure, yearFacts } from './trend';
import { levelWords, methodWords, sourceWords, testWords } from './words';

export const STATUS_WORDS: Record<Measure['status'], string> = {
  ok: '',
  not_calculable: 'Cannot be worked out',
  not_supplied: 'Not supplied',
  hidden: 'Hidden to protect people',
};

export function Figures({ measure }: { measure: Measure }) {
  switch (measure.kind) {
    case 'composition':
      return isCompared(measure) ? <ComparisonTable measure={measure} /> : <CompositionTable measure={measure} />;
    case 'rate':
      return measure.id === 'data_quality.ask_first' ? (
        <AskFirst measure={measure} />
      ) : (
        <RateFigures measure={measure} />
      );
    case 'grid':
      return <GridTable measure={measure} />;
    case 'likelihood':
      return <LikelihoodFigures measure={measure} />;
    case 'pay_gap':
      return <PayGapFigures measure={measure} />;
    case 'quartiles':
      return <QuartilesFigures measure={measure} />;
    case 'difference':
      return <DifferenceFigures measure={measure} />;
    case 'score':
      return <ScoreFigures measure={measure} />;
    case 'compliance':
      return <ComplianceFigures measure={measure} />;
    case 'collection':
      return <CollectionTable measure={measure} />;
    case 'change':
      return <ChangeFigures measure={measure} />;
    case 'statement':
      return <p class="eh-statement eh-words">{measure.text}</p>;
  }
}

/** Facts that only some kinds have. */
function factsOf(measure: Measure): [name: string, words: string][] {
  if (measure.status === 'hidden') return [];
  if (measure.kind === 'likelihood') return likelihoodFacts(measure);
  if (measure.kind === 'composition' && measure.declaration_rate !== null) {
    return [
      [
        'Declaration rate',
        `${formatPercent(measure.declaration_rate)} of ${counted(measure.base, 'person', 'people')}`,
      ],
    ];
  }
  const interval = 'interval' in measure ? measure.interval : null;
  return interval && !isHidden(interval)
    ? [['Interval', `${levelWords(interval)}, ${methodWords(interval.method)}`]]
    : [];
}

/** Whether it may be chance, alone and among all that were tested with it. */
function PValue({ measure: { p_value: p, p_method: method, p_adjusted: adjusted } }: { measure: Measure }) {
  if (p === null) return null;
  return (
    <div>
      <dt>p-value</dt>
      <dd>
        {marked(formatChance(p))}
        {method !== null && ` (${testWords(method)})`}
        {adjusted !== null && (
          <>
            ; <Explained id="many_comparisons">adjusted</Explained> for all figures tested in the section{' '}
            {marked(formatChance(adjusted))}
          </>
        )}
      </dd>
    </div>
  );
}

interface FactsProps {
  measure: Measure;
  /** Of a row, whose years have no drawing. */
  row?: boolean;
}

/** How the figure came about: the working, its source, and why it has no rating. */
export function Facts({ measure, row = false }: FactsProps) {
  const source = sourceWords(measure.source);
  const around = useAround();
  return (
    <>
      {measure.how && <p>{marked(measure.how)}</p>}
      {measure.kind === 'composition' && isCompared(measure) && <ComparisonTests measure={measure} />}
      <dl class="eh-facts">
        {[...factsOf(measure), ...(row ? yearFacts(measure, around) : [])].map(([fact, words]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{marked(words)}</dd>
          </div>
        ))}
        <PValue measure={measure} />
        {measure.rating.colour === 'none' && measure.rating.reason !== '' && (
          <div>
            <dt>Rating</dt>
            <dd>{marked(measure.rating.reason)}</dd>
          </div>
        )}
        {source && (
          <div>
            <dt>Source</dt>
            <dd>{source}</dd>
          </div>
        )}
        <div>
          <dt>Name in the data</dt>
          <dd>
            <code>{measure.id}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}

export function How({ measure }: { measure: Measure }) {
  return (
    <details class="nhsuk-details eh-how">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">
          How this is worked out<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
        </span>
      </summary>
      <div class="nhsuk-details__text">
        <Facts measure={measure} />
      </div>
    </details>
  );
}

/** From this many a list of what is missing is closed. */
const FOLD_FROM = 7;

function Titles({ measures }: { measures: Measure[] }) {
  return (
    <>
      {measures.map((measure, index) => (
        <strong key={measure.id} id={measureAnchor(measure.id)}>
          {index > 0 && '; '}
          {measure.title}
        </strong>
      ))}
    </>
  );
}

/** What a section lacks: one sentence for each reason, small, so that it does not drown what there is. */
export function AbsentMeasures({ measures }: { measures: Measure[] }) {
  const reasons = [...new Set(measures.map((measure) => measure.reason))];
  return (
    <ul class="eh-absent" aria-label="Not supplied">
      {reasons.map((reason) => {
        const lacking = measures.filter((measure) => measure.reason === reason);
        return (
          <li key={reason}>
            {lacking.length < FOLD_FROM ? (
              <>
                <Titles measures={lacking} />: not supplied. {reason}
              </>
            ) : (
              <details class="nhsuk-details eh-how">
                <summary class="nhsuk-details__summary">
                  <span class="nhsuk-details__summary-text">
                    {counted(lacking.length, 'measure')} not supplied. {reason}
                  </span>
                </summary>
                <div class="nhsuk-details__text">
                  <p>
                    <Titles measures={lacking} />
                  </p>
                </div>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Footnotes of a measure: its own, of what it is compared with, and why years cannot be compared. */
export function notesOf(measure: Measure): string[] {
  const against = measure.kind === 'composition' ? (measure.comparison?.notes ?? []) : [];
  // Without a change the breaks stand in its place.
  const breaks = measure.change === null && measure.previous !== null ? [] : measure.breaks;
  return [...measure.notes, ...against, ...breaks];
}

/** Where a section first prints each note. */
export type Printed = Map<string, Place>;

/** Footnotes. One that an earlier card has printed is not printed again: the reader is sent there. */
export function Notes({ notes: all, place, printed }: { notes: string[]; place: Place; printed: Printed }) {
  const notes = [...new Set(all)];
  const owner = (note: string) => printed.get(note) ?? place;
  const fresh = notes.filter((note) => owner(note).anchor === place.anchor);
  const earlier = new Map(
    notes.filter((note) => !fresh.includes(note)).map((note) => [owner(note).anchor, owner(note).title]),
  );
  if (notes.length === 0) return null;
  return (
    <ul class="eh-notes" aria-label="Notes">
      {fresh.map((note) => (
        <li key={note}>{marked(note)}</li>
      ))}
      {[...earlier].map(([anchor, title]) => (
        <li key={anchor}>
          The notes under <a href={`#${anchor}`}>{title}</a> hold here too.
        </li>
      ))}
    </ul>
  );
}

/** What a card can show although its figure cannot be worked out: the counts that say why. */
const hasCounts = (measure: Measure) =>
  measure.status === 'not_calculable' &&
  (measure.kind === 'likelihood' || measure.kind === 'difference') &&
  measure.base !== 0 &&
  measure.groups.length > 0;

const LONG = new Set<Measure['kind']>(['grid', 'pay_gap', 'collection', 'compliance', 'change']);

/** With a drawing of years or a second table a card may part between its pieces, but not within one. */
const isTall = (measure: Measure) =>
  measure.history.length > 0 || (measure.kind === 'composition' && measure.comparison !== null);

/** One measure: title, rating in words, one sentence, the figures, and how they are worked out. */
export function MeasureCard({ measure, printed }: { measure: Measure; printed: Printed }) {
  const anchor = measureAnchor(measure.id);
  return (
    <article
      class={`eh-measure${LONG.has(measure.kind) ? ' eh-measure--long' : isTall(measure) ? ' eh-measure--tall' : ''}`}
      id={anchor}
      aria-labelledby={`${anchor}-title`}
    >
      <h3 class="eh-measure__title" id={`${anchor}-title`}>
        {measure.title}
      </h3>
      {measure.status === 'ok' ? (
        <>
          <RatingLine rating={measure.rating} />
          {measure.sentence && <p class="eh-measure__sentence">{marked(measure.sentence)}</p>}
          <LastYear measure={measure} />
          <Figures measure={measure} />
          <TrendFigure measure={measure} />
        </>
      ) : (
        <p class="eh-measure__absent">
          <strong>{STATUS_WORDS[measure.status]}.</strong> {marked(measure.reason)}
        </p>
      )}
      {hasCounts(measure) && <Figures measure={measure} />}
      <National measure={measure} />
      <Notes notes={notesOf(measure)} place={{ anchor, title: measure.title }} printed={printed} />
      {(measure.status === 'ok' || measure.how !== '') && <How measure={measure} />}
    </article>
  );
}
