import type { BenchmarkUsed, Protection, Report, RuleUsed, Threshold } from '../src/types';
import { explanationAnchor, sectionAnchor } from './around';
import { Explained } from './explain';
import { counted, formatDate, formatPercent } from './format';
import { Legend, LEGEND, marked } from './hidden';
import { StackTable } from './stack';
import { sourceWords } from './words';

const Source = ({ of }: { of: Threshold['source'] }) => {
  const words = sourceWords(of);
  return words ? <span class="eh-source">Source: {words}</span> : null;
};

const Changed = () => <strong class="eh-changed">Changed from the default</strong>;

function Thresholds({ thresholds }: { thresholds: Threshold[] }) {
  if (thresholds.length === 0) return null;
  return (
    <>
      <h3 id="how-we-rate">How we rate</h3>
      <p class="eh-words-wide">
        One rule for every measure. <strong>Green (G):</strong> the gap is within its accepted threshold.{' '}
        <strong>Amber (A):</strong> outside, but the evidence is unclear or it is getting better.{' '}
        <strong>Red (R):</strong> outside, clear, and not getting better.{' '}
        <Explained id="colours">What the colours mean</Explained>
      </p>
      <StackTable
        caption="The thresholds of each kind of measure"
        heads={['Kind of measure', 'When it is within, clear, better or worse']}
        rows={thresholds.map((threshold) => ({
          id: threshold.id,
          cells: [
            threshold.label,
            <>
              {threshold.sentence} {threshold.changed && <Changed />}
              <Source of={threshold.source} />
            </>,
          ],
        }))}
        name="eh-table--thresholds"
      />
    </>
  );
}

function Rules({ rules }: { rules: RuleUsed[] }) {
  if (rules.length === 0) return null;
  return (
    <>
      <h3>Choices made</h3>
      <p class="eh-words-wide">Where the sources leave a choice, this report makes it so.</p>
      <StackTable
        caption="Choices between rules"
        heads={['Question', 'Choice']}
        rows={rules.map((rule) => ({
          id: rule.id,
          cells: [
            rule.label,
            <>
              {rule.option_label} {rule.changed && <Changed />}
              <Source of={rule.source} />
            </>,
          ],
        }))}
        name="eh-table--thresholds"
      />
    </>
  );
}

function Benchmark({ benchmark }: { benchmark: BenchmarkUsed }) {
  return (
    <>
      <h3>The population compared with</h3>
      <p class="eh-words-wide">
        <strong>{benchmark.label}</strong>
        {benchmark.file !== null && `, from the file ${benchmark.file}`}.
      </p>
      {benchmark.areas.length > 1 && (
        <ul class="eh-areas">
          {benchmark.areas.map(({ code, name, percent }) => (
            <li key={code}>
              {name} {formatPercent(percent)}
            </li>
          ))}
        </ul>
      )}
      {benchmark.notes.length > 0 && (
        <ul class="eh-notes" aria-label="Notes on the benchmark">
          {benchmark.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p class="eh-small">
        {sourceWords(benchmark.source)}.{benchmark.licence && ` ${benchmark.licence}.`}
      </p>
    </>
  );
}

function EarlierReports({ years }: Pick<Report, 'years'>) {
  if (years.length === 0) return null;
  return (
    <>
      <h3>Earlier reports compared with</h3>
      <ul class="eh-areas">
        {years.map((year) => (
          <li key={year.snapshot}>
            {formatDate(year.snapshot)}: {year.name}
            {year.organisation && `, ${year.organisation}`}
            {year.rule_packs.length > 0 && ` (sets of rules: ${year.rule_packs.join(', ')})`}
          </li>
        ))}
      </ul>
    </>
  );
}

export const PROTECTION_ANCHOR = 'how-we-protect';

/** How small numbers are hidden, in the report's own words. */
function Protected({ protection: { mode, threshold, legend, notes, hidden } }: { protection: Protection }) {
  if (mode === 'none') return null;
  return (
    <>
      <h3 id={PROTECTION_ANCHOR}>How people are protected</h3>
      {notes.map((note) => (
        <p key={note} class="eh-words-wide">
          {marked(note)}
        </p>
      ))}
      <p class="eh-words-wide">
        {mode === 'suppress' && threshold !== null && `Smallest number of people that is shown: ${threshold}. `}
        {`${counted(hidden, 'number')} of this report ${hidden === 1 ? 'is' : 'are'} hidden.`}
      </p>
      <Legend words={legend || LEGEND} />
    </>
  );
}

export const hasMethod = ({ thresholds, rules, benchmark, years, protection }: Report) =>
  protection.mode !== 'none' || thresholds.length > 0 || rules.length > 0 || benchmark !== null || years.length > 0;

/** The thresholds, choices and comparisons behind the ratings. */
export function MethodSection({ report }: { report: Report }) {
  if (!hasMethod(report)) return null;
  const anchor = sectionAnchor('method');
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>How we compare and rate</h2>
      <Thresholds thresholds={report.thresholds} />
      <Rules rules={report.rules} />
      {report.benchmark && <Benchmark benchmark={report.benchmark} />}
      <EarlierReports years={report.years} />
      <Protected protection={report.protection} />
    </section>
  );
}

/** Plain words on what stands in many places. */
export function ExplanationsSection({ explanations }: Pick<Report, 'explanations'>) {
  if (explanations.length === 0) return null;
  const anchor = sectionAnchor('explanations');
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>How to read the figures</h2>
      {explanations.map(({ id, title, paragraphs }) => (
        <div key={id} class="eh-explanation" id={explanationAnchor(id)}>
          <h3>{title}</h3>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </section>
  );
}
