import type { ComponentChildren } from 'preact';
import { ProblemList, RowsTable } from '../../../../wasm/publish/accounts';
import { AskFirst, Checks as Agreement, DeclarationTable } from '../../../../wasm/publish/data-quality';
import { counted, formatCount, formatPercent } from '../../../../wasm/publish/format';
import { Bar } from '../../../../wasm/publish/bars';
import { RatingLine, RatingTag } from '../../../../wasm/publish/rating';
import { TableBox } from '../../../../wasm/publish/table';
import type { Composition, EarlierReport, Measure, Problem, Rate, Report } from '../../../../wasm/src/types';

/** "1 error, 2 warnings and 4 notices", leaving out what there is none of. */
function severityWords(problems: Problem[]): string {
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  const parts = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('notice'), 'notice'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  if (words.length === 0) return 'No problems were found.';
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
  return `${list} found; the report is made all the same.`;
}

function Declarations({ report, children }: { report: Report; children: ComponentChildren }) {
  const rates = report.measures.filter((measure): measure is Rate | Composition =>
    measure.id.startsWith('declaration.'),
  );
  if (rates.length === 0) return null;
  const known = rateOf(report, 'data_quality.declaration');
  return (
    <section class="eh-check-section" aria-labelledby="declaration-title">
      <h2 class="nhsuk-heading-m" id="declaration-title">
        Declaration rates
      </h2>
      <p>For how many people the file has an answer. Declined, not recorded and undecided are not answers.</p>
      {known?.status === 'ok' && (
        <>
          <p>{known.sentence}</p>
          <RatingLine rating={known.rating} />
        </>
      )}
      <TableBox label="Declaration rates: table">
        <table class="eh-table eh-table--declared">
          <caption class="eh-table__caption nhsuk-u-visually-hidden">Declaration rates</caption>
          <thead>
            <tr>
              <th scope="col">Characteristic</th>
              <th scope="col" class="eh-number">
                Known
              </th>
              <th scope="col" class="eh-number">
                Out of
              </th>
              <th scope="col" class="eh-number">
                %
              </th>
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 100%
              </td>
            </tr>
          </thead>
          <tbody>
            {rates.map((measure) => {
              const all = measure.kind === 'rate' ? measure.groups[0] : undefined;
              return (
                <tr key={measure.id}>
                  <th scope="row">
                    {measure.title}{' '}
                    {measure.status === 'ok' && (
                      <span class="eh-checks-rating">
                        <RatingTag rating={measure.rating} brief />
                      </span>
                    )}
                  </th>
                  {measure.status === 'ok' && all ? (
                    <>
                      <td class="eh-number">{formatCount(all.numerator)}</td>
                      <td class="eh-number">{formatCount(all.denominator)}</td>
                      <td class="eh-number">{formatPercent(all.percent)}</td>
                      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                        <Bar parts={[{ id: 'known', percent: all.percent ?? 0, tone: 0 }]} />
                      </td>
                    </>
                  ) : (
                    <td colSpan={4}>{measure.reason}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {children}
    </section>
  );
}

const rateOf = (report: Report, id: string) =>
  report.measures.find((measure): measure is Rate & Measure => measure.id === id && measure.kind === 'rate');

/** What is known at each place, and where to ask. */
function DataQuality({ report }: { report: Report }) {
  const askFirst = rateOf(report, 'data_quality.ask_first');
  return (
    <>
      <DeclarationTable measures={report.measures.filter(({ id }) => id.startsWith('declaration.'))} />
      {askFirst && (
        <article class="eh-measure" aria-labelledby="ask-first-title">
          <h3 class="eh-measure__title" id="ask-first-title">
            {askFirst.title}
          </h3>
          {askFirst.status === 'ok' ? (
            <>
              <p class="eh-measure__sentence">{askFirst.sentence}</p>
              <AskFirst measure={askFirst} />
            </>
          ) : (
            <p>{askFirst.reason}</p>
          )}
        </article>
      )}
    </>
  );
}

/** Step 4: every row accounted for, every problem in one list, what is known, and whether the figures agree. */
export function Checks({ report, earlier }: { report: Report; earlier: EarlierReport[] }) {
  const problems = [...report.files, ...earlier].flatMap((file) => file.problems);
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Checks
      </h1>
      <p class="eh-lede">
        {counted(report.organisation.headcount, 'person', 'people')} counted. {severityWords(problems)}
      </p>

      <section class="eh-check-section" aria-labelledby="rows-title">
        <h2 class="nhsuk-heading-m" id="rows-title">
          Every row accounted for
        </h2>
        {report.files.map((file, index) => (
          <RowsTable
            key={`${file.name}.${index}`}
            name={file.name}
            read={file.rows_read}
            used={file.rows_used}
            setAside={file.set_aside}
            headcount={file.headcount}
            kind={file.kind}
          />
        ))}
      </section>

      {problems.length > 0 && (
        <section class="eh-check-section" aria-labelledby="problems-title">
          <h2 class="nhsuk-heading-m" id="problems-title">
            Problems
          </h2>
          <p>
            Columns and values are put right on the <a href="#files">Files</a> step, dates in the{' '}
            <a href="#settings">Settings</a>.
          </p>
          <ProblemList problems={problems} label="Problems in your files" />
        </section>
      )}

      <Declarations report={report}>
        <DataQuality report={report} />
      </Declarations>

      {report.checks.length > 0 && (
        <section class="eh-check-section" aria-labelledby="agree-title">
          <h2 class="nhsuk-heading-m" id="agree-title">
            Files and figures
          </h2>
          <Agreement checks={report.checks} />
        </section>
      )}
      <p>
        <a class="nhsuk-button" href="#report">
          Continue to the report
        </a>
      </p>
    </>
  );
}
