import type { BenchmarkChoice, Catalogue } from '../../../../wasm/src/types';
import { withBenchmark } from '../../settings';
import { Combobox, type Choice } from '../fields/combobox';
import { NumberField } from '../fields/fields';
import type { PartProps } from './parts';

type Area = NonNullable<BenchmarkChoice['areas']>[number];

/** Places by name; those of the same name are told apart by their region. */
export function areaChoices(catalogue: Catalogue): Choice[] {
  return (catalogue.areas ?? []).map(({ code, name, region }) => ({
    id: code,
    label: name,
    ...(region && region !== name ? { aside: region } : {}),
  }));
}

const named = (choices: Choice[], { area }: Area) =>
  choices.find(({ id, label }) => id === area || label.toLowerCase() === area.toLowerCase());

/** Areas to add and to remove, by their population or by weights of one's own. */
export function Areas({ state, catalogue, actions, onEmpty }: PartProps & { onEmpty: () => void }) {
  const areas = state.settings.benchmark?.areas ?? [];
  const choices = areaChoices(catalogue);
  const weighted = areas.length > 0 && areas.every(({ weight }) => weight !== undefined);
  const edit = (change: (areas: Area[]) => Area[]) =>
    void actions.edit((now) => {
      const next = change(now.benchmark?.areas ?? []);
      return withBenchmark(now, next.length > 0 ? { use: 'areas', areas: next } : { use: 'england', areas: undefined });
    });
  const labelOf = (area: Area) => named(choices, area)?.label ?? area.area;
  return (
    <>
      <Combobox
        id="add-area"
        label="Add an area"
        hint="Type a name, such as Medway or London, and choose it with the arrow keys and Enter. Of a county, add its districts."
        choices={choices.filter(({ id }) => !areas.some((area) => named(choices, area)?.id === id))}
        onChoose={({ id, label }) => {
          edit((before) => [...before, { area: id, ...(weighted ? { weight: 1 } : {}) }]);
          actions.say(`${label} was added.`);
        }}
        say={actions.say}
      />
      {areas.length > 0 && (
        <>
          <ul class="eh-areas" aria-label="Areas compared with">
            {areas.map((area, index) => {
              const name = labelOf(area);
              return (
                <li key={area.area} class="eh-areas__item">
                  <span class="eh-areas__name">
                    {name}
                    <span class="eh-aside">{named(choices, area)?.aside ?? ''}</span>
                  </span>
                  {weighted && (
                    <NumberField
                      id={`area-weight-${index}`}
                      label={
                        <>
                          Weight<span class="nhsuk-u-visually-hidden"> of {name}</span>
                        </>
                      }
                      value={area.weight}
                      range={{ least: Number.MIN_VALUE, most: 1e12, words: 'Give a number above 0.' }}
                      required
                      onCommit={(weight) =>
                        edit((before) =>
                          before.map((one, at) => (at === index ? { ...one, weight: weight ?? 1 } : one)),
                        )
                      }
                    />
                  )}
                  <button
                    type="button"
                    class="eh-link-button"
                    onClick={() => {
                      if (areas.length === 1) onEmpty();
                      edit((before) => before.filter((_, at) => at !== index));
                      actions.say(`${name} was removed.`);
                      document.getElementById('add-area')?.focus(); // this button is gone
                    }}
                  >
                    Remove<span class="nhsuk-u-visually-hidden"> {name}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          <div class="nhsuk-form-group nhsuk-checkboxes nhsuk-checkboxes--small">
            <div class="nhsuk-checkboxes__item">
              <input
                class="nhsuk-checkboxes__input"
                id="area-weights"
                type="checkbox"
                checked={weighted}
                aria-describedby="area-weights-hint"
                onChange={(event) => {
                  const by = event.currentTarget.checked;
                  edit((before) => before.map(({ area, weight }) => (by ? { area, weight: weight ?? 1 } : { area })));
                }}
              />
              <label class="nhsuk-label nhsuk-checkboxes__label" for="area-weights">
                Give each area a weight of your own
              </label>
              <div class="nhsuk-hint nhsuk-checkboxes__hint" id="area-weights-hint">
                Any numbers, such as staff or contract value; only their proportions matter. Otherwise each area counts
                by its population.
              </div>
            </div>
          </div>
        </>
      )}
    </>
  );
}
