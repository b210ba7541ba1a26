import { counted, formatCount } from '../../../../wasm/publish/format';
import { TableBox } from '../../../../wasm/publish/table';
import type { Catalogue, Inspection, ValueMatch } from '../../../../wasm/src/types';
import { matchWords } from './words';

type OnValue = (vocabulary: string, value: string, category: string | null) => void;

interface TableProps {
  title: string;
  prefix: string;
  values: ValueMatch[];
  catalogue: Catalogue;
  showColumn: boolean;
  onValue: OnValue;
}

function ValueTable({ title, prefix, values, catalogue, showColumn, onValue }: TableProps) {
  return (
    <TableBox label={title}>
      <table class="eh-table eh-table--form">
        <caption class="eh-table__caption nhsuk-u-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col" class="eh-number">
              Rows
            </th>
            <th scope="col">Counts as</th>
          </tr>
        </thead>
        <tbody>
          {values.map((match, index) => {
            const vocabulary = catalogue.vocabularies.find((candidate) => candidate.id === match.vocabulary);
            const categories = vocabulary?.categories ?? [];
            const suggested = categories.filter((category) => match.candidates.includes(category.id));
            const others = categories.filter((category) => !match.candidates.includes(category.id));
            const id = `${prefix}-${index}`;
            return (
              <tr
                key={`${match.vocabulary} ${match.column} ${match.value}`}
                class={match.category === null ? 'eh-table__attention' : undefined}
              >
                <th scope="row">
                  <label for={id} class="eh-value">
                    {match.value === '' ? '(blank)' : match.value}
                  </label>
                  {showColumn && <span class="eh-aside">in {match.column}</span>}
                </th>
                <td class="eh-number">
                  {formatCount(match.rows)}
                  {match.category === null && <span class="eh-aside">first: {formatCount(match.first_row)}</span>}
                </td>
                <td>
                  <select
                    id={id}
                    class="nhsuk-select eh-select"
                    value={match.category ?? ''}
                    onChange={(event) => onValue(match.vocabulary, match.value, event.currentTarget.value || null)}
                  >
                    {(match.category === null || match.matched_by === 'setting') && (
                      <option value="">Not matched: counts as unknown</option>
                    )}
                    {suggested.length > 0 && (
                      <optgroup label="Could be">
                        {suggested.map((category) => (
                          <option key={category.id} value={category.id}>
                            {category.label}
                          </option>
                        ))}
                      </optgroup>
                    )}
                    {others.map((category) => (
                      <option key={category.id} value={category.id}>
                        {category.label}
                      </option>
                    ))}
                  </select>
                  {match.matched_by && <span class="eh-aside">{matchWords(match.matched_by)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Values and the categories they count as: the unmatched first and open, the rest by column and closed. */
export function Values({ file, catalogue, onValue }: { file: Inspection; catalogue: Catalogue; onValue: OnValue }) {
  // What the user has just matched stays in sight, so that it can be taken back where it was done.
  const toMatch = file.values.filter((match) => match.category === null || match.matched_by === 'setting');
  const unmatched = toMatch.filter((match) => match.category === null);
  const rest = file.values.filter((match) => !toMatch.includes(match));
  const columns = [...new Set(rest.map((match) => match.column))];
  return (
    <>
      <h3 class="nhsuk-heading-s">Values</h3>
      {toMatch.length > 0 ? (
        <>
          <p>
            {unmatched.length > 0
              ? `${counted(unmatched.length, 'value')} did not match anything and ${unmatched.length === 1 ? 'counts' : 'count'} as unknown until you choose.`
              : 'Every value has a category.'}
          </p>
          <ValueTable
            title={`Values to match in ${file.name}`}
            prefix={`match-${file.id}`}
            values={toMatch}
            catalogue={catalogue}
            showColumn
            onValue={onValue}
          />
        </>
      ) : (
        <p>Every value matched a category.</p>
      )}
      {columns.map((column, index) => {
        const values = rest.filter((match) => match.column === column);
        return (
          <details key={column} class="nhsuk-details eh-values">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                {column}: {counted(values.length, 'value')} matched
              </span>
            </summary>
            <div class="nhsuk-details__text">
              <ValueTable
                title={`Values of ${column} in ${file.name}`}
                prefix={`value-${file.id}-${index}`}
                values={values}
                catalogue={catalogue}
                showColumn={false}
                onValue={onValue}
              />
            </div>
          </details>
        );
      })}
    </>
  );
}
