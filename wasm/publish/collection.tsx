import type { Collection } from '../src/types';
import { formatShare } from './format';
import { marked } from './hidden';
import { TableBox } from './table';

type Cell = Collection['rows'][number]['cells'][number];

/** A tick would need a key; the words need none. */
function cellWords(cell: Cell | undefined): string {
  if (!cell?.held) return 'Not held';
  return cell.base !== 0 ? `Held, ${formatShare(cell.known, cell.base)} known` : 'Held, nobody in it';
}

/** Which characteristics are held for the workforce, in recruitment and for patients. */
export function CollectionTable({ measure }: { measure: Collection }) {
  return (
    <TableBox label={`${measure.title}: table`} values={measure.rows}>
      <table class="eh-table eh-table--collection">
        <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
        <thead>
          <tr>
            <th scope="col">Characteristic</th>
            {measure.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measure.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {measure.columns.map((column) => {
                const cell = row.cells.find(({ id }) => id === column.id);
                if (!column.supplied) {
                  return (
                    <td key={column.id} class="eh-table__lacking">
                      No file
                    </td>
                  );
                }
                return (
                  <td key={column.id} class={cell?.held ? undefined : 'eh-table__lacking'}>
                    {marked(cellWords(cell))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
