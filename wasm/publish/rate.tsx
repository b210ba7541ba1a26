import type { Rate, RateGroup } from '../src/types';
import { Bar, MarkKey, roundMost } from './bars';
import { IntervalRange, IntervalWords, shownEnds } from './explain';
import { cellRange, counted, formatCount, formatPercent, formatPoints, formatRange, formatRatio } from './format';
import { marked } from './hidden';
import { PointsPlot, pointsWords } from './plot';
import { Finding, NumberHead, TableBox } from './table';
import { unitHead, unitOf } from './words';

const SPLITS: Record<string, string> = { site: 'By site', contract: 'By contract', joined: 'By when they joined' };

/** `site.3` stands under "By site"; a plain id stands under nothing. */
const splitOf = (group: RateGroup) => (group.id.includes('.') ? group.id.split('.')[0]! : '');

export const splitTitle = (split: string) => SPLITS[split] ?? `By ${split.replace(/_/g, ' ')}`;

interface RowProps {
  group: RateGroup;
  withInterval: boolean;
  withComparator: boolean;
  most: number;
}

function Row({ group, withInterval, withComparator, most }: RowProps) {
  const parts = [{ id: group.id, percent: group.percent, tone: 0 }];
  const { comparator, interval } = group;
  return (
    <tr>
      <th scope="row">
        {group.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} interval={interval} comparator={comparator} most={most} thin />
        </span>
      </th>
      <td class="eh-number">{marked(formatCount(group.numerator))}</td>
      <td class="eh-number">{marked(formatCount(group.denominator))}</td>
      <td class="eh-number">{marked(formatPercent(group.percent))}</td>
      {withInterval && (
        <td class="eh-number eh-interval">{interval ? marked(cellRange(interval, formatPercent)) : '–'}</td>
      )}
      {withComparator && <td class="eh-number">{comparator === null ? '–' : marked(formatPercent(comparator))}</td>}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} interval={interval} comparator={comparator} most={most} />
      </td>
    </tr>
  );
}

/** The first compared group minus the second. */
function Compared({ measure }: { measure: Rate }) {
  const names = measure.compared?.map((id) => measure.groups.find((group) => group.id === id)?.label ?? id);
  if (!names) return null;
  const { interval, value } = measure;
  const ratio = measure.ratio === null ? '' : `ratio ${formatRatio(measure.ratio)}`;
  return (
    <>
      <Finding
        name={`Difference, ${names.join(' − ')}`}
        more={
          interval ? (
            <>
              <IntervalRange interval={interval} range={formatRange(interval, formatPoints)} />
              {ratio && marked(`; ${ratio}`)}
            </>
          ) : (
            marked(ratio)
          )
        }
      >
        {pointsWords(value)}
      </Finding>
      <PointsPlot value={value} interval={interval} survey={measure.rating.threshold === 'survey'} />
    </>
  );
}

/** A rate for each group: how many of how many, and the interval where there is one. */
export function RateFigures({ measure }: { measure: Rate }) {
  const interval = measure.groups.find((group) => group.interval !== null)?.interval ?? null;
  const withComparator = measure.groups.some(({ comparator }) => comparator !== null);
  const most = roundMost(
    measure.groups.flatMap(({ percent, comparator, interval: own }) => [
      percent,
      comparator,
      shownEnds(own)?.high ?? null,
    ]),
  );
  const splits = [...new Set(measure.groups.map(splitOf))];
  const { one, many } = unitOf(measure);
  const columns = 5 + (interval ? 1 : 0) + (withComparator ? 1 : 0);
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(measure.base, one, many))}
        {measure.compared && measure.unknown !== 0
          ? marked(`, of whom ${formatCount(measure.unknown)} with no known answer, left out of the comparison`)
          : ''}
        .
      </p>
      {(interval !== null || withComparator) && (
        <MarkKey
          bar="Share of the group"
          interval={interval !== null}
          {...(withComparator ? { comparator: 'Comparator' } : {})}
        />
      )}
      <TableBox label={`${measure.title}: table`} values={measure.groups}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>{unitHead(measure)}</NumberHead>
              <NumberHead>Out{'\u00a0'}of</NumberHead>
              <NumberHead>%</NumberHead>
              {interval && (
                <NumberHead>
                  <IntervalWords interval={interval} />
                </NumberHead>
              )}
              {withComparator && <NumberHead>Comparator</NumberHead>}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to {most}%
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
                  <Row
                    key={group.id}
                    group={group}
                    withInterval={interval !== null}
                    withComparator={withComparator}
                    most={most}
                  />
                ))}
            </tbody>
          ))}
        </table>
      </TableBox>
      <Compared measure={measure} />
    </>
  );
}
