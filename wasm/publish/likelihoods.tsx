import type { Family, Hidden, Interval, Likelihood, LikelihoodGroup, Measure } from '../src/types';
import { measureAnchor } from './around';
import { IntervalWords, shownEnds } from './explain';
import { formatCount, formatRange, formatRate, formatRatio, isHidden } from './format';
import { marked } from './hidden';
import { isOfStocks, RatioKey } from './likelihood';
import { STATUS_WORDS } from './measure';
import { Axis, Plot, useRatios, type Scale } from './plot';
import { RowRating } from './rating';
import { RowWorking } from './row-working';
import { NumberHead, TableBox } from './table';

/** The two groups that every row compares, where they are the same in all: then the rows are measures, not groups. */
export function pairOf(measures: Likelihood[]): string[] | null {
  const filled = measures.filter(({ groups }) => groups.length > 0); // of a hidden one there may be none
  const pairs = new Set(filled.map(({ groups }) => groups.map(({ label }) => label).join('\n')));
  const [pair] = pairs;
  return measures.length > 1 && pairs.size === 1 && pair ? pair.split('\n') : null;
}

/** The group that a row is about, whose id ends the measure's, and everybody else, on whichever side of the ratio. */
function sidesOf({ id, groups }: Likelihood) {
  const own = groups.find((group) => id.endsWith(`.${group.id}`)) ?? groups.find((group) => group.id !== 'rest');
  return { own, rest: groups.find((group) => group !== own) };
}

const Events = ({ group: { events, base, rate }, stocks }: { group: LikelihoodGroup; stocks: boolean }) => (
  <td class="eh-number">
    {rate === null ? '–' : marked(stocks ? formatRatio(rate) : formatRate(rate))}
    <span class="eh-of">
      {marked(formatCount(events))} {stocks ? 'to' : 'of'} {marked(formatCount(base))}
    </span>
  </td>
);

/** An interval under its figure, on two lines where there is no upper limit. */
const Ends = ({ interval }: { interval: Interval | Hidden }) => (
  <span class="eh-of">
    {!isHidden(interval) && interval.high === null ? (
      <>
        {formatRatio(interval.low)} upwards,
        <br />
        no upper limit
      </>
    ) : (
      marked(formatRange(interval, formatRatio))
    )}
  </span>
);

interface RowProps {
  measure: Likelihood;
  among: Likelihood[];
  scale: Scale;
  stages: string[];
  columns: number;
  /** Every row compares the same two groups. */
  paired: boolean;
}

const sidesIn = (measure: Likelihood, paired: boolean) =>
  paired ? { own: measure.groups[0], rest: measure.groups[1] } : sidesOf(measure);

function Cells({ measure, scale, stages, paired }: Omit<RowProps, 'among' | 'columns'>) {
  const { interval, value } = measure;
  const { own, rest } = sidesIn(measure, paired);
  return (
    <>
      {stages.map((id) => {
        const stage = measure.funnel?.find((candidate) => candidate.id === id);
        return (
          <td key={id} class="eh-number eh-stage">
            {stage ? marked(formatCount(stage.group)) : '–'}
          </td>
        );
      })}
      {[own, rest].map((group, index) =>
        group ? (
          <Events key={group.id} group={group} stocks={isOfStocks(measure)} />
        ) : (
          <td key={index} class="eh-number">
            –
          </td>
        ),
      )}
      {measure.status === 'ok' ? (
        <>
          <td class="eh-number eh-family__ratio">
            {marked(formatRatio(value))}
            {interval && <Ends interval={interval} />}
          </td>
          <td class="eh-plot-cell" aria-hidden="true">
            <Plot scale={scale} value={value} interval={interval} />
          </td>
        </>
      ) : (
        <td class="eh-family__reason" colSpan={2}>
          {STATUS_WORDS[measure.status]}. {marked(measure.reason)}
        </td>
      )}
    </>
  );
}

function LikelihoodRow({ among, columns, ...row }: RowProps) {
  const { measure, paired } = row;
  return (
    <tbody id={measureAnchor(measure.id)} class="eh-family__row">
      <tr>
        <th scope="row">
          {paired ? measure.title : (sidesIn(measure, paired).own?.label ?? measure.title)}
          <RowRating measure={measure} among={among} />
        </th>
        {measure.status === 'hidden' ? (
          <td class="eh-family__reason" colSpan={columns - 1}>
            {STATUS_WORDS.hidden}. {marked(measure.reason)}
          </td>
        ) : (
          <Cells {...row} />
        )}
      </tr>
      <RowWorking measure={measure} columns={columns} />
    </tbody>
  );
}

export function LikelihoodTable({ family, measures }: { family: Family; measures: Likelihood[] }) {
  const stages = ['applied', 'shortlisted', 'appointed'].flatMap(
    (id) => measures.flatMap(({ funnel }) => funnel ?? []).find((stage) => stage.id === id) ?? [],
  );
  const { scale } = useRatios();
  const columns = 5 + stages.length;
  const [first] = measures;
  const pair = pairOf(measures);
  const restOnTop = measures.some((measure) => measure.groups[0] && measure.groups[0] === sidesOf(measure).rest);
  const level = measures.flatMap(({ interval }) => shownEnds(interval) ?? [])[0]?.level ?? 0.95;
  return (
    <>
      {pair ? (
        <p class="eh-base">Each row divides {pair.join(' by ')}.</p>
      ) : (
        <p class="eh-base">
          Each row compares one group with all others whose answer is known
          {first?.event_label && first.base_label
            ? `: those who ${first.event_label}, out of all ${first.base_label}`
            : ''}
          .{' '}
          {restOnTop
            ? 'Above 1, the others are more likely than the group.'
            : 'Above 1, the group is more likely than the others.'}
        </p>
      )}
      <RatioKey measures={measures} />
      <TableBox label={`${family.title}: table`} values={measures.filter(({ status }) => status !== 'hidden')}>
        <table class={pair ? 'eh-table eh-table--family eh-table--paired' : 'eh-table eh-table--family'}>
          <caption class="nhsuk-u-visually-hidden">{family.title}</caption>
          <thead>
            <tr>
              <th scope="col">{pair ? 'Measure' : 'Group'}</th>
              {stages.map((stage) => (
                <th key={stage.id} scope="col" class="eh-number eh-stage">
                  {stage.label}
                </th>
              ))}
              <NumberHead>{pair?.[0] ?? 'The group'}</NumberHead>
              <NumberHead>{pair?.[1] ?? 'All others'}</NumberHead>
              <NumberHead>
                Ratio
                <span class="eh-of">
                  <IntervalWords interval={{ level }} />
                </span>
              </NumberHead>
              <td class="eh-plot-cell" aria-hidden="true">
                <Axis scale={scale} />
              </td>
            </tr>
          </thead>
          {measures.map((measure) => (
            <LikelihoodRow
              key={measure.id}
              measure={measure}
              among={measures}
              scale={scale}
              stages={stages.map(({ id }) => id)}
              paired={pair !== null}
              columns={columns}
            />
          ))}
        </table>
      </TableBox>
    </>
  );
}

export const isLikelihoods = (measures: Measure[]): measures is Likelihood[] =>
  measures.every(({ kind }) => kind === 'likelihood');
