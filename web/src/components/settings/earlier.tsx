import { counted, formatDate } from '../../../../wasm/publish/format';
import { ProblemList } from '../../../../wasm/publish/accounts';
import { withLastYear } from '../../settings';
import { DateField } from '../fields/fields';
import { errorOf, FilesButton, Part, type PartProps } from './parts';

/** A year before, as the core takes it; the last of February where there is no such day. */
function yearBefore(iso: string | undefined): string {
  const match = /^(\d{4})-(\d{2}-\d{2})$/.exec(iso ?? '');
  if (!match) return '';
  const day = match[2] === '02-29' ? '02-28' : match[2];
  return `${String(Number(match[1]) - 1).padStart(4, '0')}-${day}`;
}

const chosen = (files: File[]) => files.map((file) => ({ blob: file, name: file.name }));

/** Reports of earlier years, for trends; last year's staff list, for who came and went. */
export function Earlier({ state, actions }: PartProps) {
  const { settings, earlier } = state;
  const busy = state.reading !== null;
  const list = state.files.find(({ kind }) => kind === 'staff_last_year');
  const usual = yearBefore(settings.snapshot_date);
  return (
    <Part id="earlier">
      <h3 class="nhsuk-heading-s">Earlier reports</h3>
      <p>
        Each figure then stands beside last year’s, and charts show up to five years. Use the data file (JSON) that you
        downloaded with each report. It holds figures, not people.
      </p>
      {earlier.length > 0 && (
        <ul class="eh-earlier" aria-label="Earlier reports">
          {earlier.map((report) => (
            <li key={report.id} class="eh-earlier__item">
              <span>
                <strong>{formatDate(report.snapshot)}</strong>: {report.organisation || 'organisation not named'},{' '}
                {counted(report.measures, 'figure')}
                <span class="eh-aside">{report.name}</span>
              </span>
              <button
                type="button"
                class="eh-link-button"
                disabled={busy}
                onClick={() => {
                  document.getElementById('settings-earlier-title')?.focus(); // this button is gone
                  void actions.remove(report.id);
                }}
              >
                Remove<span class="nhsuk-u-visually-hidden"> {report.name}</span>
              </button>
              {report.problems.length > 0 && (
                <ProblemList problems={report.problems} label={`Problems in ${report.name}`} />
              )}
            </li>
          ))}
        </ul>
      )}
      <FilesButton
        id="choose-earlier"
        words="Choose earlier reports (JSON)"
        accept=".json,application/json"
        multiple
        disabled={busy}
        onFiles={(files) => void actions.read(chosen(files), 'previous')}
      />

      <h3 class="nhsuk-heading-s eh-settings__more">Last year’s staff list</h3>
      <p>
        With it the report says who stayed, joined, left or moved with a contract, and what each did to the shares.
        Staff are matched by their number; the columns can be those of this year’s list.
      </p>
      {list ? (
        <div class="eh-earlier__item">
          <span>
            <strong>{list.name}</strong>: {counted(list.rows_used, 'row')} used
          </span>
          <button
            type="button"
            class="eh-link-button"
            disabled={busy}
            onClick={() => {
              document.getElementById('previous-date')?.focus(); // this button is gone
              void actions.remove(list.id);
            }}
          >
            Remove<span class="nhsuk-u-visually-hidden"> {list.name}</span>
          </button>
        </div>
      ) : (
        <FilesButton
          id="choose-last-year"
          words="Choose last year’s staff list (CSV)"
          accept=".csv,.tsv,.txt,text/csv"
          disabled={busy}
          onFiles={(files) => void actions.read(chosen(files), 'staff_last_year')}
        />
      )}
      <DateField
        id="previous-date"
        label="Date of last year’s staff list"
        hint={usual ? `Left empty, it is ${formatDate(usual)}, a year before the snapshot date.` : undefined}
        {...errorOf(state.settingsProblems, 'previous_snapshot_date')}
        value={settings.previous_snapshot_date ?? ''}
        onCommit={(date) => void actions.edit((now) => withLastYear(now, date || null))}
      />
    </Part>
  );
}
