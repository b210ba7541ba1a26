import type { Measure } from '../src/types';
import { blocksOf } from './blocks';
import { familyAnchor } from './family';
import { measureAnchor } from './measure';
import { RatingCounts, RatingTag } from './rating';
import type { FilledSection } from './report';

/** More green measures than this are named in one line. */
const MOST_GREEN = 3;

function Rated({ measure, alone }: { measure: Measure; alone: boolean }) {
  return (
    <p class="eh-summary__rating">
      <RatingTag rating={measure.rating} />{' '}
      {/* On paper the only rating of a section on one characteristic needs no name: that keeps the summary on one sheet. */}
      <span class={alone ? 'eh-only-screen' : undefined}>
        <a href={`#${measureAnchor(measure.id)}`}>{measure.title}</a>.{' '}
      </span>
      {measure.rating.reason}
    </p>
  );
}

/** One section in short: what its first measure says, every rating in it, and how many of each in its families. */
function InShort({ section, measures }: FilledSection) {
  const found = measures.filter((measure) => measure.status === 'ok');
  const headline = found.find((measure) => measure.sentence !== '');
  const blocks = blocksOf(measures);
  const single = blocks.filter(({ family }) => family === null).flatMap((block) => block.measures);
  const rated = single.filter((measure) => measure.status === 'ok' && measure.rating.colour !== 'none');
  const green = rated.filter((measure) => measure.rating.colour === 'green');
  const folded = green.length > MOST_GREEN;
  const alone = rated.length === 1 && new Set(measures.map((measure) => measure.characteristic)).size === 1;
  return (
    <li class="eh-summary__item">
      <a class="eh-summary__title" href={`#section-${section.id}`}>
        {section.title}
      </a>
      <div>
        <p class="eh-no-margin">{headline?.sentence ?? 'Nothing was supplied for this section.'}</p>
        {rated
          .filter((measure) => !folded || measure.rating.colour !== 'green')
          .map((measure) => (
            <Rated key={measure.id} measure={measure} alone={alone} />
          ))}
        {folded && (
          <p class="eh-summary__rating">
            <RatingTag rating={green[0]!.rating} />{' '}
            {green.map((measure, index) => (
              <>
                {index > 0 && '; '}
                <a href={`#${measureAnchor(measure.id)}`}>{measure.title}</a>
              </>
            ))}
            .
          </p>
        )}
        {blocks.map(
          ({ family, measures: own }) =>
            family &&
            own.some(({ rating, status }) => status === 'ok' && rating.colour !== 'none') && (
              <p key={family.id} class="eh-summary__rating">
                <RatingCounts measures={own} /> <a href={`#${familyAnchor(family)}`}>{family.title}</a>.
              </p>
            ),
        )}
      </div>
    </li>
  );
}

/** The first page of the report: what a busy reader takes away. */
export function Summary({ sections }: { sections: FilledSection[] }) {
  return (
    <section class="eh-section" id="section-summary" aria-labelledby="section-summary-title">
      <h2 id="section-summary-title">Summary</h2>
      <ul class="eh-summary">
        {sections.map((filled) => (
          <InShort key={filled.section.id} {...filled} />
        ))}
      </ul>
    </section>
  );
}
