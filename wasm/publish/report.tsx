import type { ComponentChildren } from 'preact';
import type { Report } from '../src/types';
import { SourcesSection } from './accounts';
import { ActionsSection } from './actions';
import { aroundOf, AroundProvider, partsOf, sectionAnchor, type Place } from './around';
import { blocksOf } from './blocks';
import { complete } from './complete';
import { Checks } from './data-quality';
import { EdsSection } from './eds';
import { counted, formatDate } from './format';
import { marked } from './hidden';
import { ExplanationsSection, hasMethod, MethodSection, PROTECTION_ANCHOR } from './method';
import { ObligationsSection } from './obligations';
import {
  Analyses,
  ANALYSIS,
  DATA_QUALITY,
  filledSections,
  placeOf,
  SectionBlock,
  type FilledSection,
} from './sections';
import { Summary } from './summary';

const ORGANISATION_KINDS: Record<string, string> = {
  nhs_trust: 'NHS trust',
  nhs_provider: 'NHS provider',
  independent_provider: 'Independent provider with an NHS contract',
  other: 'Other organisation',
};

/** For whom the report is, before anything else. */
function Banner({ report: { audience, protection } }: { report: Report }) {
  if (audience === 'internal') {
    return (
      <div class="eh-banner" role="note">
        <p>
          <strong>Contains personal data: do not publish.</strong> Small numbers are shown, so a colleague could be
          recognised.
        </p>
      </div>
    );
  }
  if (!protection.verified) {
    return (
      <div class="eh-banner" role="note">
        <p>
          <strong>Not checked: do not publish.</strong> Small numbers are hidden, but it has not been proved that
          nothing shown gives them back.
        </p>
      </div>
    );
  }
  return (
    <div class="eh-banner eh-banner--publication" role="note">
      <p>
        <strong>For publication.</strong>{' '}
        {protection.mode === 'round'
          ? 'Numbers are rounded and small ones are hidden, so that nobody can be recognised.'
          : 'Small numbers are hidden, and others with them, so that nobody can be recognised.'}{' '}
        <a href={`#${PROTECTION_ANCHOR}`}>How people are protected</a>
      </p>
    </div>
  );
}

/** Sections after which the frameworks stand: what follows is about the data and the method. */
const AT_THE_END = new Set([DATA_QUALITY, ANALYSIS]);

interface Entry extends Place {
  under: Place[];
}

const part = (id: string, title: string): Entry => ({ anchor: sectionAnchor(id), title, under: [] });

const entryOf = ({ section, measures }: FilledSection): Entry => ({
  anchor: sectionAnchor(section.id),
  title: section.title,
  under: blocksOf(measures).map(placeOf),
});

/** Everything that has a heading of its own, in the order of the report. */
function entriesOf(report: Report, sections: FilledSection[]): Entry[] {
  return [
    part('summary', 'Summary'),
    ...(report.obligations.length > 0 ? [part('obligations', 'Obligations')] : []),
    ...sections.filter(({ section }) => !AT_THE_END.has(section.id)).map(entryOf),
    ...partsOf(report).map((place) => ({ ...place, under: [] })),
    ...report.analyses.map(({ id, title }) => part(id, `Equality analysis: ${title}`)),
    ...sections.filter(({ section }) => section.id === DATA_QUALITY).map(entryOf),
    ...(hasMethod(report) ? [part('method', 'How we compare and rate')] : []),
    ...(report.explanations.length > 0 ? [part('explanations', 'How to read the figures')] : []),
    part('sources', 'Where the figures come from'),
  ];
}

function Contents({ entries }: { entries: Entry[] }) {
  return (
    <nav class="eh-contents" aria-labelledby="contents-title">
      <h2 class="eh-contents__title" id="contents-title">
        Contents
      </h2>
      <ol class="eh-contents__list">
        {entries.map(({ anchor, title, under }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{title}</a>
            {under.length > 0 && (
              <ul>
                {under.map((place) => (
                  <li key={place.anchor}>
                    <a href={`#${place.anchor}`}>{place.title}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the report is about, in a few facts. */
function Facts({ report: { benchmark, organisation, period, years } }: { report: Report }) {
  const last = years[years.length - 1];
  const facts: [string, string][] = [
    ...(ORGANISATION_KINDS[organisation.kind]
      ? [['Kind of organisation', ORGANISATION_KINDS[organisation.kind]!] as [string, string]]
      : []),
    ['Period', `${formatDate(period.from)} to ${formatDate(period.to)}`],
    ...(period.survey_year === null ? [] : [['Staff survey', String(period.survey_year)] as [string, string]]),
    ...(benchmark ? [['Compared with', benchmark.label] as [string, string]] : []),
    ...(last ? [['Last year', `The report of ${formatDate(last.snapshot)}`] as [string, string]] : []),
  ];
  return (
    <dl class="eh-facts">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
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
export function ReportView({ report: given, confirm, children }: ReportProps) {
  const report = complete(given);
  const sections = filledSections(report);
  const { organisation, period } = report;
  const assumed = report.files.some((file) => file.problems.some(({ code }) => code === 'assumed_snapshot_date'));
  // What may not go out says so on every sheet of paper.
  const mayBePublished = report.audience === 'publication' && report.protection.verified;
  const before = sections.filter(({ section }) => !AT_THE_END.has(section.id));
  const quality = sections.find(({ section }) => section.id === DATA_QUALITY);
  const block = (filled: FilledSection) => (
    <SectionBlock key={filled.section.id} {...filled} all={report.measures} checks={report.checks} />
  );
  return (
    <AroundProvider value={aroundOf(report)}>
      <div class={mayBePublished ? 'eh-report' : 'eh-report eh-report--internal'}>
        <Banner report={report} />
        <header class="eh-report__head">
          <h1 tabIndex={-1} id="report-title">
            Annual equality report
            {organisation.name && <span class="eh-report__organisation">{organisation.name}</span>}
          </h1>
          <p class="eh-report__lead">
            {marked(counted(organisation.headcount, 'person', 'people'))} on {formatDate(period.snapshot)}.
          </p>
          {assumed && (
            <p class="eh-report__assumed">
              <strong>The date is not confirmed:</strong> it was filled in as the latest 31 March.{' '}
              {confirm && <span class="eh-only-screen">{confirm}</span>}
            </p>
          )}
          {children}
          <Facts report={report} />
          <p class="eh-small">
            Answers are voluntary. People who declined, whose answer was not recorded or who are undecided are shown
            apart. Each percentage says what it is a share of. A measure with nothing to compare it with has no rating.
          </p>
        </header>
        <div class="eh-report__columns">
          <Contents entries={entriesOf(report, sections)} />
          <div class="eh-report__sections">
            <Summary sections={sections} report={report} />
            <ObligationsSection obligations={report.obligations} />
            {before.map(block)}
            {report.eds && <EdsSection eds={report.eds} />}
            <ActionsSection actions={report.high_impact_actions} />
            <Analyses analyses={report.analyses} filled={sections.find(({ section }) => section.id === ANALYSIS)} />
            {quality && block(quality)}
            <MethodSection report={report} />
            <ExplanationsSection explanations={report.explanations} />
            <SourcesSection files={report.files} rulePacks={report.rule_packs}>
              {!quality && <Checks checks={report.checks} />}
            </SourcesSection>
          </div>
        </div>
      </div>
    </AroundProvider>
  );
}
