import type { Difference, Figure } from '../src/types';
import { Bar, BarKey } from './bars';
import { IntervalRange } from './explain';
import { formatCount, formatPercent, formatPoints, formatRange } from './format';
import { marked } from './hidden';
import { areDrawable, toneOf } from './grid';
import { PointsPlot, pointsWords } from './plot';
import { Finding, NumberHead, TableBox } from './table';

const share = (percent: Figure) => (percent === null ? '–' : formatPercent(percent));

/** The board against the workforce, group by group, with those whose answer is not known. */
export function DifferenceFigures({ measure }: { measure: Difference }) {
  const { groups, interval, value } = measure;
  const focus = groups.find(({ id }) => id === measure.focus)?.label ?? measure.focus;
  const part = measure.part_label === '' ? 'Part' : measure.part_label[0]!.toUpperCase() + measure.part_label.slice(1);
  const drawn = areDrawable(groups.map(({ id }) => id)) && measure.part_base !== 0;
  const parts = (of: 'part_percent' | 'whole_percent') =>
    groups.map((group, index) => ({ id: group.id, percent: group[of], tone: toneOf(group.id, index) }));
  return (
    <>
      <Finding
        name={`Difference, ${focus}`}
        more={interval && <IntervalRange interval={interval} range={formatRange(interval, formatPoints)} />}
      >
        {pointsWords(value)}
      </Finding>
      <PointsPlot value={value} interval={interval} />
      {drawn && (
        <>
          <BarKey items={groups.map(({ id, label }, index) => ({ label, tone: toneOf(id, index) }))} />
          <div class="eh-two-bars" aria-hidden="true">
            <span>{part}</span>
            <Bar parts={parts('part_percent')} />
            <span>Workforce</span>
            <Bar parts={parts('whole_percent')} />
          </div>
        </>
      )}
      <TableBox label={`${measure.title}: table`} values={[groups, measure.part_base, measure.whole_base]}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>{part}</NumberHead>
              <NumberHead>% of {marked(formatCount(measure.part_base))}</NumberHead>
              <NumberHead>Work{'\u00ad'}force</NumberHead>
              <NumberHead>% of {marked(formatCount(measure.whole_base))}</NumberHead>
              <NumberHead>Difference, points</NumberHead>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">{group.label}</th>
                <td class="eh-number">{marked(formatCount(group.part))}</td>
                <td class="eh-number">{marked(share(group.part_percent))}</td>
                <td class="eh-number">{marked(formatCount(group.whole))}</td>
                <td class="eh-number">{marked(share(group.whole_percent))}</td>
                <td class="eh-number">{group.difference === null ? '–' : marked(formatPoints(group.difference))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
