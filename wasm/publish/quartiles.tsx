import type { Count, QuartileCell, Quartiles } from '../src/types';
import { Bar, BarKey } from './bars';
import { cellRange, formatCount, formatPercent, formatShares, isHidden } from './format';
import { marked } from './hidden';
import { PayPopulation } from './left-out';
import { areDrawable, PairedHead, StackedHead, toneOf } from './grid';
import { TableBox } from './table';

interface RowProps {
  label: string;
  count: Count;
  groups: QuartileCell[];
  drawn: boolean;
}

function Row({ label, count, groups, drawn }: RowProps) {
  const shares = formatShares(groups.map(({ percent }) => percent));
  const parts = groups.map((cell, index) => ({
    id: cell.id,
    percent: isHidden(count) ? count : cell.percent,
    tone: toneOf(cell.id, index),
  }));
  // Of the first group: where it ends, the other begins.
  const interval = groups[0]?.interval ?? null;
  return (
    <tr>
      <th scope="row">
        {label}
        {drawn && (
          <span class="eh-only-narrow">
            <Bar parts={parts} interval={interval} thin />
          </span>
        )}
      </th>
      <td class="eh-number">{marked(formatCount(count))}</td>
      {groups.map((cell, index) => {
        if (!drawn) {
          return (
            <td key={cell.id} class="eh-number eh-table__pair">
              {marked(formatCount(cell.count))}
              <span class="eh-of">{marked(shares[index] ?? '')}</span>
            </td>
          );
        }
        return [
          <td key={`${cell.id}.count`} class="eh-number eh-table__pair">
            {marked(formatCount(cell.count))}
          </td>,
          <td key={`${cell.id}.percent`} class="eh-number">
            {marked(shares[index] ?? '')}
            {index === 0 && interval && <span class="eh-of">{marked(cellRange(interval, formatPercent))}</span>}
          </td>,
        ];
      })}
      {drawn && (
        <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
          <Bar parts={parts} interval={interval} />
        </td>
      )}
    </tr>
  );
}

/** Who is in each quarter of the pay range, from the lowest paid up. */
export function QuartilesFigures({ measure }: { measure: Quartiles }) {
  const ids = measure.overall.groups.map(({ id }) => id);
  const labelOf = (id: string) => measure.group_labels[id] ?? id;
  const drawn = areDrawable(ids);
  return (
    <>
      {drawn && (
        <BarKey
          items={ids.map((id, index) => ({ label: labelOf(id), tone: toneOf(id, index) }))}
          {...(measure.bands.some(({ groups }) => groups[0]?.interval) && ids[0] ? { whisker: labelOf(ids[0]) } : {})}
        />
      )}
      <TableBox label={`${measure.title}: table`} values={[measure.bands, measure.overall]}>
        <table class={drawn ? 'eh-table eh-table--grid' : 'eh-table eh-table--grid eh-table--many'}>
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          {drawn ? (
            <PairedHead first="Quarter" scale="0 to 100% of the quarter" ids={ids} labelOf={labelOf} />
          ) : (
            <StackedHead first="Quarter" ids={ids} labelOf={labelOf} />
          )}

          <tbody>
            {measure.bands.map((band) => (
              <Row key={band.id} label={band.label} count={band.count} groups={band.groups} drawn={drawn} />
            ))}
          </tbody>
          <tfoot class="eh-table__overall-group">
            <Row label="Everyone" count={measure.overall.count} groups={measure.overall.groups} drawn={drawn} />
          </tfoot>
        </table>
      </TableBox>
      <PayPopulation
        title={measure.title}
        relevant={measure.relevant}
        fullPay={measure.full_pay}
        leftOut={measure.left_out}
      />
    </>
  );
}
