import type { PayGap, PayGroup } from '../src/types';
import { IntervalRange, IntervalWords } from './explain';
import { cellRange, formatCount, formatMoney, formatPercent, formatRange } from './format';
import { marked } from './hidden';
import { PayPopulation } from './left-out';
import { Axis, leavesScale, Plot, PlotKey, useGaps, type Scale } from './plot';
import { Finding, NumberHead, TableBox } from './table';

const UNITS: Record<PayGap['unit'], string> = {
  hourly: 'Pay an hour, in pounds.',
  bonus: 'Bonus in the year, in pounds.',
};

interface RowProps {
  group: PayGroup;
  comparator: boolean;
  withInterval: boolean;
  /** With two groups the finding's interval is the row's. */
  interval: PayGroup['interval'];
  scale: Scale;
}

function Row({ group, comparator, withInterval, interval, scale }: RowProps) {
  return (
    <tr>
      <th scope="row">{group.label}</th>
      <td class="eh-number">{marked(formatCount(group.count))}</td>
      <td class="eh-number">{marked(formatMoney(group.mean))}</td>
      <td class="eh-number">{marked(formatMoney(group.median))}</td>
      {comparator ? (
        <td class="eh-number" colSpan={withInterval ? 2 : 1}>
          compared with
        </td>
      ) : (
        <>
          <td class="eh-number">{marked(formatPercent(group.gap))}</td>
          {withInterval && (
            <td class="eh-number eh-interval">{interval ? marked(cellRange(interval, formatPercent)) : '–'}</td>
          )}
        </>
      )}
      <td class="eh-plot-cell" aria-hidden="true">
        {group.gap !== null && <Plot scale={scale} value={group.gap} interval={interval} />}
      </td>
    </tr>
  );
}

/** Pay by group, and how much less a group is paid than the one it is compared with. */
export function PayGapFigures({ measure }: { measure: PayGap }) {
  const others = measure.groups.filter(({ id }) => id !== measure.comparator);
  const intervalOf = (group: PayGroup) => group.interval ?? (others.length === 1 ? measure.interval : null);
  const intervals = others.flatMap((group) => intervalOf(group) ?? []);
  const named = others.length === 1 ? others[0] : undefined;
  const { scale, band, parity } = useGaps();
  return (
    <>
      {named && (
        <Finding
          name={`Gap in ${measure.average} ${measure.unit === 'bonus' ? 'bonus' : 'hourly pay'}, ${named.label}`}
          more={
            measure.interval && (
              <IntervalRange interval={measure.interval} range={formatRange(measure.interval, formatPercent)} />
            )
          }
        >
          {marked(formatPercent(measure.value))}
        </Finding>
      )}
      <p class="eh-base">{UNITS[measure.unit]} A gap above 0 means that the group is paid less; below 0, more.</p>
      <TableBox label={`${measure.title}: table`} values={[measure.groups, intervals]}>
        <table class="eh-table eh-table--pay">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>People</NumberHead>
              <NumberHead>Mean</NumberHead>
              <NumberHead>Median</NumberHead>
              <NumberHead>Gap</NumberHead>
              {intervals[0] && (
                <NumberHead>
                  <IntervalWords interval={intervals[0]} />
                </NumberHead>
              )}
              <td class="eh-plot-cell" aria-hidden="true">
                <Axis scale={scale} />
              </td>
            </tr>
          </thead>
          <tbody>
            {measure.groups.map((group) => (
              <Row
                key={group.id}
                group={group}
                comparator={group.id === measure.comparator}
                withInterval={intervals.length > 0}
                interval={intervalOf(group)}
                scale={scale}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
      <div class="eh-plot-key">
        <PlotKey band={band} parity={parity} arrow={intervals.some((interval) => leavesScale(scale, interval))} />
      </div>
      <PayPopulation
        title={measure.title}
        relevant={measure.relevant}
        fullPay={measure.full_pay}
        leftOut={measure.left_out}
      />
    </>
  );
}
