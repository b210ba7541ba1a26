import type { Grid, GridCell, GridRow } from '../src/types';
import { Bar, BarKey } from './bars';
import { counted, formatCount, formatPercent } from './format';
import { TableBox } from './table';

type Tone = number | 'unknown';

const toneOf = (id: string, index: number): Tone => (id === 'unknown' ? 'unknown' : index);

function Cells({ headcount, groups }: { headcount: number; groups: GridCell[] }) {
  const parts = groups.map((cell, index) => ({
    id: cell.id,
    percent: cell.percent ?? 0,
    tone: toneOf(cell.id, index),
  }));
  return (
    <>
      <td class="eh-number eh-table__total-cell">{formatCount(headcount)}</td>
      {groups.map((cell) => [
        <td key={`${cell.id}.count`} class="eh-number eh-table__pair">
          {formatCount(cell.count)}
        </td>,
        <td key={`${cell.id}.percent`} class="eh-number">
          {cell.percent === null ? '–' : formatPercent(cell.percent)}
        </td>,
      ])}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        {headcount > 0 && <Bar parts={parts} />}
      </td>
    </>
  );
}

/** Consecutive rows under one heading. */
function blocksOf(rows: GridRow[]): { section: string; rows: GridRow[] }[] {
  const blocks: { section: string; rows: GridRow[] }[] = [];
  for (const row of rows) {
    const last = blocks[blocks.length - 1];
    if (last && last.section === row.section) last.rows.push(row);
    else blocks.push({ section: row.section, rows: [row] });
  }
  return blocks;
}

/** Two-way counts, each percentage a share of its own row, the unknown included. */
export function GridTable({ measure }: { measure: Grid }) {
  const ids = measure.overall.groups.map((cell) => cell.id);
  const labelOf = (id: string) => measure.group_labels[id] ?? id;
  const columns = 2 + ids.length * 2 + 1;
  return (
    <>
      <p class="eh-base">Base: {counted(measure.base, 'person', 'people')}. Each percentage is a share of its row.</p>
      <BarKey items={ids.map((id, index) => ({ label: labelOf(id), tone: toneOf(id, index) }))} />
      <TableBox label={`${measure.title}: table`}>
        <table class="eh-table eh-table--grid">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Row
              </th>
              <th scope="col" rowSpan={2} class="eh-number">
                Everyone
              </th>
              {ids.map((id) => (
                <th key={id} scope="colgroup" colSpan={2} class="eh-table__pair eh-table__across">
                  {labelOf(id)}
                </th>
              ))}
              <td class="eh-only-wide eh-bar-cell" rowSpan={2} aria-hidden="true">
                0 to 100% of the row
              </td>
            </tr>
            <tr>
              {ids.map((id) => [
                <th key={`${id}.count`} scope="col" class="eh-number eh-table__pair">
                  <span class="nhsuk-u-visually-hidden">{labelOf(id)}: </span>People
                </th>,
                <th key={`${id}.percent`} scope="col" class="eh-number">
                  <span class="nhsuk-u-visually-hidden">{labelOf(id)}: </span>%
                  <span class="nhsuk-u-visually-hidden"> of the row</span>
                </th>,
              ])}
            </tr>
          </thead>
          {blocksOf(measure.rows).map((block) => (
            <tbody key={block.section}>
              {block.section && (
                <tr>
                  <th scope="rowgroup" colSpan={columns} class="eh-table__group">
                    {block.section}
                  </th>
                </tr>
              )}
              {block.rows.map((row) => (
                <tr key={row.id} class={row.of_which ? 'eh-table__of-which' : undefined}>
                  <th scope="row">{row.label}</th>
                  <Cells headcount={row.headcount} groups={row.groups} />
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr class="eh-table__overall">
              <th scope="row">Everyone</th>
              <Cells headcount={measure.overall.headcount} groups={measure.overall.groups} />
            </tr>
          </tfoot>
        </table>
      </TableBox>
    </>
  );
}
