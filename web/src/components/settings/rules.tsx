import { sourceWords } from '../../../../wasm/publish/words';
import { Crossings } from '../crossings/crossings';
import { SelectField } from '../fields/fields';
import { Part, Problems, problemsIn, type PartProps } from './parts';

/** Which tables of two characteristics there are, and the rules that leave a choice. */
export function TablesAndRules({ state, catalogue, actions }: PartProps) {
  const { settings } = state;
  return (
    <Part id="rules">
      <Problems problems={problemsIn(state.settingsProblems, 'rules')} />
      <Crossings settings={settings} report={state.report} actions={actions} />
      {catalogue.rules.length > 0 && (
        <details class="nhsuk-details">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">Rules that leave a choice</span>
          </summary>
          <div class="nhsuk-details__text">
            {catalogue.rules.map((rule) => (
              <SelectField
                key={rule.id}
                id={`rule-${rule.id}`}
                label={rule.label}
                hint={sourceWords(rule.source)}
                value={settings.rules?.[rule.id] ?? rule.default}
                options={rule.options.map(({ id, label }) => ({
                  id,
                  label: id === rule.default ? `${label} (usual)` : label,
                }))}
                onChoose={(option) =>
                  void actions.edit((now) => ({ ...now, rules: { ...now.rules, [rule.id]: option } }))
                }
              />
            ))}
          </div>
        </details>
      )}
    </Part>
  );
}
