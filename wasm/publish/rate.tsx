import type { Rate, RateGroup } from '../src/types';
import { Bar } from './bars';
import { counted, formatCount, formatPercent, formatPoints, formatRange, formatRatio } from './format';
import { Finding, NumberHead, TableBox } from './table';
import { levelWords, unitHead, unitOf } from './words';

const SPLITS: Record<string, string> = { site: 'By site', contract: 'By contract' };

/** `site.3` stands under "By site"; a plain id stands under nothing. */
const splitOf = (group: RateGroup) => (group.id.includes('.') ? group.id.split('.')[0]! : '');

const splitTitle = (split: string) => SPLITS[split] ?? `By ${split.replace(/_/g, ' ')}`;

interface RowProps {
  group: RateGroup;
  withInterval: boolean;
  withComparator: boolean;
}

function Row({ group, withInterval, withComparator }: RowProps) {
  const parts = [{ id: group.id, percent: group.percent ?? 0, tone: 0 }];
  const { comparator, interval } = group;
  return (
    <tr>
      <th scope="row">
        {group.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} comparator={comparator} thin />
        </span>
      </th>
      <td class="eh-number">{formatCount(group.numerator)}</td>
      <td class="eh-number">{formatCount(group.denominator)}</td>
      <td class="eh-number">{formatPercent(group.percent)}</td>
      {withInterval && <td class="eh-number eh-interval">{interval ? formatRange(interval, formatPercent) : '–'}</td>}
      {withComparator && <td class="eh-number">{comparator === null ? '–' : formatPercent(comparator)}</td>}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} interval={interval} comparator={comparator} />
      </td>
    </tr>
  );
}

/** The first compared group minus the second. */
function Compared({ measure }: { measure: Rate }) {
  const names = measure.compared?.map((id) => measure.groups.find((group) => group.id === id)?.label ?? id);
  if (!names) return null;
  const { interval, value } = measure;
  const more = [
    ...(interval ? [`${levelWords(interval)}: ${formatRange(interval, formatPoints)}`] : []),
    ...(measure.ratio === null ? [] : [`ratio ${formatRatio(measure.ratio)}`]),
  ].join('; ');
  return (
    <Finding name={`Difference, ${names.join(' − ')}`} more={more}>
      {value === null ? 'not calculable' : `${formatPoints(value)} points`}
    </Finding>
  );
}

/** A rate for each group: how many of how many, and the interval where there is one. */
export function RateFigures({ measure }: { measure: Rate }) {
  const interval = measure.groups.find((group) => group.interval !== null)?.interval ?? null;
  const withComparator = measure.groups.some(({ comparator }) => comparator !== null);
  const splits = [...new Set(measure.groups.map(splitOf))];
  const { one, many } = unitOf(measure);
  const columns = 5 + (interval ? 1 : 0) + (withComparator ? 1 : 0);
  return (
    <>
      <p class="eh-base">
        Base: {counted(measure.base, one, many)}
        {measure.compared && measure.unknown > 0
          ? `, of whom ${formatCount(measure.unknown)} with no known answer, left out of the comparison`
          : ''}
        .{withComparator && ' The mark across a bar is the comparator.'}
      </p>
      <TableBox label={`${measure.title}: table`}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>{unitHead(measure)}</NumberHead>
              <NumberHead>Out{'\u00a0'}of</NumberHead>
              <NumberHead>%</NumberHead>
              {interval && <NumberHead>{levelWords(interval)}</NumberHead>}
              {withComparator && <NumberHead>Comparator</NumberHead>}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 100%
              </td>
            </tr>
          </thead>
          {splits.map((split) => (
            <tbody key={split}>
              {split && (
                <tr>
                  <th scope="rowgroup" colSpan={columns} class="eh-table__group">
                    {splitTitle(split)}
                  </th>
                </tr>
              )}
              {measure.groups
                .filter((group) => splitOf(group) === split)
                .map((group) => (
                  <Row key={group.id} group={group} withInterval={interval !== null} withComparator={withComparator} />
                ))}
            </tbody>
          ))}
        </table>
      </TableBox>
      <Compared measure={measure} />
    </>
  );
}
