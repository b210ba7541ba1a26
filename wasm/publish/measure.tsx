import type { Measure } from '../src/types';
import { CollectionTable } from './collection';
import { ComplianceFigures } from './compliance';
import { CompositionTable } from './composition';
import { DifferenceFigures } from './difference';
import { counted, formatPercent } from './format';
import { GridTable } from './grid';
import { LikelihoodFigures, likelihoodFacts } from './likelihood';
import { PayGapFigures } from './pay-gap';
import { QuartilesFigures } from './quartiles';
import { RateFigures } from './rate';
import { RatingLine } from './rating';
import { ScoreFigures } from './score';
import { levelWords, methodWords, sourceWords } from './words';

export const STATUS_WORDS: Record<Measure['status'], string> = {
  ok: '',
  not_calculable: 'Cannot be worked out',
  not_supplied: 'Not supplied',
  hidden: 'Hidden to protect people',
};

export function Figures({ measure }: { measure: Measure }) {
  switch (measure.kind) {
    case 'composition':
      return <CompositionTable measure={measure} />;
    case 'rate':
      return <RateFigures measure={measure} />;
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
    case 'statement':
      return <p class="eh-statement eh-words">{measure.text}</p>;
  }
}

/** Facts that only some kinds have. */
function factsOf(measure: Measure): [name: string, words: string][] {
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
  return interval ? [['Interval', `${levelWords(interval)}, ${methodWords(interval.method)}`]] : [];
}

/** How the figure came about: the working, its source, and why it has no rating; or why it has one, where that is not said above. */
export function Facts({ measure, rated = false }: { measure: Measure; rated?: boolean }) {
  const source = sourceWords(measure.source);
  return (
    <>
      {measure.how && <p>{measure.how}</p>}
      <dl class="eh-facts">
        {factsOf(measure).map(([fact, words]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {(rated || measure.rating.colour === 'none') && measure.rating.reason !== '' && (
          <div>
            <dt>Rating</dt>
            <dd>{measure.rating.reason}</dd>
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

export function measureAnchor(id: string): string {
  return `measure-${id.replace(/[^a-z0-9]+/gi, '-')}`;
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

/** A card that can be led to. */
export interface Place {
  anchor: string;
  title: string;
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
        <li key={note}>{note}</li>
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
  measure.base > 0 &&
  measure.groups.length > 0;

const LONG = new Set<Measure['kind']>(['grid', 'pay_gap', 'collection', 'compliance']);

/** One measure: title, rating in words, one sentence, the figures, and how they are worked out. */
export function MeasureCard({ measure, printed }: { measure: Measure; printed: Printed }) {
  const anchor = measureAnchor(measure.id);
  return (
    <article
      class={LONG.has(measure.kind) ? 'eh-measure eh-measure--long' : 'eh-measure'}
      id={anchor}
      aria-labelledby={`${anchor}-title`}
    >
      <h3 class="eh-measure__title" id={`${anchor}-title`}>
        {measure.title}
      </h3>
      {measure.status === 'ok' ? (
        <>
          <RatingLine rating={measure.rating} />
          {measure.sentence && <p class="eh-measure__sentence">{measure.sentence}</p>}
          <Figures measure={measure} />
        </>
      ) : (
        <p class="eh-measure__absent">
          <strong>{STATUS_WORDS[measure.status]}.</strong> {measure.reason}
        </p>
      )}
      {hasCounts(measure) && <Figures measure={measure} />}
      <Notes notes={measure.notes} place={{ anchor, title: measure.title }} printed={printed} />
      {(measure.status === 'ok' || measure.how !== '') && <How measure={measure} />}
    </article>
  );
}
