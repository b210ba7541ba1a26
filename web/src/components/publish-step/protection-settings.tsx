import type { ProtectionChoice } from '../../../../wasm/src/types';
import { withProtection } from '../../settings';
import type { Actions, State } from '../../store';
import { Checkboxes, NumberField, Radios } from '../fields/fields';
import { isOfProtection, Problems } from '../settings/parts';

const USUAL: Required<ProtectionChoice> = {
  mode: 'suppress',
  threshold: 5,
  survey_minimum: 11,
  pay_minimum: 10,
  zeros: false,
  complement: true,
  secondary: true,
};
const THRESHOLDS = [3, 5, 8, 10, 11] as const;
const PAY_MINIMA = [10, 50] as const;

/** Numbers to choose from, the usual one marked, and whatever other one an opened file says. */
const choices = (numbers: readonly number[], usual: number, chosen: number) =>
  (numbers.includes(chosen) ? numbers : [...numbers, chosen]).map((number) => ({
    id: String(number),
    label: number === usual ? `${number} (usual)` : String(number),
  }));

/** What counts as a small number, and what is done about it. */
export function ProtectionSettings({ state, actions }: { state: State; actions: Actions }) {
  const chosen = { ...USUAL, ...state.settings.protection };
  const change = <K extends keyof ProtectionChoice>(name: K, value: Required<ProtectionChoice>[K]) =>
    void actions.edit((now) => withProtection(now, { [name]: value === USUAL[name] ? undefined : value }));
  return (
    <section class="eh-file eh-settings eh-publish" id="publish-settings" aria-labelledby="publish-settings-title">
      <h2 class="nhsuk-heading-m" id="publish-settings-title" tabIndex={-1}>
        What counts as a small number
      </h2>
      <p>The usual choices suit most reports. Every number in the report is still worked out from all people.</p>
      <Problems problems={state.settingsProblems.filter(isOfProtection)} />
      <Radios
        name="publish-mode"
        legend="What is done about small numbers"
        value={chosen.mode}
        options={[
          {
            id: 'suppress',
            label: 'Hide them (usual)',
            hint: 'Small numbers are printed as [c], and so are as few others as it takes to keep them from being worked out.',
          },
          {
            id: 'round',
            label: 'Round every number',
            hint: 'Numbers from 1 to 7 are hidden and all others go to the nearest 5, as in NHS hospital data; totals then do not add up.',
          },
        ]}
        onChoose={(mode) => change('mode', mode)}
      />
      {chosen.mode === 'suppress' && (
        <Radios
          name="publish-threshold"
          legend="Smallest number of people that is shown"
          hint="With 5, groups of 1 to 4 people are hidden."
          inline
          value={String(chosen.threshold)}
          options={choices(THRESHOLDS, USUAL.threshold, chosen.threshold)}
          onChoose={(number) => change('threshold', THRESHOLDS.find((one) => String(one) === number) ?? 5)}
        />
      )}
      <NumberField
        id="publish-survey"
        label="Fewest answers to the staff survey"
        hint="Results of a group that gave fewer answers are hidden. Usually 11; from 5 to 50."
        value={chosen.survey_minimum}
        range={{ least: 5, most: 50, whole: true }}
        required
        onCommit={(number) => number !== null && change('survey_minimum', number)}
      />
      <Radios
        name="publish-pay"
        legend="Fewest people for a pay gap"
        hint="A pay gap is shown only if both groups are at least this large; the 2023 guidance on ethnicity pay says 50 for published gaps."
        inline
        value={String(chosen.pay_minimum)}
        options={choices(PAY_MINIMA, USUAL.pay_minimum, chosen.pay_minimum)}
        onChoose={(number) => change('pay_minimum', PAY_MINIMA.find((one) => String(one) === number) ?? 10)}
      />
      {chosen.mode === 'suppress' && (
        <Checkboxes
          name="publish-also"
          legend="Also hide"
          options={[
            {
              id: 'complement',
              label: 'All but a few of a group (usual)',
              hint: '46 of 50 also says that 4 are not.',
            },
            {
              id: 'zeros',
              label: 'Nobody, or everybody, of a group',
              hint: 'It says something about each person of the group.',
            },
          ]}
          chosen={(['complement', 'zeros'] as const).filter((name) => chosen[name])}
          onChange={(id, checked) => change(id === 'zeros' ? 'zeros' : 'complement', checked)}
        />
      )}
      {!chosen.secondary && (
        <div class="nhsuk-inset-text">
          <p>
            The settings that were opened leave out the second hiding. That is only for checks: such a report can never
            be called safe.
          </p>
          <button
            type="button"
            class="nhsuk-button nhsuk-button--secondary"
            onClick={() => {
              document.getElementById('publish-settings-title')?.focus(); // this button is gone
              change('secondary', true);
            }}
          >
            Hide the second numbers too
          </button>
        </div>
      )}
    </section>
  );
}
