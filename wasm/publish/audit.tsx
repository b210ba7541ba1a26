/**
 * The audit of a publication: what is hidden, why, and what was checked. It names small groups and the hidden numbers
 * themselves, so it says so first.
 */
import type { ComponentChildren } from 'preact';
import type { Audit, Report } from '../src/types';
import { CellList } from './audit-cells';
import { MapOfReport } from './audit-map';
import { counted, formatCount, formatDate } from './format';
import { NumberHead, TableBox } from './table';

export type Level = 2 | 3 | 4;

interface HeadingProps {
  level: number;
  children: ComponentChildren;
}

/** The audit stands alone or in a part of the page: its headings go on from what is above them. */
export function Heading({ level, children }: HeadingProps) {
  const Tag = `h${level}` as 'h2';
  return <Tag class={level > 2 ? 'eh-audit__title' : undefined}>{children}</Tag>;
}

/** Numbers of people that are hidden for being small: "1 to 4". */
const small = (threshold: number) => (threshold > 2 ? `1 to ${formatCount(threshold - 1)}` : '1');

/** What counts as small and what is done about it, a sentence each. */
export function rulesInWords(audit: Audit): string[] {
  const { mode, threshold, survey_minimum: survey, pay_minimum: pay } = audit;
  const groups = [
    `Results of the staff survey are hidden for groups that gave fewer than ${counted(survey, 'answer')}.`,
    `Pay is hidden for groups of fewer than ${counted(pay, 'person', 'people')}.`,
  ];
  if (mode === 'round') {
    return [
      'Numbers from 1 to 7 are hidden. All others are rounded to the nearest 5, each by itself, so totals do not add up.',
      ...groups,
    ];
  }
  return [
    `Numbers of ${small(threshold)} people are hidden (first hiding).`,
    audit.complement
      ? `A share is also hidden where all but ${small(threshold)} people of the group have it: the few others would be known.`
      : 'Shares that nearly everybody of a group has are shown, although they tell how few do not.',
    audit.zeros
      ? 'Where nobody or everybody of a group has something (0 of 12, 12 of 12), that is hidden too.'
      : 'Where nobody or everybody of a group has something (0 of 12, 12 of 12), that is shown.',
    audit.secondary
      ? 'Other numbers are hidden with them, so that no small number can be worked out from totals or other tables (second hiding).'
      : 'Second hiding was switched off, so small numbers can be worked out from the others: do not publish this.',
    ...groups,
  ];
}

/** The outcome, and what it rests on. */
function verdictOf({ mode, verified, reason }: Audit): [outcome: string, why: string] {
  if (!verified) return ['Not proved safe: do not publish.', reason || 'Not every check was passed.'];
  if (mode === 'round')
    return ['Rounded for publication.', 'Every number stands for several, and small ones are hidden.'];
  return ['Proved safe to publish.', 'Nothing that is shown, taken together, gives a hidden number back.'];
}

function Verdict({ audit }: { audit: Audit }) {
  const [outcome, why] = verdictOf(audit);
  return (
    <p class="eh-audit__verdict">
      <strong>
        <span aria-hidden="true">{audit.verified ? '\u2714' : '\u2716'}</span> {outcome}
      </strong>{' '}
      {why}
    </p>
  );
}

function Words({ items, label }: { items: string[]; label: string }) {
  return (
    <ul class="eh-audit__words" aria-label={label}>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

function Checked({ checks }: Pick<Audit, 'checks'>) {
  return (
    <ul class="eh-checks">
      {checks.map(({ id, passed, sentence }) => (
        <li key={id} class={passed ? 'eh-checks__passed' : 'eh-checks__failed'}>
          <strong>
            <span aria-hidden="true">{passed ? '\u2714' : '\u2716'}</span> {passed ? 'Passed' : 'Not passed'}:
          </strong>{' '}
          {sentence}
        </li>
      ))}
    </ul>
  );
}

const COUNTS: [keyof Audit['counts'], string][] = [
  ['printed', 'Printed in the report, tables that repeat a number included'],
  ['different', 'Different numbers among them'],
  ['shown', 'Shown'],
  ['primary', 'Hidden because they are small (first hiding)'],
  ['secondary', 'Hidden so that nobody can work those out (second hiding)'],
];

function Counts({ counts, mode }: Pick<Audit, 'counts' | 'mode'>) {
  // Rounding hides each number for itself.
  const rows = mode === 'round' ? COUNTS.slice(0, 2) : COUNTS;
  return (
    <TableBox label="How many numbers: table">
      <table class="eh-table eh-table--account">
        <caption class="nhsuk-u-visually-hidden">How many numbers of people there are, and how many are hidden</caption>
        <thead>
          <tr>
            <th scope="col">Numbers of people</th>
            <NumberHead>How many</NumberHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, label]) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td class="eh-number">{formatCount(counts[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Coarsen({ coarsen }: Pick<Audit, 'coarsen'>) {
  return (
    <ul class="eh-audit__words" aria-label="Tables to make coarser">
      {coarsen.map(({ measure, title, sentence }) => (
        <li key={measure}>
          <strong>{title}:</strong> {sentence}
        </li>
      ))}
    </ul>
  );
}

/** Numbers that a reader of both reports could set against each other. */
function Differences({ differences }: Pick<Audit, 'differences'>) {
  return (
    <TableBox label="Differences from earlier published reports: table">
      <table class="eh-table eh-table--audit">
        <caption class="nhsuk-u-visually-hidden">Small differences from reports that were published before</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <NumberHead>Here</NumberHead>
            <NumberHead>There</NumberHead>
            <th scope="col">Earlier report</th>
            <th scope="col">What it may tell</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.measure}.${one.place}.${one.label}.${one.other_date}`}>
              <th scope="row">
                {one.title}: {one.label}
              </th>
              <td class="eh-number">{formatCount(one.value)}</td>
              <td class="eh-number">{formatCount(one.other)}</td>
              <td>
                {one.other_name}, {formatDate(one.other_date)}
              </td>
              <td>{one.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

export interface AuditProps {
  audit: Audit;
  /** Its sections' names; without them their ids are told as words. */
  sections?: Pick<Report['sections'][number], 'id' | 'title'>[];
  /** Of its headings. */
  level?: Level;
}

/** What is hidden and why, from the outcome down to every number. */
export function AuditView({ audit, sections = [], level = 2 }: AuditProps) {
  const { cells, checks, coarsen, counts, differences, measures, mode, warnings } = audit;
  return (
    <div class="eh-audit">
      <div class="eh-banner" role="note">
        <p>
          <strong>Contains personal data: do not publish.</strong> It lists the hidden numbers themselves, for whoever
          checks the publication.
        </p>
      </div>
      <Verdict audit={audit} />
      {warnings.length > 0 && (
        <>
          <Heading level={level}>Before you publish</Heading>
          <Words items={warnings} label="Warnings" />
        </>
      )}
      {coarsen.length > 0 && (
        <>
          <Heading level={level}>Tables to make coarser</Heading>
          <Coarsen coarsen={coarsen} />
        </>
      )}
      <Heading level={level}>What is protected, and how</Heading>
      <Words items={rulesInWords(audit)} label="Rules" />
      {checks.length > 0 && (
        <>
          <Heading level={level}>What was checked</Heading>
          <Checked checks={checks} />
        </>
      )}
      <Heading level={level}>How many numbers are hidden</Heading>
      <Counts counts={counts} mode={mode} />
      {measures.length > 0 && (
        <>
          <Heading level={level}>Map of the report</Heading>
          <MapOfReport measures={measures} sections={sections} />
        </>
      )}
      <Heading level={level}>Differences from reports published before</Heading>
      {differences.length > 0 ? (
        <Differences differences={differences} />
      ) : (
        <p>None was found that would tell of a few people.</p>
      )}
      <Heading level={level}>Every hidden number</Heading>
      <CellList cells={cells} />
    </div>
  );
}
