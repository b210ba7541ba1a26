import type { ComponentChildren } from 'preact';
import { TableBox } from './table';

interface Props {
  caption: string;
  heads: string[];
  /** The first cell of each is its header. `under` is the heading that it stands under, '' for none. */
  rows: { id: string; under?: string; cells: ComponentChildren[] }[];
  name?: string;
}

/**
 * A table of words. On a phone each row becomes a block with the column's head before each cell; the roles keep it a
 * table for screen readers.
 */
export function StackTable({ caption, heads, rows, name = '' }: Props) {
  const groups = [...new Set(rows.map(({ under = '' }) => under))];
  return (
    <TableBox label={`${caption}: table`}>
      <table role="table" class={`eh-table eh-table--stack ${name}`.trim()}>
        <caption class="nhsuk-u-visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group} role="rowgroup">
            {group !== '' && (
              <tr role="row">
                <th role="rowheader" scope="rowgroup" colSpan={heads.length} class="eh-table__group">
                  {group}
                </th>
              </tr>
            )}
            {rows
              .filter(({ under = '' }) => under === group)
              .map(({ id, cells: [first, ...rest] }) => (
                <tr key={id} role="row">
                  <th role="rowheader" scope="row">
                    {first}
                  </th>
                  {rest.map((cell, index) => (
                    <td key={heads[index + 1]} role="cell">
                      <span class="eh-stack__head" aria-hidden="true">
                        {heads[index + 1]}
                      </span>
                      <div class="eh-stack__cell">{cell}</div>
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </TableBox>
  );
}
