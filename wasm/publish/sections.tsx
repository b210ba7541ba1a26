import type { Analysis, Check, Measure, Report, Section } from '../src/types';
import { measureAnchor, sectionAnchor, useAround } from './around';
import { blocksOf, type Block } from './blocks';
import { Checks, DeclarationTable } from './data-quality';
import { Explained } from './explain';
import { FamilyCard, familyAnchor } from './family';
import { counted, formatCount } from './format';
import { marked } from './hidden';
import { AbsentMeasures, MeasureCard, notesOf, type Printed } from './measure';

export interface FilledSection {
  section: Section;
  measures: Measure[];
}

/** Sections in the report's order, with their measures; a section without any measure is left out. */
export function filledSections(report: Report): FilledSection[] {
  const byId = new Map(report.measures.map((measure) => [measure.id, measure]));
  return report.sections
    .map((section) => ({
      section,
      measures: section.measures.flatMap((id) => byId.get(id) ?? []),
    }))
    .filter((filled) => filled.measures.length > 0);
}

/** So many families of a section are open when the reader arrives. */
const OPEN_FAMILIES = 1;

export const placeOf = (block: Block) =>
  block.family
    ? { anchor: familyAnchor(block.family), title: block.family.title }
    : { anchor: measureAnchor(block.measures[0]!.id), title: block.measures[0]!.title };

/** Cards of measures and families, then what was not supplied. */
function Cards({ measures }: { measures: Measure[] }) {
  const blocks = blocksOf(measures);
  const absent = measures.filter((measure) => measure.status === 'not_supplied');
  const open = blocks.filter((block) => block.family !== null).slice(0, OPEN_FAMILIES);
  const printed: Printed = new Map();
  for (const block of blocks) {
    for (const note of block.measures.flatMap(notesOf)) {
      if (!printed.has(note)) printed.set(note, placeOf(block));
    }
  }
  return (
    <>
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
    </>
  );
}

/** How many comparisons were made, for among many some differ by chance. */
function Comparisons({ section: { comparisons_sentence: sentence } }: { section: Section }) {
  if (sentence === '') return null;
  return (
    <p class="eh-small">
      {marked(sentence)} <Explained id="many_comparisons">Many comparisons at once</Explained>
    </p>
  );
}

interface SectionProps extends FilledSection {
  /** All measures of the report, and its checks, for the section on its data. */
  all: Measure[];
  checks: Check[];
}

export function SectionBlock({ section, measures, all, checks }: SectionProps) {
  const anchor = sectionAnchor(section.id);
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>{section.title}</h2>
      {section.achievements && (
        <>
          <h3>Key achievements</h3>
          <p class="eh-words">{section.achievements}</p>
        </>
      )}
      <Cards measures={measures} />
      {section.id === DATA_QUALITY && (
        <>
          <DeclarationTable measures={all} />
          <Checks checks={checks} />
        </>
      )}
      <Comparisons section={section} />
      {section.next_steps && (
        <>
          <h3>Next steps</h3>
          <p class="eh-words">{section.next_steps}</p>
        </>
      )}
    </section>
  );
}

export const DATA_QUALITY = 'data_quality';
export const ANALYSIS = 'analysis';

/** The people chosen, beside everybody else, in numbers. */
function Chosen({ analysis }: { analysis: Analysis }) {
  const { people, others, not_known: unknown } = analysis;
  return (
    <p class="eh-base">
      Base: {marked(counted(people, 'person', 'people'))} chosen and {marked(formatCount(others))} others
      {unknown !== 0 && marked(`; ${formatCount(unknown)} of whom it is not known are left out`)}.
    </p>
  );
}

function AnalysisBlock({ analysis, measures }: { analysis: Analysis; measures: Measure[] }) {
  const { internal } = useAround();
  const anchor = sectionAnchor(analysis.id);
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>Equality analysis: {analysis.title}</h2>
      {analysis.description && <p class="eh-measure__sentence">{marked(analysis.description.replace(/\.?$/, '.'))}</p>}
      {analysis.status === 'ok' ? (
        <Chosen analysis={analysis} />
      ) : (
        <p class="eh-measure__absent">
          <strong>{analysis.status === 'not_supplied' ? 'Not supplied.' : 'Cannot be worked out.'}</strong>{' '}
          {marked(analysis.reason)}
        </p>
      )}
      {analysis.notes.length > 0 && (
        <ul class="eh-notes" aria-label="Notes on this analysis">
          {analysis.notes.map((note) => (
            <li key={note}>{marked(note)}</li>
          ))}
        </ul>
      )}
      <Cards measures={measures} />
      {analysis.conclusion ? (
        <>
          <h3>Conclusion</h3>
          <p class="eh-words">{analysis.conclusion}</p>
        </>
      ) : (
        internal && analysis.status === 'ok' && <p class="eh-small">A conclusion has not been written yet.</p>
      )}
    </section>
  );
}

/** Each analysis as a section of its own, with room for what its author concludes. */
export function Analyses({ analyses, filled }: { analyses: Analysis[]; filled: FilledSection | undefined }) {
  if (analyses.length === 0) return null;
  return (
    <div id={sectionAnchor(ANALYSIS)}>
      {analyses.map((analysis) => (
        <AnalysisBlock
          key={analysis.id}
          analysis={analysis}
          measures={(filled?.measures ?? []).filter(({ id }) => analysis.measures.includes(id))}
        />
      ))}
      {filled && <Comparisons section={filled.section} />}
    </div>
  );
}
