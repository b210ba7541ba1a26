import type { Rate, RateGroup } from '../src/types';
import { Bar } from './bars';
import { counted, formatCount, formatDecimal, formatPercent } from './format';
import { TableBox } from './table';

const SPLITS: Record<string, string> = { site: 'By site', contract: 'By contract' };

/** `site.3` stands under "By site"; a plain id stands under nothing. */
const splitOf = (group: RateGroup) => (group.id.includes('.') ? group.id.split('.')[0]! : '');

const splitTitle = (split: string) => SPLITS[split] ?? `By ${split.replace(/_/g, ' ')}`;

function Row({ group, withInterval }: { group: RateGroup; withInterval: boolean }) {
  const parts = [{ id: group.id, percent: group.percent ?? 0, tone: 0 }];
  const { interval } = group;
  return (
    <tr>
      <th scope="row">
        {group.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} thin />
        </span>
      </th>
      <td class="eh-number">{formatCount(group.numerator)}</td>
      <td class="eh-number">{formatCount(group.denominator)}</td>
      <td class="eh-number">{formatPercent(group.percent)}</td>
      {withInterval && (
        <td class="eh-number eh-interval">
          {interval ? `${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : '–'}
        </td>
      )}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} />
      </td>
    </tr>
  );
}

/** A rate for each group: how many of how many, and the interval where there is one. */
export function RateTable({ measure }: { measure: Rate }) {
  const interval = measure.groups.find((group) => group.interval !== null)?.interval ?? null;
  const splits = [...new Set(measure.groups.map(splitOf))];
  return (
    <>
      <p class="eh-base">Base: {counted(measure.base, 'person', 'people')}.</p>
      <TableBox label={`${measure.title}: table`}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col" class="eh-number">
                People
              </th>
              <th scope="col" class="eh-number">
                Out{'\u00a0'}of
              </th>
              <th scope="col" class="eh-number">
                %
              </th>
              {interval && (
                <th scope="col" class="eh-number">
                  {formatDecimal(interval.level * 100, 0)}% interval
                </th>
              )}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 100%
              </td>
            </tr>
          </thead>
          {splits.map((split) => (
            <tbody key={split}>
              {split && (
                <tr>
                  <th scope="rowgroup" colSpan={interval ? 6 : 5} class="eh-table__group">
                    {splitTitle(split)}
                  </th>
                </tr>
              )}
              {measure.groups
                .filter((group) => splitOf(group) === split)
                .map((group) => (
                  <Row key={group.id} group={group} withInterval={interval !== null} />
                ))}
            </tbody>
          ))}
        </table>
      </TableBox>
    </>
  );
}
