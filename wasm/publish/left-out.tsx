import type { LeftOut } from '../src/types';
import { counted, formatCount } from './format';
import { TableBox } from './table';

interface Props {
  title: string;
  relevant: number;
  fullPay: number;
  leftOut: LeftOut[];
}

/** Whom a pay figure is about, and, one key away, whom it leaves out and why. */
export function PayPopulation({ title, relevant, fullPay, leftOut }: Props) {
  const out = leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p class="eh-base">
        Base: {counted(relevant, 'relevant employee')}, of whom {formatCount(fullPay)} on full pay.
      </p>
      {out > 0 && (
        <details class="nhsuk-details eh-how">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              {counted(out, 'person', 'people')} left out, and why
              <span class="nhsuk-u-visually-hidden">: {title}</span>
            </span>
          </summary>
          <div class="nhsuk-details__text">
            <TableBox label={`${title}: people left out`}>
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
                    .filter(({ count }) => count > 0)
                    .map((item) => (
                      <tr key={item.reason}>
                        <th scope="row">{item.label}</th>
                        <td class="eh-number">{formatCount(item.count)}</td>
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
