import type { ComponentChildren } from 'preact';
import type { Check, Count, FileUsed, Kind, Problem, SetAside } from '../src/types';
import { useAround } from './around';
import { counted, formatCount, isHidden } from './format';
import { marked } from './hidden';
import { NumberHead, TableBox } from './table';
import { KIND_WORDS } from './words';

/** The account of a file's rows: read = used + set aside, line by line. */
export function RowsTable({
  name,
  read,
  used,
  setAside,
  headcount,
  kind = 'staff',
}: {
  name: string;
  read: Count;
  used: Count;
  setAside: SetAside[];
  headcount?: Count;
  kind?: Kind;
}) {
  return (
    <TableBox label={`Rows of ${name}`} values={[read, used, headcount]}>
      <table class="eh-table eh-table--account">
        <caption class="eh-table__caption">Rows of {name}</caption>
        <thead>
          <tr>
            <th scope="col">Rows</th>
            <th scope="col" class="eh-number">
              Number
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Used</th>
            <td class="eh-number">{marked(formatCount(used))}</td>
          </tr>
          {setAside.map((item) => (
            <tr key={item.reason}>
              <th scope="row">Set aside: {item.label}</th>
              <td class="eh-number">{formatCount(item.rows)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="eh-table__overall">
            <th scope="row">Read below the header</th>
            <td class="eh-number">{marked(formatCount(read))}</td>
          </tr>
        </tfoot>
      </table>
      {headcount !== undefined && headcount !== used && (
        <p class="eh-small">
          The used rows stand for {marked(counted(headcount, KIND_WORDS[kind].one, KIND_WORDS[kind].many))}.
        </p>
      )}
    </TableBox>
  );
}

const SEVERITY: Record<Problem['severity'], { word: string; symbol: string }> = {
  error: { word: 'Error', symbol: '\u2716' },
  warning: { word: 'Warning', symbol: '\u25B2' },
  notice: { word: 'Notice', symbol: '\u2139' },
};

/** The rows a problem touches, in words: "row 17", "rows 3, 8 and 21", "rows 3, 8, 21 and 40 more". */
export function rowsInWords(problem: Problem): string {
  const shown = problem.rows.length > 0 ? problem.rows : problem.row > 0 ? [problem.row] : [];
  if (shown.length === 0) return 'whole file';
  const hidden = Math.max(0, problem.rows_affected - shown.length);
  const numbers = shown.map(formatCount);
  if (hidden > 0) return `rows ${numbers.join(', ')} and ${formatCount(hidden)} more`;
  if (numbers.length === 1) return `row ${numbers[0]}`;
  return `rows ${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;
}

const ORDER: Record<Problem['severity'], number> = { error: 0, warning: 1, notice: 2 };

/** Every problem with its file, place and value, the gravest first; what to do is in the message. */
export function ProblemList({ problems, label = 'Problems' }: { problems: Problem[]; label?: string }) {
  const ordered = [...problems].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul class="eh-problems" aria-label={label}>
      {ordered.map((problem, index) => (
        <li key={`${problem.code}.${index}`} class={`eh-problem eh-problem--${problem.severity}`}>
          <strong class="eh-problem__severity">
            <span aria-hidden="true">{SEVERITY[problem.severity].symbol}</span> {SEVERITY[problem.severity].word}
          </strong>
          <div class="eh-problem__words">
            <p class="eh-no-margin">{problem.message}</p>
            <p class="eh-problem__place">
              {problem.file}, {rowsInWords(problem)}
              {problem.column && <span>, column “{problem.column}”</span>}
              {problem.value && (
                <span>
                  , value <span class="eh-value">{problem.value}</span>
                </span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Whether the figures agree with each other, each in a sentence. */
export function CheckList({ checks }: { checks: Check[] }) {
  return (
    <ul class="eh-checks">
      {checks.map((check) => (
        <li key={check.id} class={check.passed ? 'eh-checks__passed' : 'eh-checks__failed'}>
          <strong>
            <span aria-hidden="true">{check.passed ? '\u2714' : '\u2716'}</span>{' '}
            {check.passed ? 'Agrees' : 'Does not agree'}:
          </strong>{' '}
          {check.sentence}
        </li>
      ))}
    </ul>
  );
}

/** A file with the account of every row and what is wrong with it. */
function FileBlock({ file }: { file: FileUsed }) {
  return (
    <div class="eh-source-file">
      <h3 class="eh-measure__title">
        {file.name} <span class="eh-source-file__kind">{KIND_WORDS[file.kind].file}</span>
      </h3>
      <RowsTable
        name={file.name}
        read={file.rows_read}
        used={file.rows_used}
        setAside={file.set_aside}
        headcount={file.headcount}
        kind={file.kind}
      />
      {file.problems.length > 0 && <ProblemList problems={file.problems} label={`Problems in ${file.name}`} />}
    </div>
  );
}

/** Rows read, rows used and what they stand for. */
const numbersOf = ({ rows_read: read, rows_used: used, headcount }: FileUsed) => [read, used, headcount];

/** All that a publication tells of its files, a line each: it has neither problems nor what was set aside. */
function FilesTable({ files }: { files: FileUsed[] }) {
  // Columns in which everything is hidden would tell nothing.
  const withRows = files.flatMap(numbersOf).some((count) => !isHidden(count));
  return (
    <TableBox label="Files: table" values={withRows && files.map(numbersOf)}>
      <table class="eh-table eh-table--files">
        <caption class="nhsuk-u-visually-hidden">The files that the figures were made from</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">What it is</th>
            {withRows && (
              <>
                <NumberHead>Rows read</NumberHead>
                <NumberHead>Rows used</NumberHead>
                <NumberHead>They stand for</NumberHead>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {files.map((file, index) => (
            <tr key={`${file.name}.${index}`}>
              <th scope="row">{file.name}</th>
              <td>{KIND_WORDS[file.kind].file}</td>
              {withRows && (
                <>
                  <td class="eh-number">{marked(formatCount(file.rows_read))}</td>
                  <td class="eh-number">{marked(formatCount(file.rows_used))}</td>
                  <td class="eh-number">
                    {marked(counted(file.headcount, KIND_WORDS[file.kind].one, KIND_WORDS[file.kind].many))}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface SourcesProps {
  files: FileUsed[];
  rulePacks: string[];
  children: ComponentChildren;
}

/** The last part of the report: what was read, what was left out and what to know about it. */
export function SourcesSection({ files, rulePacks, children }: SourcesProps) {
  const { internal } = useAround();
  return (
    <section class="eh-section" id="section-sources" aria-labelledby="section-sources-title">
      <h2 id="section-sources-title">Where the figures come from</h2>
      {internal && files.map((file, index) => <FileBlock key={`${file.name}.${index}`} file={file} />)}
      {!internal && files.length > 0 && <FilesTable files={files} />}
      {children}
      {rulePacks.length > 0 && <p class="eh-small">Sets of rules used: {rulePacks.join(', ')}.</p>}
    </section>
  );
}
