import type { ComponentChildren } from 'preact';
import type { Measure, Report, Section } from '../src/types';
import { SourcesSection } from './accounts';
import { counted, formatDate } from './format';
import { blocksOf, type Block } from './blocks';
import { FamilyCard, familyAnchor } from './family';
import { AbsentMeasures, MeasureCard, measureAnchor, type Printed } from './measure';
import { Summary } from './summary';

const ORGANISATION_KINDS: Record<string, string> = {
  nhs_trust: 'NHS trust',
  nhs_provider: 'NHS provider',
  independent_provider: 'Independent provider with an NHS contract',
  other: 'Other organisation',
};

export interface FilledSection {
  section: Section;
  measures: Measure[];
}

/** Sections in the report's order, with their measures; a section without any measure is left out. */
function filledSections(report: Report): FilledSection[] {
  const byId = new Map(report.measures.map((measure) => [measure.id, measure]));
  return report.sections
    .map((section) => ({
      section,
      measures: section.measures.flatMap((id) => byId.get(id) ?? []),
    }))
    .filter((filled) => filled.measures.length > 0);
}

export function InternalBanner() {
  return (
    <div class="eh-banner" role="note">
      <p>
        <strong>Internal: do not publish.</strong> Small numbers are not hidden in this version, so a colleague could be
        recognised.
      </p>
    </div>
  );
}

function Contents({ sections }: { sections: FilledSection[] }) {
  return (
    <nav class="eh-contents" aria-labelledby="contents-title">
      <h2 class="eh-contents__title" id="contents-title">
        Contents
      </h2>
      <ol class="eh-contents__list">
        <li>
          <a href="#section-summary">Summary</a>
        </li>
        {sections.map(({ section, measures }) => (
          <li key={section.id}>
            <a href={`#section-${section.id}`}>{section.title}</a>
            <ul>
              {blocksOf(measures).map((block) => {
                const { anchor, title } = placeOf(block);
                return (
                  <li key={anchor}>
                    <a href={`#${anchor}`}>{title}</a>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
        <li>
          <a href="#section-sources">Where the figures come from</a>
        </li>
      </ol>
    </nav>
  );
}

/** So many families of a section are open when the reader arrives. */
const OPEN_FAMILIES = 1;

const placeOf = (block: Block) =>
  block.family
    ? { anchor: familyAnchor(block.family), title: block.family.title }
    : { anchor: measureAnchor(block.measures[0]!.id), title: block.measures[0]!.title };

function SectionBlock({ section, measures }: FilledSection) {
  const blocks = blocksOf(measures);
  const absent = measures.filter((measure) => measure.status === 'not_supplied');
  const open = blocks.filter((block) => block.family !== null).slice(0, OPEN_FAMILIES);
  const printed: Printed = new Map();
  for (const block of blocks) {
    for (const note of block.measures.flatMap(({ notes }) => notes)) {
      if (!printed.has(note)) printed.set(note, placeOf(block));
    }
  }
  return (
    <section class="eh-section" id={`section-${section.id}`} aria-labelledby={`section-${section.id}-title`}>
      <h2 id={`section-${section.id}-title`}>{section.title}</h2>
      {section.achievements && (
        <>
          <h3>Key achievements</h3>
          <p class="eh-words">{section.achievements}</p>
        </>
      )}
      {blocks.map((block) =>
        block.family ? (
          <FamilyCard
            key={placeOf(block).anchor}
            family={block.family}
            measures={block.measures}
            printed={printed}
            open={open.includes(block)}
          />
        ) : (
          block.measures.map((measure) => <MeasureCard key={measure.id} measure={measure} printed={printed} />)
        ),
      )}
      {absent.length > 0 && <AbsentMeasures measures={absent} />}
      {section.next_steps && (
        <>
          <h3>Next steps</h3>
          <p class="eh-words">{section.next_steps}</p>
        </>
      )}
    </section>
  );
}

interface ReportProps {
  report: Report;
  /** How the page lets the reader confirm a date that was filled in. */
  confirm?: ComponentChildren;
  /** What the page puts under the title: its buttons. */
  children?: ComponentChildren;
}

/** The whole report, the same in the page and in the downloaded file. */
export function ReportView({ report, confirm, children }: ReportProps) {
  const sections = filledSections(report);
  const { organisation, period } = report;
  const assumed = report.files.some((file) => file.problems.some(({ code }) => code === 'assumed_snapshot_date'));
  return (
    <div class={report.audience === 'internal' ? 'eh-report eh-report--internal' : 'eh-report'}>
      {report.audience === 'internal' && <InternalBanner />}
      <header class="eh-report__head">
        <h1 tabIndex={-1} id="report-title">
          Annual equality report
          {organisation.name && <span class="eh-report__organisation">{organisation.name}</span>}
        </h1>
        <p class="eh-report__lead">
          {counted(organisation.headcount, 'person', 'people')} on {formatDate(period.snapshot)}.
        </p>
        {assumed && (
          <p class="eh-report__assumed">
            <strong>The date is not confirmed:</strong> it was filled in as the latest 31 March.{' '}
            {confirm && <span class="eh-only-screen">{confirm}</span>}
          </p>
        )}
        {children}
        <dl class="eh-facts">
          {ORGANISATION_KINDS[organisation.kind] && (
            <div>
              <dt>Kind of organisation</dt>
              <dd>{ORGANISATION_KINDS[organisation.kind]}</dd>
            </div>
          )}
          <div>
            <dt>Period</dt>
            <dd>
              {formatDate(period.from)} to {formatDate(period.to)}
            </dd>
          </div>
          {period.survey_year !== null && (
            <div>
              <dt>Staff survey</dt>
              <dd>{period.survey_year}</dd>
            </div>
          )}
        </dl>
        <p class="eh-small">
          Answers are voluntary. People who declined, whose answer was not recorded or who are undecided are shown
          apart. Each percentage says what it is a share of. A measure with nothing to compare it with has no rating.
        </p>
      </header>
      <div class="eh-report__columns">
        <Contents sections={sections} />
        <div class="eh-report__sections">
          <Summary sections={sections} />
          {sections.map((filled) => (
            <SectionBlock key={filled.section.id} {...filled} />
          ))}
          <SourcesSection files={report.files} checks={report.checks} rulePacks={report.rule_packs} />
        </div>
      </div>
    </div>
  );
}
