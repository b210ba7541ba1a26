import type { FilledSection } from './report';
import { measureAnchor } from './measure';
import { RatingTag } from './rating';

/** One section in short: what its first measure says, and every rating in it. */
function InShort({ section, measures }: FilledSection) {
  const found = measures.filter((measure) => measure.status === 'ok');
  const headline = found.find((measure) => measure.sentence !== '');
  const rated = found.filter((measure) => measure.rating.colour !== 'none');
  const alone = rated.length === 1 && new Set(measures.map((measure) => measure.characteristic)).size === 1;
  return (
    <li class="eh-summary__item">
      <a class="eh-summary__title" href={`#section-${section.id}`}>
        {section.title}
      </a>
      <div>
        <p class="eh-no-margin">{headline?.sentence ?? 'Nothing was supplied for this section.'}</p>
        {rated.map((measure) => (
          <p key={measure.id} class="eh-summary__rating">
            <RatingTag rating={measure.rating} />{' '}
            {/* On paper the only rating of a section on one characteristic needs no name: that keeps the summary on one sheet. */}
            <span class={alone ? 'eh-only-screen' : undefined}>
              <a href={`#${measureAnchor(measure.id)}`}>{measure.title}</a>.{' '}
            </span>
            {measure.rating.reason}
          </p>
        ))}
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
