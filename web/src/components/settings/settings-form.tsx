import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../../../wasm/publish/format';
import type { Catalogue, Settings } from '../../../../wasm/src/types';
import { download } from '../../download';
import { parseSettings } from '../../settings';
import type { Actions, State } from '../../store';
import { Crossings } from '../crossings/crossings';

const KINDS: { id: NonNullable<NonNullable<Settings['organisation']>['kind']>; label: string }[] = [
  { id: 'nhs_trust', label: 'NHS trust or foundation trust' },
  { id: 'nhs_provider', label: 'Other NHS body' },
  { id: 'independent_provider', label: 'Independent provider with an NHS contract' },
  { id: 'other', label: 'Other' },
];

const CONTRACTS = [
  { id: 'bank', label: 'Bank staff' },
  { id: 'honorary', label: 'Honorary contracts' },
  { id: 'non_executive', label: 'Non-executive directors and chair' },
];

interface Props {
  state: State;
  catalogue: Catalogue;
  actions: Actions;
}

function Organisation({ settings, actions }: { settings: Settings; actions: Actions }) {
  const organisation = settings.organisation ?? {};
  // What is being typed is kept here: a report that arrives meanwhile draws the form again.
  const [name, setName] = useState(organisation.name ?? '');
  useEffect(() => setName(organisation.name ?? ''), [organisation.name]);
  return (
    <>
      <div class="nhsuk-form-group">
        <label class="nhsuk-label" for="organisation-name">
          Name of the organisation
        </label>
        <input
          id="organisation-name"
          class="nhsuk-input eh-input-wide"
          type="text"
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onChange={(event) =>
            void actions.change({ organisation: { ...organisation, name: event.currentTarget.value } })
          }
        />
      </div>
      <div class="nhsuk-form-group">
        <label class="nhsuk-label" for="organisation-kind">
          Kind of organisation
        </label>
        <select
          id="organisation-kind"
          class="nhsuk-select"
          value={organisation.kind ?? ''}
          onChange={(event) => {
            const kind = KINDS.find((candidate) => candidate.id === event.currentTarget.value)?.id;
            const { kind: _, ...rest } = organisation;
            void actions.change({ organisation: kind ? { ...rest, kind } : rest });
          }}
        >
          <option value="">Not said</option>
          {KINDS.map((kind) => (
            <option key={kind.id} value={kind.id}>
              {kind.label}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function Snapshot({ settings, actions }: { settings: Settings; actions: Actions }) {
  const date = settings.snapshot_date ?? '';
  const assumed = settings.snapshot_date_assumed === true;
  return (
    <div class="nhsuk-form-group">
      <label class="nhsuk-label" for="snapshot-date">
        Snapshot date
      </label>
      <div class="nhsuk-hint" id="snapshot-hint">
        {assumed
          ? `${formatDate(date)} was filled in, the latest 31 March. Nobody has confirmed it yet.`
          : 'The day on which the workforce is counted. Ages are worked out on this day.'}
      </div>
      <div class="eh-snapshot">
        <input
          id="snapshot-date"
          class="nhsuk-input eh-input-date"
          type="date"
          required
          value={date}
          aria-describedby="snapshot-hint"
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (chosen) void actions.change({ snapshot_date: chosen, snapshot_date_assumed: false });
          }}
        />
        {assumed && (
          <button
            type="button"
            class="nhsuk-button nhsuk-button--secondary eh-no-margin"
            onClick={() => void actions.change({ snapshot_date_assumed: false })}
          >
            Yes, {formatDate(date)} is right
          </button>
        )}
      </div>
    </div>
  );
}

function Rules({ settings, catalogue, actions }: { settings: Settings; catalogue: Catalogue; actions: Actions }) {
  if (catalogue.rules.length === 0) return null;
  return (
    <details class="nhsuk-details">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">Rules that leave a choice</span>
      </summary>
      <div class="nhsuk-details__text">
        {catalogue.rules.map((rule) => (
          <div class="nhsuk-form-group" key={rule.id}>
            <label class="nhsuk-label" for={`rule-${rule.id}`}>
              {rule.label}
            </label>
            <div class="nhsuk-hint" id={`rule-${rule.id}-hint`}>
              {[rule.source.document, rule.source.year, rule.source.place].filter((part) => part !== '').join(', ')}
            </div>
            <select
              id={`rule-${rule.id}`}
              class="nhsuk-select"
              aria-describedby={`rule-${rule.id}-hint`}
              value={settings.rules?.[rule.id] ?? rule.default}
              onChange={(event) =>
                void actions.change({ rules: { ...settings.rules, [rule.id]: event.currentTarget.value } })
              }
            >
              {rule.options.map((option) => (
                <option key={option.id} value={option.id}>
                  {option.label}
                  {option.id === rule.default ? ' (usual)' : ''}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </details>
  );
}

/** The year of the survey decides which questions it asked; it is printed beside its figures. */
function SurveyYear({ settings, actions }: { settings: Settings; actions: Actions }) {
  const year = settings.survey_year ?? '';
  return (
    <div class="nhsuk-form-group">
      <label class="nhsuk-label" for="survey-year">
        Year of the staff survey
      </label>
      <div class="nhsuk-hint" id="survey-year-hint">
        The autumn in which it was answered. Left empty, it is the autumn before the snapshot date.
      </div>
      <input
        id="survey-year"
        class="nhsuk-input nhsuk-input--width-4"
        type="number"
        min="2018"
        max="2100"
        step="1"
        value={year}
        aria-describedby="survey-year-hint"
        onChange={(event) => {
          const input = event.currentTarget;
          if (input.value === '') void actions.setSurveyYear(null);
          else if (input.validity.valid) void actions.setSurveyYear(Number(input.value));
          else input.value = String(year);
        }}
      />
    </div>
  );
}

const VOICE = 'wdes.9b';

/** What the standard asks for in words: no file says it. */
function Voice({ settings, actions }: { settings: Settings; actions: Actions }) {
  const given = settings.words?.[VOICE] ?? '';
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  return (
    <div class="nhsuk-form-group">
      <label class="nhsuk-label" for="words-voice">
        How disabled staff are heard (WDES 9b)
      </label>
      <div class="nhsuk-hint" id="words-voice-hint">
        What you do so that the voices of disabled staff are heard: for example a network, who sponsors it, what
        changed. Do not name anybody who has not agreed.
      </div>
      <textarea
        id="words-voice"
        class="nhsuk-textarea"
        rows={4}
        value={text}
        aria-describedby="words-voice-hint"
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => void actions.setWords(VOICE, event.currentTarget.value)}
      />
    </div>
  );
}

function SavedSettings({ settings, actions }: { settings: Settings; actions: Actions }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const load = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    input.current!.value = '';
    const parsed = parseSettings(await file.text().catch(() => ''));
    setProblem(typeof parsed === 'string' ? parsed : '');
    if (typeof parsed !== 'string') await actions.loadSettings(parsed);
  };
  return (
    <div class="nhsuk-form-group">
      <p>
        Save these choices for next year. The file holds labels, choices and your own words, nothing about a person.
      </p>
      {problem && (
        <p class="nhsuk-error-message" role="alert">
          <span class="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div class="eh-buttons">
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary"
          onClick={() =>
            download(`${JSON.stringify(settings, null, 2)}\n`, 'evenhand-settings.json', 'application/json')
          }
        >
          Save settings
        </button>
        <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={() => input.current?.click()}>
          Load settings
        </button>
        <input
          ref={input}
          id="load-settings"
          class="eh-drop__input"
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-hidden="true"
          onChange={() => void load()}
        />
      </div>
    </div>
  );
}

/** What no file says: the organisation, the date, whom to count, and the rules that leave a choice. */
export function SettingsForm({ state, catalogue, actions }: Props) {
  const { settings, settingsProblems } = state;
  return (
    <section class="eh-file eh-settings" aria-labelledby="settings-title">
      <h2 class="nhsuk-heading-m" id="settings-title">
        About the report
      </h2>
      {settingsProblems.length > 0 && (
        <div role="alert">
          <ul class="nhsuk-list">
            {settingsProblems.map((problem, index) => (
              <li key={index} class="nhsuk-error-message">
                {problem.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Organisation settings={settings} actions={actions} />
      <Snapshot settings={settings} actions={actions} />
      <fieldset class="nhsuk-fieldset nhsuk-form-group" aria-describedby="include-hint">
        <legend class="nhsuk-fieldset__legend">Count these too</legend>
        <div class="nhsuk-hint" id="include-hint">
          Normally they are set aside.
        </div>
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
          {CONTRACTS.map((contract) => (
            <div class="nhsuk-checkboxes__item" key={contract.id}>
              <input
                class="nhsuk-checkboxes__input"
                id={`include-${contract.id}`}
                type="checkbox"
                checked={settings.include?.includes(contract.id) ?? false}
                onChange={(event) => void actions.setIncluded(contract.id, event.currentTarget.checked)}
              />
              <label class="nhsuk-label nhsuk-checkboxes__label" for={`include-${contract.id}`}>
                {contract.label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {state.files.some(({ kind }) => kind === 'survey') && <SurveyYear settings={settings} actions={actions} />}
      <Voice settings={settings} actions={actions} />
      <Crossings settings={settings} report={state.report} actions={actions} />
      <Rules settings={settings} catalogue={catalogue} actions={actions} />
      <SavedSettings settings={settings} actions={actions} />
    </section>
  );
}
