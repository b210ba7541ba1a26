/** Every hidden number, under its measure. */
import type { Audit } from '../src/types';
import { counted, formatCount, formatDecimal } from './format';
import { NumberHead, TableBox } from './table';

type Cell = Audit['cells'][number];

/** From more on, each measure is one key away. */
const FOLD_OVER = 300;

const valueWords = (value: number) => (Number.isInteger(value) ? formatCount(value) : formatDecimal(value, 2));

/** What is left to a reader who puts together all that is shown. */
export function rangeWords({ low, high }: Pick<Cell, 'low' | 'high'>): string {
  if (low === null) return high === null ? 'Not worked out' : `at most ${formatCount(high)}`;
  if (high === null) return `${formatCount(low)} or more`;
  return low === high ? `exactly ${formatCount(low)}` : `between ${formatCount(low)} and ${formatCount(high)}`;
}

function Rows({ cells }: { cells: Cell[] }) {
  return (
    <>
      {cells.map((cell) => (
        <tr key={cell.place}>
          <th scope="row">{cell.label}</th>
          <td class="eh-number">{valueWords(cell.value)}</td>
          <td>{cell.state === 'primary' ? 'First' : 'Second'}</td>
          <td>{cell.sentence}</td>
          <td>{rangeWords(cell)}</td>
        </tr>
      ))}
    </>
  );
}

function CellTable({ title, groups }: { title: string; groups: [title: string, cells: Cell[]][] }) {
  return (
    <TableBox label={`${title}: hidden numbers`}>
      <table class="eh-table eh-table--audit">
        <caption class="nhsuk-u-visually-hidden">{title}: hidden numbers</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <NumberHead>Hidden number</NumberHead>
            <th scope="col">First or second hiding</th>
            <th scope="col">Why</th>
            <th scope="col">A reader can only tell</th>
          </tr>
        </thead>
        {groups.map(([name, cells]) => (
          <tbody key={cells[0]!.measure}>
            {groups.length > 1 && (
              <tr>
                <th scope="rowgroup" colSpan={5} class="eh-table__group">
                  {name}
                </th>
              </tr>
            )}
            <Rows cells={cells} />
          </tbody>
        ))}
      </table>
    </TableBox>
  );
}

/** The measures in the order in which the audit names them. */
function byMeasure(cells: Cell[]): [title: string, cells: Cell[]][] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = groups.get(cell.measure);
    if (own) own.push(cell);
    else groups.set(cell.measure, [cell]);
  }
  return [...groups.values()].map((own) => [own[0]!.title, own]);
}

export function CellList({ cells }: Pick<Audit, 'cells'>) {
  if (cells.length === 0) return <p>No number is hidden by itself.</p>;
  const groups = byMeasure(cells);
  return (
    <>
      <p>
        {counted(cells.length, 'number')} {cells.length === 1 ? 'is' : 'are'} hidden in{' '}
        {counted(groups.length, 'measure')}. The last column says what is left to somebody who puts together everything
        that is shown.
      </p>
      {cells.length <= FOLD_OVER ? (
        <CellTable title="All measures" groups={groups} />
      ) : (
        groups.map(([title, own]) => (
          <details key={own[0]!.measure} class="nhsuk-details eh-audit__section">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                {title}: {counted(own.length, 'hidden number')}
              </span>
            </summary>
            <div class="nhsuk-details__text">
              <CellTable title={title} groups={[[title, own]]} />
            </div>
          </details>
        ))
      )}
    </>
  );
}
