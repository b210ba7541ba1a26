import type { Measure } from '../src/types';
import { marked } from './hidden';
import { Facts } from './measure';

/** Under a row of a family: why it is rated as it is, and one key away how it is worked out. */
export function RowWorking({ measure, columns }: { measure: Measure; columns: number }) {
  return (
    <tr class={`eh-family__how eh-family__how--${measure.rating.colour}`}>
      <td colSpan={columns}>
        <div class="eh-family__under">
          {measure.rating.colour !== 'none' && <p class="eh-family__why">{marked(measure.rating.reason)}</p>}
          <details class="nhsuk-details eh-how">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                How<span class="nhsuk-u-visually-hidden"> this is worked out: {measure.title}</span>
              </span>
            </summary>
            <div class="nhsuk-details__text">
              {measure.sentence && <p>{marked(measure.sentence)}</p>}
              <Facts measure={measure} row />
            </div>
          </details>
        </div>
      </td>
    </tr>
  );
}
