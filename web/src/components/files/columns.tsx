import { TableBox } from '../../../../wasm/publish/table';
import type { Catalogue, ColumnMatch, Inspection } from '../../../../wasm/src/types';
import { matchWords, valuesWords } from './words';

interface Props {
  file: Inspection;
  catalogue: Catalogue;
  busy: boolean;
  onColumn: (header: string, role: string | null) => void;
}

const undecided = (column: ColumnMatch) => column.role === null && column.candidates.length > 0;

/** Columns and what each is taken as. Where several roles fit nothing is guessed: the user chooses. */
export function Columns({ file, catalogue, busy, onColumn }: Props) {
  const roles = catalogue.kinds.find((kind) => kind.id === file.kind)?.columns ?? [];
  const labelOf = (role: string) => roles.find((candidate) => candidate.role === role)?.label ?? role;
  const ordered = [...file.columns].sort((a, b) => Number(undecided(b)) - Number(undecided(a)) || a.index - b.index);
  return (
    <TableBox label={`Columns of ${file.name}`}>
      <table class="eh-table eh-table--form">
        <caption class="eh-table__caption">Columns of {file.name}. A change reads the file again.</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Taken as</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((column) => {
            const id = `column-${file.id}-${column.index}`;
            const others = roles.filter((role) => !column.candidates.includes(role.role));
            return (
              <tr key={column.index} class={undecided(column) ? 'eh-table__attention' : undefined}>
                <th scope="row">
                  <label for={id}>{column.name}</label>
                  <span class="eh-aside">{valuesWords(column)}</span>
                </th>
                <td>
                  <select
                    id={id}
                    class="nhsuk-select eh-select"
                    disabled={busy}
                    value={column.role ?? ''}
                    onChange={(event) => onColumn(column.name, event.currentTarget.value || null)}
                  >
                    <option value="">{undecided(column) ? 'Choose: several fit' : 'Not used'}</option>
                    {column.candidates.length > 0 && (
                      <optgroup label="Could be">
                        {column.candidates.map((role) => (
                          <option key={role} value={role}>
                            {labelOf(role)}
                          </option>
                        ))}
                      </optgroup>
                    )}
                    <optgroup label="All">
                      {others.map((role) => (
                        <option key={role.role} value={role.role}>
                          {role.label}
                        </option>
                      ))}
                    </optgroup>
                  </select>
                  <span class="eh-aside">
                    {undecided(column) ? (
                      <strong>Could be {column.candidates.map(labelOf).join(' or ')}: choose</strong>
                    ) : (
                      matchWords(column.matched_by)
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
