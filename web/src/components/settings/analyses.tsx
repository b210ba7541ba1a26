import { useEffect, useState } from 'preact/hooks';
import { counted, isSome, formatCount } from '../../../../wasm/publish/format';
import type { AnalysisChoice } from '../../../../wasm/src/types';
import { analysisWords, withAnalysis, withoutAnalysis, withWords } from '../../settings';
import { Checkboxes, Radios, SelectField, TextField } from '../fields/fields';
import { labelsIn, Part, Problems, problemsIn, type PartProps } from './parts';

type By = AnalysisChoice['by'];

const WAYS: { id: By; label: string; legend: string }[] = [
  { id: 'site', label: 'Site', legend: 'Which sites?' },
  { id: 'contract', label: 'Service or customer contract', legend: 'Which contracts?' },
  { id: 'pay_band', label: 'Pay band', legend: 'Which pay bands?' },
  { id: 'staff_group', label: 'Staff group', legend: 'Which staff groups?' },
  { id: 'transferred_in', label: 'Transferred in with a contract', legend: 'Who transferred in when?' },
  { id: 'own_group', label: 'A group of your own', legend: 'Which groups?' },
];

const ownColumn = ({ state }: PartProps) =>
  state.files.find(({ kind }) => kind === 'staff')?.columns.find(({ role }) => role === 'own_group');

/** Labels are as the staff list has them; bands and staff groups are categories. */
function optionsFor(by: By, props: PartProps, chosen: string[]) {
  const { state, catalogue } = props;
  const isLabel = by === 'site' || by === 'contract';
  const options =
    by === 'own_group'
      ? (ownColumn(props)?.labels ?? []).map((label) => ({ id: label, label }))
      : labelsIn(state.report, by).map(({ id, label, count }) => ({
          id: isLabel ? label : id,
          label: `${label} (${formatCount(count)})`,
        }));
  const vocabulary = catalogue.vocabularies.find(({ id }) => id === by);
  // What was chosen stays in sight, also when nobody is there any more.
  const gone = chosen.filter((id) => !options.some((option) => option.id === id));
  return [
    ...options,
    ...gone.map((id) => ({ id, label: vocabulary?.categories.find((category) => category.id === id)?.label ?? id })),
  ];
}

interface WhoProps {
  prefix: string;
  by: By;
  is: string[];
  error?: string;
  props: PartProps;
  onChange: (is: string[]) => void;
}

/** The people: sites, bands and so on to tick; of a column with very many words, those words. */
function Who({ prefix, by, is, error, props, onChange }: WhoProps) {
  const way = WAYS.find(({ id }) => id === by);
  if (by === 'transferred_in') {
    return (
      <Radios
        name={`${prefix}-when`}
        legend={way?.legend}
        value={is[0] === 'year' ? 'year' : 'ever'}
        options={[
          { id: 'ever', label: 'At any time' },
          { id: 'year', label: 'In the year up to the snapshot date' },
        ]}
        onChoose={(when) => onChange(when === 'year' ? ['year'] : [])}
      />
    );
  }
  const options = optionsFor(by, props, is);
  if (by === 'own_group' && ownColumn(props)?.labels.length === 0) {
    return (
      <TextField
        id={`${prefix}-labels`}
        label="Which groups, one to a line?"
        hint="As they are written in the column."
        rows={3}
        {...(error ? { error } : {})}
        value={is.join('\n')}
        onCommit={(text) =>
          onChange([
            ...new Set(
              text
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            ),
          ])
        }
      />
    );
  }
  if (options.length === 0) {
    return (
      <p>
        {by === 'own_group'
          ? 'Any column of the staff list can say whom a change affects: on '
          : 'The staff list says nothing of this. If it does, on '}
        <a href="#files">Files</a>, choose “{by === 'own_group' ? way?.label : columnLabel(props, by)}” for that column.
      </p>
    );
  }
  return (
    <Checkboxes
      name={`${prefix}-is`}
      legend={way?.legend}
      {...(error ? { error } : {})}
      options={options}
      chosen={is}
      onChange={(id, checked) => onChange(checked ? [...is, id] : is.filter((other) => other !== id))}
    />
  );
}

/** What the column is called on Files. */
const columnLabel = ({ catalogue }: PartProps, role: string) =>
  catalogue.kinds.find(({ id }) => id === 'staff')?.columns.find((column) => column.role === role)?.label ?? role;

const isUsable = ({ by, is }: AnalysisChoice) => by === 'transferred_in' || is.length > 0;
const NOBODY = 'Choose at least one.';

/** One analysis: whom, what it is called, and what the organisation concludes. */
function Chosen({ index, choice, props }: { index: number; choice: AnalysisChoice; props: PartProps }) {
  const { state, actions } = props;
  // Nobody chosen is an error here and no setting.
  const [is, setIs] = useState(choice.is);
  useEffect(() => setIs(choice.is), [choice.is]);
  const id = analysisWords(index);
  const prefix = `analysis-${index + 1}`;
  const found = state.report?.analyses?.find((one) => one.id === id);
  const way = WAYS.find(({ id: by }) => by === choice.by);
  const name = choice.title || found?.title || `Analysis ${index + 1}`;
  const faults = problemsIn(state.settingsProblems, 'analysis').filter(
    ({ column }) => column === `analyses ${index + 1}`,
  );
  return (
    <section class="eh-analysis" aria-labelledby={`${prefix}-name`}>
      <div class="eh-file__head">
        <h3 class="nhsuk-heading-s" id={`${prefix}-name`}>
          {name}
        </h3>
        <button
          type="button"
          class="eh-link-button"
          onClick={() => {
            document.getElementById('settings-analysis-title')?.focus(); // this button is gone
            void actions.edit((now) => withoutAnalysis(now, index));
            actions.say(`${name} was removed.`);
          }}
        >
          Remove<span class="nhsuk-u-visually-hidden"> the analysis {name}</span>
        </button>
      </div>
      <Problems problems={faults} />
      {found && (
        <p>
          {found.status === 'ok' ? found.description : found.reason}
          {found.status === 'ok' &&
            isSome(found.not_known) &&
            `; ${counted(found.not_known, 'person', 'people')} not known`}
        </p>
      )}
      {found && found.notes.length > 0 && (
        <ul class="eh-notes">
          {found.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <TextField
        id={`${prefix}-title`}
        label="Title"
        value={choice.title ?? ''}
        onCommit={(title) => {
          const { title: _, ...rest } = choice;
          void actions.edit((now) => withAnalysis(now, index, title.trim() ? { title: title.trim(), ...rest } : rest));
        }}
      />
      <details class="nhsuk-details">
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">
            Who is chosen<span class="nhsuk-u-visually-hidden"> in {name}</span>: by {way?.label.toLowerCase()}
          </span>
        </summary>
        <div class="nhsuk-details__text">
          <Who
            prefix={prefix}
            by={choice.by}
            is={is}
            {...(isUsable({ ...choice, is }) ? {} : { error: NOBODY })}
            props={props}
            onChange={(next) => {
              setIs(next);
              const whole = { ...choice, is: next };
              if (isUsable(whole)) void actions.edit((now) => withAnalysis(now, index, whole));
            }}
          />
        </div>
      </details>
      <TextField
        id={`${prefix}-conclusion`}
        label="Your conclusion"
        hint="What the comparison means for these people, and what you will do. It stands in the report. Do not name anybody."
        rows={4}
        value={state.settings.words?.[id] ?? ''}
        onCommit={(text) => void actions.edit((now) => withWords(now, id, text))}
      />
    </section>
  );
}

const MOST = 20;

/** Whom a policy, a move or a new contract affects, beside everybody else. */
export function Analyses(props: PartProps) {
  const { state, actions } = props;
  const analyses = state.settings.analyses ?? [];
  const [by, setBy] = useState<By>('site');
  const [is, setIs] = useState<string[]>([]);
  const [title, setTitle] = useState('');
  const [error, setError] = useState('');
  const add = () => {
    const choice: AnalysisChoice = { ...(title.trim() ? { title: title.trim() } : {}), by, is };
    if (!isUsable(choice)) {
      setError(NOBODY);
      document.getElementById(by === 'own_group' ? 'analysis-new-labels' : 'analysis-new-is-0')?.focus();
      return;
    }
    setIs([]);
    setTitle('');
    setError('');
    void actions
      .edit((now) => withAnalysis(now, now.analyses?.length ?? 0, choice))
      .then(() => {
        actions.say('The analysis was added to the report.');
        document.getElementById(`analysis-${analyses.length + 1}-conclusion`)?.focus();
      });
  };
  return (
    <Part id="analysis">
      <p>
        Who would be affected by a policy, a move or a new contract? Choose them, and the report compares them with
        everybody else: who they are, their pay, and what happens to them.
      </p>
      <Problems
        problems={problemsIn(state.settingsProblems, 'analysis').filter(({ column }) => !/^analyses \d/.test(column))}
      />
      {analyses.map((choice, index) => (
        <Chosen key={index} index={index} choice={choice} props={props} />
      ))}
      {analyses.length < MOST ? (
        <section class="eh-analysis" aria-labelledby="analysis-new-name">
          <h3 class="nhsuk-heading-s" id="analysis-new-name">
            Add an analysis
          </h3>
          <SelectField
            id="analysis-new-by"
            label="Choose people by"
            value={by}
            options={WAYS}
            onChoose={(id) => {
              setBy(WAYS.find((way) => way.id === id)?.id ?? 'site');
              setIs([]);
              setError('');
            }}
          />
          <Who
            prefix="analysis-new"
            by={by}
            is={is}
            {...(error ? { error } : {})}
            props={props}
            onChange={(next) => {
              setIs(next);
              setError('');
            }}
          />
          <TextField
            id="analysis-new-title"
            label="Title (if you like)"
            hint="For example: Moving the clinics from Riverside House."
            value={title}
            onCommit={setTitle}
          />
          <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={add}>
            Add this analysis
          </button>
        </section>
      ) : (
        <p>{MOST} analyses are the most that one report has.</p>
      )}
    </Part>
  );
}
