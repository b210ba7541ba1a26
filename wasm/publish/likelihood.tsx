import type { FunnelStage, Likelihood, LikelihoodGroup } from '../src/types';
import { Bar, roundMost } from './bars';
import { IntervalRange, shownEnds } from './explain';
import { counted, formatCount, formatRange, formatRate, formatRatio, isHidden, shownNumber } from './format';
import { marked } from './hidden';
import { leavesScale, Plot, PlotKey, useRatios } from './plot';
import { Finding, NumberHead, TableBox } from './table';
import { levelWords, methodWords } from './words';

export function RatioKey({ measures }: { measures: Likelihood[] }) {
  const drawn = measures.filter(({ interval, value }) => shownEnds(interval) !== null || shownNumber(value) !== null);
  const { scale, band, parity } = useRatios();
  if (drawn.length === 0) return null;
  return <PlotKey band={band} parity={parity} arrow={drawn.some(({ interval }) => leavesScale(scale, interval))} />;
}

/** "White ÷ BME", in the labels of the groups. */
const directionWords = (measure: Likelihood) =>
  measure.groups.length === 2 ? measure.groups.map(({ label }) => label).join(' ÷ ') : measure.direction;

/** Disparity ratios set two stocks of people against each other: no share of anything. */
export const isOfStocks = ({ id }: Likelihood) => id.startsWith('wres.disparity.');

const capital = (words: string, otherwise: string) =>
  words === '' ? otherwise : words[0]!.toUpperCase() + words.slice(1);

/** A rate from 0 to 1 as it is drawn. */
const shareOf = ({ rate }: LikelihoodGroup) => (typeof rate === 'number' ? Math.min(100, rate * 100) : rate);

function Row({ group, stocks, most }: { group: LikelihoodGroup; stocks: boolean; most: number }) {
  const parts = [{ id: group.id, percent: shareOf(group), tone: 0 }];
  return (
    <tr>
      <th scope="row">
        {group.label}
        {!stocks && (
          <span class="eh-only-narrow">
            <Bar parts={parts} most={most} thin />
          </span>
        )}
      </th>
      <td class="eh-number">{marked(formatCount(group.events))}</td>
      <td class="eh-number">{marked(formatCount(group.base))}</td>
      <td class="eh-number">{marked(stocks ? formatRatio(group.rate) : formatRate(group.rate))}</td>
      {!stocks && (
        <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
          <Bar parts={parts} most={most} />
        </td>
      )}
    </tr>
  );
}

/** Whom the figures are about, and who is left out of the ratio. */
function Base({ measure }: { measure: Likelihood }) {
  const { base, base_label: of, event_label: event, unknown, unknown_events: events } = measure;
  return (
    <p class="eh-base">
      Base: {marked(formatCount(base))}
      {of && !isOfStocks(measure) && ` ${of}`}
      {unknown === 0
        ? ', all known.'
        : marked(
            `, of whom ${formatCount(unknown)} with no known answer are left out${events === 0 ? '' : ` (${event ? `${event}: ` : ''}${formatCount(events)})`}.`,
          )}
    </p>
  );
}

function Funnel({ stages, measure }: { stages: FunnelStage[]; measure: Likelihood }) {
  return (
    <TableBox label={`${measure.title}: stages`} values={stages}>
      <table class="eh-table">
        <caption class="eh-table__caption">Stage by stage</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <NumberHead>This group</NumberHead>
            <NumberHead>All others</NumberHead>
            <NumberHead>Not known</NumberHead>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">{stage.label}</th>
              <td class="eh-number">{marked(formatCount(stage.group))}</td>
              <td class="eh-number">{marked(formatCount(stage.rest))}</td>
              <td class="eh-number">{marked(formatCount(stage.unknown))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** How likely in each group, and the ratio of the two on a scale that treats twice and half alike. */
export function LikelihoodFigures({ measure }: { measure: Likelihood }) {
  const { interval, value } = measure;
  const stocks = isOfStocks(measure);
  const { scale } = useRatios();
  const most = roundMost(measure.groups.map(shareOf));
  return (
    <>
      <Base measure={measure} />
      <TableBox label={`${measure.title}: table`} values={measure.groups}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>{capital(measure.event_label, 'Number')}</NumberHead>
              <NumberHead>
                {stocks ? '' : 'Out of: '}
                {stocks ? capital(measure.base_label, 'Out of') : measure.base_label || 'all'}
              </NumberHead>
              <NumberHead>{stocks ? 'First ÷ second' : '%'}</NumberHead>
              {!stocks && (
                <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                  0 to {most}%
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {measure.groups.map((group) => (
              <Row key={group.id} group={group} stocks={stocks} most={most} />
            ))}
          </tbody>
        </table>
      </TableBox>
      <Finding
        name={`${stocks ? 'Disparity ratio' : 'Relative likelihood'}, ${directionWords(measure)}`}
        more={interval && <IntervalRange interval={interval} range={formatRange(interval, formatRatio)} />}
      >
        {marked(formatRatio(value))}
      </Finding>
      {(shownEnds(interval) !== null || shownNumber(value) !== null) && (
        <div class="eh-plot-box">
          <Plot scale={scale} value={value} interval={interval} axis />
          <RatioKey measures={[measure]} />
        </div>
      )}
      {measure.funnel && measure.funnel.length > 0 && <Funnel stages={measure.funnel} measure={measure} />}
    </>
  );
}

/** What only the working shows: the test, the interval's name, the interval that spreadsheets give. */
export function likelihoodFacts(measure: Likelihood): [name: string, words: string][] {
  const facts: [string, string][] = [];
  if (measure.family && measure.funnel) {
    for (const { label, group, rest, unknown } of measure.funnel) {
      facts.push([
        label,
        `${formatCount(group)} of the group, ${formatCount(rest)} of all others, ${formatCount(unknown)} not known`,
      ]);
    }
  }
  const { audit, interval } = measure;
  if (interval && !isHidden(interval))
    facts.push(['Interval', `${levelWords(interval)}, ${methodWords(interval.method)}`]);
  if (audit && !isHidden(audit))
    facts.push(['To compare with a spreadsheet', `Katz log interval ${formatRange(audit, formatRatio)}`]);
  if (measure.unknown_events !== 0)
    facts.push(['Not known', `${counted(measure.unknown_events, 'event')} of people with no known answer`]);
  return facts;
}
