import type { Family, Measure } from '../src/types';
import { AnswersTable, areAnswers } from './answers';
import { measureAnchor } from './around';
import { counted } from './format';
import { marked } from './hidden';
import { isLikelihoods, LikelihoodTable, pairOf } from './likelihoods';
import { Facts, Figures, Notes, notesOf, STATUS_WORDS, type Printed } from './measure';
import { RatingCounts, RatingLine } from './rating';
import { LastYear } from './trend';
import { sourceWords } from './words';

export const familyAnchor = (family: Family) => `family-${family.id.replace(/[^a-z0-9]+/gi, '-')}`;

/** Measures of several sorts: one after another, without a card each. */
function Blocks({ measures }: { measures: Measure[] }) {
  return (
    <>
      {measures.map((measure) => (
        <section key={measure.id} class="eh-family__block" id={measureAnchor(measure.id)}>
          <h4 class="eh-family__name">{measure.title}</h4>
          {measure.status === 'ok' ? (
            <>
              <RatingLine rating={measure.rating} />
              {measure.sentence && <p class="eh-measure__sentence">{marked(measure.sentence)}</p>}
              <LastYear measure={measure} />
              <Figures measure={measure} />
            </>
          ) : (
            <p class="eh-measure__absent">
              <strong>{STATUS_WORDS[measure.status]}.</strong> {marked(measure.reason)}
            </p>
          )}
          <details class="nhsuk-details eh-how">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                How this is worked out<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
              </span>
            </summary>
            <div class="nhsuk-details__text">
              <Facts measure={measure} row />
            </div>
          </details>
        </section>
      ))}
    </>
  );
}

export function FamilyTable({ family, measures }: { family: Family; measures: Measure[] }) {
  if (isLikelihoods(measures)) return <LikelihoodTable family={family} measures={measures} />;
  if (areAnswers(measures)) return <AnswersTable family={family} measures={measures} />;
  return <Blocks measures={measures} />;
}

/** Hundreds of workings would bury the tables on paper: there the counts are enough, with the source. */
function OnPaper({ measures }: { measures: Measure[] }) {
  const sources = new Set(measures.map(({ source }) => sourceWords(source)).filter((words) => words !== ''));
  return (
    <p class="eh-small eh-only-print">
      How each row is worked out is in the report as a web page.
      {sources.size > 0 && ` Source: ${[...sources].join('; ')}.`}
    </p>
  );
}

interface Props {
  family: Family;
  measures: Measure[];
  printed: Printed;
  /** The first of a section are open; the reader opens the others. */
  open: boolean;
}

/** One card for a family: closed it is a line that says how many groups there are and how they are rated. */
export function FamilyCard({ family, measures, printed, open }: Props) {
  const anchor = familyAnchor(family);
  const blocked = !isLikelihoods(measures) && !areAnswers(measures);
  let things = 'measure';
  if (measures.every(({ kind }) => kind === 'grid')) things = 'table';
  else if (isLikelihoods(measures) && pairOf(measures) === null) things = 'group';
  return (
    <article class="eh-measure eh-measure--long eh-family" id={anchor} aria-labelledby={`${anchor}-title`}>
      <details class="nhsuk-details eh-family__details" open={open}>
        <summary class="nhsuk-details__summary eh-family__summary">
          <h3 class="eh-measure__title nhsuk-details__summary-text" id={`${anchor}-title`}>
            {family.title}: {counted(measures.length, things)}
          </h3>
          <RatingCounts measures={measures} />
        </summary>
        <FamilyTable family={family} measures={measures} />
        {blocked ? null : <OnPaper measures={measures} />}
        <Notes notes={measures.flatMap(notesOf)} place={{ anchor, title: family.title }} printed={printed} />
      </details>
    </article>
  );
}
