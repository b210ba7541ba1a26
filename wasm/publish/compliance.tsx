import type { Compliance, ComplianceGroup } from '../src/types';
import { Bar, MarkKey } from './bars';
import { IntervalRange } from './explain';
import { cellRange, counted, formatCount, formatPercent, formatRange } from './format';
import { marked } from './hidden';
import { Finding, NumberHead, TableBox } from './table';

function Row({ group }: { group: Omit<ComplianceGroup, 'id'> }) {
  const interval = group.interval ?? null;
  const parts = [{ id: 'done', percent: group.percent, tone: 0 }];
  return (
    <tr>
      <th scope="row">
        {group.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} interval={interval} thin />
        </span>
      </th>
      <td class="eh-number">{marked(formatCount(group.due))}</td>
      <td class="eh-number">{marked(formatCount(group.done))}</td>
      <td class="eh-number">{marked(formatCount(group.overdue))}</td>
      <td class="eh-number">
        {group.percent === null ? '–' : marked(formatPercent(group.percent))}
        {interval && <span class="eh-of">{marked(cellRange(interval, formatPercent))}</span>}
      </td>
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} interval={interval} />
      </td>
    </tr>
  );
}

/** What was due, done and overdue, by site and for everyone. */
export function ComplianceFigures({ measure }: { measure: Compliance }) {
  const { interval, not_yet_due: notYet } = measure;
  return (
    <>
      <Finding
        name="Done, of those due"
        more={interval && <IntervalRange interval={interval} range={formatRange(interval, formatPercent)} />}
      >
        {marked(formatPercent(measure.percent))}
      </Finding>
      <p class="eh-base">
        Base: {marked(counted(measure.due, 'person', 'people'))} for whom it was due.
        {notYet !== 0 && marked(` Not yet due for ${counted(notYet, 'person', 'people')}, who are left out.`)}
      </p>
      {interval && <MarkKey bar="Done, of those due" interval />}
      <TableBox
        label={`${measure.title}: table`}
        values={[measure.groups, measure.due, measure.done, measure.overdue, measure.percent, interval]}
      >
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">{measure.groups.length > 0 ? 'Site' : 'Group'}</th>
              <NumberHead>Due</NumberHead>
              <NumberHead>Done</NumberHead>
              <NumberHead>Overdue</NumberHead>
              <NumberHead>% done</NumberHead>
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 100% done
              </td>
            </tr>
          </thead>
          <tbody>
            {measure.groups.map((group) => (
              <Row key={group.id} group={group} />
            ))}
          </tbody>
          <tfoot class="eh-table__overall-group">
            <Row group={{ ...measure, label: 'Everyone' }} />
          </tfoot>
        </table>
      </TableBox>
    </>
  );
}
