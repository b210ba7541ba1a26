import { useState } from 'preact/hooks';
import type { Report, Settings } from '../../../../wasm/src/types';
import type { Actions } from '../../store';

/** What people can be set apart by. The columns of the staff list can only stand across. */
const VIEWS: [id: string, label: string][] = [
  ['age', 'Age'],
  ['disability', 'Disability'],
  ['ethnicity', 'Ethnicity: White and BME'],
  ['ethnicity_5', 'Ethnicity: five groups'],
  ['ethnicity_detailed', 'Ethnicity: all categories'],
  ['gender_reassignment', 'Gender reassignment'],
  ['marital_status', 'Marriage and civil partnership'],
  ['pregnancy_maternity', 'Pregnancy and maternity'],
  ['religion', 'Religion or belief'],
  ['sex', 'Sex'],
  ['sexual_orientation', 'Sexual orientation'],
];
const COLUMNS: [id: string, label: string][] = [
  ['pay_band', 'Pay band'],
  ['staff_group', 'Staff group'],
  ['site', 'Site'],
  ['contract', 'Service or customer contract'],
];

const labelOf = (id: string) => [...VIEWS, ...COLUMNS].find(([known]) => known === id)?.[1] ?? id;

/** The chosen pairs; while nobody has chosen, those that the report has of its own accord. */
export function crossingsOf(settings: Settings, report: Report | null): [string, string][] {
  if (settings.crossings) return settings.crossings;
  return (report?.measures ?? []).flatMap(({ id }) => {
    const [cross, rows, columns] = id.split('.');
    return cross === 'cross' && rows && columns ? [[rows, columns] as [string, string]] : [];
  });
}

interface SelectProps {
  id: string;
  label: string;
  value: string;
  options: [id: string, label: string][];
  onChange: (value: string) => void;
}

function Select({ id, label, value, options, onChange }: SelectProps) {
  return (
    <div class="eh-crossings__field">
      <label class="nhsuk-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="nhsuk-select eh-select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface Props {
  settings: Settings;
  report: Report | null;
  actions: Actions;
}

/** Which two characteristics are set against each other: pairs to add and to remove. */
export function Crossings({ settings, report, actions }: Props) {
  const [rows, setRows] = useState('ethnicity');
  const [columns, setColumns] = useState('sex');
  const chosen = crossingsOf(settings, report);
  const taken = chosen.some(([first, second]) => first === rows && second === columns);
  const change = (crossings: [string, string][]) => void actions.edit((now) => ({ ...now, crossings }));
  return (
    <details class="nhsuk-details">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">Two characteristics at once</span>
      </summary>
      <div class="nhsuk-details__text">
        {chosen.length === 0 ? (
          <p>No tables of two characteristics.</p>
        ) : (
          <ul class="eh-crossings" aria-label="Tables of two characteristics">
            {chosen.map((pair) => {
              const words = `${labelOf(pair[0])} by ${labelOf(pair[1]).toLowerCase()}`;
              return (
                <li key={pair.join(' ')}>
                  {words}
                  <button
                    type="button"
                    class="eh-link-button"
                    onClick={() => {
                      change(chosen.filter((other) => other !== pair));
                      document.getElementById('crossing-rows')?.focus(); // this button is gone
                    }}
                  >
                    Remove<span class="nhsuk-u-visually-hidden"> {words}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        <div class="eh-crossings__add">
          <Select id="crossing-rows" label="Rows" value={rows} options={VIEWS} onChange={setRows} />
          <Select
            id="crossing-columns"
            label="Columns"
            value={columns}
            options={[...VIEWS, ...COLUMNS]}
            onChange={setColumns}
          />
          <button
            type="button"
            class="nhsuk-button nhsuk-button--secondary"
            disabled={taken || rows === columns}
            onClick={() => change([...chosen, [rows, columns]])}
          >
            Add this table
          </button>
        </div>
        {rows === columns && <p class="eh-aside">Choose two that differ.</p>}
        {taken && <p class="eh-aside">The report has this table already.</p>}
      </div>
    </details>
  );
}
