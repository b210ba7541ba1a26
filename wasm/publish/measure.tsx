import type { Measure } from '../src/types';
import { CompositionTable } from './composition';
import { counted, formatPercent } from './format';
import { GridTable } from './grid';
import { RateTable } from './rate';
import { RatingLine } from './rating';

const STATUS_WORDS: Record<Measure['status'], string> = {
  ok: '',
  not_calculable: 'Cannot be worked out',
  not_supplied: 'Not supplied',
  hidden: 'Hidden to protect people',
};

function Figures({ measure }: { measure: Measure }) {
  if (measure.kind === 'composition') return <CompositionTable measure={measure} />;
  if (measure.kind === 'rate') return <RateTable measure={measure} />;
  return <GridTable measure={measure} />;
}

/** How the figure came about: the working, its source, and why it has no rating where it has none. */
function How({ measure }: { measure: Measure }) {
  const { document: name, year, place } = measure.source;
  const source = [name, year, place].filter((part) => part !== '').join(', ');
  return (
    <details class="nhsuk-details eh-how">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">
          How this is worked out<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
        </span>
      </summary>
      <div class="nhsuk-details__text">
        {measure.how && <p>{measure.how}</p>}
        <dl class="eh-facts">
          {measure.kind === 'composition' && measure.declaration_rate !== null && (
            <div>
              <dt>Declaration rate</dt>
              <dd>
                {formatPercent(measure.declaration_rate)} of {counted(measure.base, 'person', 'people')}
              </dd>
            </div>
          )}
          {measure.rating.colour === 'none' && measure.rating.reason !== '' && (
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
      </div>
    </details>
  );
}

export function measureAnchor(id: string): string {
  return `measure-${id.replace(/[^a-z0-9]+/gi, '-')}`;
}

/** What a section lacks: one line for each reason, small, so that it does not drown what there is. */
export function AbsentMeasures({ measures }: { measures: Measure[] }) {
  const reasons = [...new Set(measures.map((measure) => measure.reason))];
  return (
    <ul class="eh-absent" aria-label="Not supplied">
      {reasons.map((reason) => (
        <li key={reason}>
          {measures
            .filter((measure) => measure.reason === reason)
            .map((measure, index) => (
              <strong key={measure.id} id={measureAnchor(measure.id)}>
                {index > 0 && '; '}
                {measure.title}
              </strong>
            ))}
          : not supplied. {reason}
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  measure: Measure;
  /** Notes that an earlier card of the section has printed, and which. */
  printed?: Map<string, Measure>;
}

/** Footnotes. One that an earlier card has printed is not printed again: the reader is sent there. */
function Notes({ measure, printed }: CardProps) {
  const notes = [...new Set(measure.notes)];
  const fresh = notes.filter((note) => (printed?.get(note) ?? measure) === measure);
  const earlier = [...new Set(notes.filter((note) => !fresh.includes(note)).map((note) => printed!.get(note)!))];
  if (notes.length === 0) return null;
  return (
    <ul class="eh-notes" aria-label="Notes">
      {fresh.map((note) => (
        <li key={note}>{note}</li>
      ))}
      {earlier.map((other) => (
        <li key={other.id}>
          The notes under <a href={`#${measureAnchor(other.id)}`}>{other.title}</a> hold here too.
        </li>
      ))}
    </ul>
  );
}

/** One measure: title, rating in words, one sentence, the figures, and how they are worked out. */
export function MeasureCard({ measure, printed }: CardProps) {
  return (
    <article
      class={measure.kind === 'grid' ? 'eh-measure eh-measure--long' : 'eh-measure'}
      id={measureAnchor(measure.id)}
      aria-labelledby={`${measureAnchor(measure.id)}-title`}
    >
      <h3 class="eh-measure__title" id={`${measureAnchor(measure.id)}-title`}>
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
      <Notes measure={measure} {...(printed ? { printed } : {})} />
      {(measure.status === 'ok' || measure.how !== '') && <How measure={measure} />}
    </article>
  );
}
