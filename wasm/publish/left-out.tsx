import { HIDDEN, type Count, type LeftOut } from '../src/measure-types';
import { counted, formatCount, isHidden } from './format';
import { marked } from './hidden';
import { TableBox } from './table';

interface Props {
  title: string;
  relevant: Count;
  fullPay: Count;
  leftOut: LeftOut[];
}

/** Whom a pay figure is about, and, one key away, whom it leaves out and why. */
export function PayPopulation({ title, relevant, fullPay, leftOut }: Props) {
  const counts = leftOut.map(({ count }) => count);
  const out = counts.some(isHidden) ? HIDDEN : counts.map(Number).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(relevant, 'relevant employee'))}, of whom {marked(formatCount(fullPay))} on full pay.
      </p>
      {out !== 0 && (
        <details class="nhsuk-details eh-how">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              {marked(counted(out, 'person', 'people'))} left out, and why
              <span class="nhsuk-u-visually-hidden">: {title}</span>
            </span>
          </summary>
          <div class="nhsuk-details__text">
            <TableBox label={`${title}: people left out`} values={leftOut}>
              <table class="eh-table eh-table--account">
                <caption class="nhsuk-u-visually-hidden">{title}: people left out</caption>
                <thead>
                  <tr>
                    <th scope="col">Reason</th>
                    <th scope="col" class="eh-number">
                      People
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {leftOut
                    .filter(({ count }) => count !== 0)
                    .map((item) => (
                      <tr key={item.reason}>
                        <th scope="row">{item.label}</th>
                        <td class="eh-number">{marked(formatCount(item.count))}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </TableBox>
          </div>
        </details>
      )}
    </>
  );
}
