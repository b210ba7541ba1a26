import { TableBox } from '../../../../wasm/publish/table';
import type { Settings, Threshold } from '../../../../wasm/src/types';
import { withDefaultThreshold, withThreshold } from '../../settings';
import { NumberField, type NumberRange } from '../fields/fields';
import { Part, Problems, problemsIn, type PartProps } from './parts';

/** What each number of a threshold says, and what it can be. */
const NUMBERS: Record<string, { label: string; range: NumberRange }> = {
  within_low: { label: 'Green from a ratio of', range: { least: 0.01, most: 1 } },
  within_high: { label: 'Green up to a ratio of', range: { least: 1, most: 1000 } },
  trend_ratio: { label: 'Better or worse when it moves by more than', range: { least: 0, most: 1000 } },
  within_share_percent: {
    label: 'Green from this percentage of the share compared with',
    range: { least: 0, most: 100 },
  },
  within_points: { label: 'Green up to this many points apart', range: { least: 0, most: 1000 } },
  within_percent: { label: 'Green up to a gap of this percentage', range: { least: 0, most: 100 } },
  clear_below_percent: { label: 'Clearly too low below this percentage', range: { least: 0, most: 100 } },
  trend_points: {
    label: 'Better or worse when it moves by more than this many points',
    range: { least: 0, most: 1000 },
  },
  people: { label: 'Nothing is rated on fewer people than', range: { least: 1, most: 1000, whole: true } },
};
/** Rates that should be high: the same number is a lower limit. */
const FROM = 'Green from this percentage';

function numberOf(threshold: string, name: string) {
  const known = NUMBERS[name] ?? { label: name, range: { least: 0, most: 1000 } };
  const isFloor = name === 'within_percent' && (threshold === 'declaration' || threshold === 'training');
  return isFloor ? { ...known, label: FROM } : known;
}

/** The user's own number; nothing while the default is used. */
function chosen(settings: Settings, id: string, name: string): number | undefined {
  const own = (settings.thresholds as Record<string, number | Record<string, number>> | undefined)?.[id];
  return typeof own === 'number' ? own : own?.[name];
}

function Rows({ threshold, state, actions }: { threshold: Threshold } & Pick<PartProps, 'state' | 'actions'>) {
  const { id, label, sentence, defaults } = threshold;
  const changed = state.settings.thresholds?.[id as keyof Settings['thresholds']] !== undefined;
  return (
    <tbody>
      <tr class="eh-ratings__head">
        <th scope="rowgroup" colSpan={3}>
          {label}
          <span class="eh-aside">{sentence}</span>
          {changed && (
            <button
              type="button"
              class="eh-link-button eh-ratings__back"
              onClick={() => {
                document.getElementById(`threshold-${id}-${Object.keys(defaults)[0]}`)?.focus(); // this button is gone
                void actions.edit((now) => withDefaultThreshold(now, id));
              }}
            >
              Back to default<span class="nhsuk-u-visually-hidden"> for {label}</span>
            </button>
          )}
        </th>
      </tr>
      {Object.entries(defaults).map(([name, value]) => {
        const number = numberOf(id, name);
        return (
          <tr key={name}>
            <td id={`threshold-${id}-${name}-what`}>{number.label}</td>
            <td class="eh-number">{value}</td>
            <td>
              <NumberField
                id={`threshold-${id}-${name}`}
                label={
                  <span class="nhsuk-u-visually-hidden">
                    {label}: {number.label.toLowerCase()}
                  </span>
                }
                value={chosen(state.settings, id, name)}
                range={number.range}
                onCommit={(own) => void actions.edit((now) => withThreshold(now, id, name, own))}
              />
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** The numbers by which figures are green, amber or red. */
export function Ratings({ state, actions }: PartProps) {
  const thresholds = state.report?.thresholds ?? [];
  return (
    <Part id="ratings">
      <p>
        Green: within the accepted range. Amber: outside it, but the evidence is unclear or it is getting better. Red:
        outside, clear, and not getting better. The numbers are printed in the report. A field left empty takes the
        default.
      </p>
      <Problems problems={problemsIn(state.settingsProblems, 'ratings')} />
      {thresholds.length > 0 && (
        <TableBox label="Thresholds of ratings">
          <table class="eh-table eh-table--form eh-ratings">
            <caption class="eh-table__caption nhsuk-u-visually-hidden">Thresholds of ratings</caption>
            <thead>
              <tr>
                <th scope="col">Threshold</th>
                <th scope="col" class="eh-number">
                  Default
                </th>
                <th scope="col">Yours</th>
              </tr>
            </thead>
            {thresholds.map((threshold) => (
              <Rows key={threshold.id} threshold={threshold} state={state} actions={actions} />
            ))}
          </table>
        </TableBox>
      )}
    </Part>
  );
}
