import type { Count, Grid, GridCell, GridRow } from '../src/types';
import { Bar, BarKey } from './bars';
import { counted, formatCount, formatPercent, isHidden } from './format';
import { marked } from './hidden';
import { TableBox } from './table';

type Tone = number | 'unknown';

/** More groups than this cannot be told apart in a bar, least of all on paper. */
const MOST_TONES = 3;

export const areDrawable = (ids: string[]) => ids.filter((id) => id !== 'unknown').length <= MOST_TONES;

export const toneOf = (id: string, index: number): Tone => (id === 'unknown' ? 'unknown' : index);

function Cells({ headcount, groups, drawn }: { headcount: Count; groups: GridCell[]; drawn: boolean }) {
  const parts = groups.map((cell, index) => ({
    id: cell.id,
    percent: isHidden(headcount) ? headcount : cell.percent,
    tone: toneOf(cell.id, index),
  }));
  return (
    <>
      <td class="eh-number eh-table__total-cell">{marked(formatCount(headcount))}</td>
      {groups.map((cell) => {
        const share = cell.percent === null ? '–' : formatPercent(cell.percent);
        if (!drawn) {
          return (
            <td key={cell.id} class="eh-number eh-table__pair">
              {marked(formatCount(cell.count))}
              <span class="eh-of">{marked(share)}</span>
            </td>
          );
        }
        return [
          <td key={`${cell.id}.count`} class="eh-number eh-table__pair">
            {marked(formatCount(cell.count))}
          </td>,
          <td key={`${cell.id}.percent`} class="eh-number">
            {marked(share)}
          </td>,
        ];
      })}
      {drawn && (
        <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
          {headcount !== 0 && <Bar parts={parts} />}
        </td>
      )}
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

interface HeadProps {
  /** What the rows are. */
  first: string;
  ids: string[];
  labelOf: (id: string) => string;
}

export function PairedHead({ first, scale, ids, labelOf }: HeadProps & { scale: string }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {first}
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
          {scale}
        </td>
      </tr>
      <tr>
        {ids.map((id) => [
          <th key={`${id}.count`} scope="col" class="eh-number eh-table__pair">
            <span class="nhsuk-u-visually-hidden">{labelOf(id)}: </span>People
          </th>,
          <th key={`${id}.percent`} scope="col" class="eh-number">
            <span class="nhsuk-u-visually-hidden">{labelOf(id)}: </span>%
            <span class="nhsuk-u-visually-hidden"> of the {first.toLowerCase()}</span>
          </th>,
        ])}
      </tr>
    </thead>
  );
}

/** Many groups: number and share stand one above the other, and there is no bar that could tell them apart. */
export function StackedHead({ first, ids, labelOf }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" class="eh-number">
          Everyone
        </th>
        {ids.map((id) => (
          <th key={id} scope="col" class="eh-number eh-table__pair">
            {labelOf(id)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Two-way counts, each percentage a share of its own row, the unknown included. */
export function GridTable({ measure }: { measure: Grid }) {
  const ids = measure.overall.groups.map((cell) => cell.id);
  const labelOf = (id: string) => measure.group_labels[id] ?? id;
  const drawn = areDrawable(ids);
  const columns = drawn ? 3 + ids.length * 2 : 2 + ids.length;
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(measure.base, 'person', 'people'))}. Each percentage is a share of its row
        {drawn ? '' : ' and stands under its number'}.
      </p>
      {drawn && <BarKey items={ids.map((id, index) => ({ label: labelOf(id), tone: toneOf(id, index) }))} />}
      <TableBox label={`${measure.title}: table`} values={[measure.rows, measure.overall]}>
        <table class={drawn ? 'eh-table eh-table--grid' : 'eh-table eh-table--grid eh-table--many'}>
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          {drawn ? (
            <PairedHead first="Row" scale="0 to 100% of the row" ids={ids} labelOf={labelOf} />
          ) : (
            <StackedHead first="Row" ids={ids} labelOf={labelOf} />
          )}
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
                  <Cells headcount={row.headcount} groups={row.groups} drawn={drawn} />
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr class="eh-table__overall">
              <th scope="row">Everyone</th>
              <Cells headcount={measure.overall.headcount} groups={measure.overall.groups} drawn={drawn} />
            </tr>
          </tfoot>
        </table>
      </TableBox>
    </>
  );
}
