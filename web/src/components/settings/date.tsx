import { formatDate } from '../../../../wasm/publish/format';
import { withIncluded, withSurveyYear } from '../../settings';
import { Checkboxes, DateField, NumberField } from '../fields/fields';
import { errorOf, Part, Problems, problemsIn, type PartProps } from './parts';

const CONTRACTS = [
  { id: 'bank', label: 'Bank staff' },
  { id: 'honorary', label: 'Honorary contracts' },
  { id: 'non_executive', label: 'Non-executive directors and chair' },
];

function Snapshot({ state, actions }: PartProps) {
  const { settings, settingsProblems } = state;
  const date = settings.snapshot_date ?? '';
  const assumed = settings.snapshot_date_assumed === true;
  return (
    <>
      <DateField
        id="snapshot-date"
        label="Snapshot date"
        hint={
          assumed
            ? `${formatDate(date)} was filled in, the latest 31 March. Nobody has confirmed it yet.`
            : 'The day on which the workforce is counted. Ages are worked out on this day.'
        }
        {...errorOf(settingsProblems, 'snapshot_date')}
        required
        value={date}
        onCommit={(chosen) =>
          void actions.edit((now) => ({ ...now, snapshot_date: chosen, snapshot_date_assumed: false }))
        }
      />
      {assumed && (
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary"
          onClick={() => {
            document.getElementById('snapshot-date')?.focus(); // this button is gone
            void actions.edit((now) => ({ ...now, snapshot_date_assumed: false }));
          }}
        >
          Yes, {formatDate(date)} is right
        </button>
      )}
    </>
  );
}

/** The day on which the workforce is counted, and who counts. */
export function DateAndCounted(props: PartProps) {
  const { state, actions } = props;
  const { settings, settingsProblems } = state;
  return (
    <Part id="date">
      <Snapshot {...props} />
      <Problems problems={problemsIn(settingsProblems, 'date', 'snapshot_date', 'survey_year')} />
      <Checkboxes
        name="include"
        legend="Count these too"
        hint="Normally they are set aside."
        options={CONTRACTS}
        chosen={settings.include ?? []}
        onChange={(contract, included) => void actions.edit((now) => withIncluded(now, contract, included))}
      />
      {state.files.some(({ kind }) => kind === 'survey') && (
        // The year of the survey decides which questions it asked; it is printed beside its figures.
        <NumberField
          id="survey-year"
          label="Year of the staff survey"
          hint="The autumn in which it was answered. Left empty, it is the autumn before the snapshot date."
          {...errorOf(settingsProblems, 'survey_year')}
          value={settings.survey_year}
          range={{ least: 2018, most: 2100, whole: true }}
          onCommit={(year) => void actions.edit((now) => withSurveyYear(now, year))}
        />
      )}
    </Part>
  );
}
