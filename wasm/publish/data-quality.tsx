import type { Check, Measure, Rate, RateGroup } from '../src/types';
import { CheckList } from './accounts';
import { Bar, MarkKey, roundMost } from './bars';
import { IntervalWords, shownEnds } from './explain';
import { cellRange, counted, formatCount, formatPercent } from './format';
import { holdsHidden, marked } from './hidden';
import { splitTitle } from './rate';
import { NumberHead, TableBox } from './table';

/** Groups of people with the most answers not recorded: a list to work from. */
export function AskFirst({ measure }: { measure: Rate }) {
  const most = roundMost(measure.groups.map(({ percent, interval }) => shownEnds(interval)?.high ?? percent));
  const interval = measure.groups.find((group) => group.interval !== null)?.interval;
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(measure.base, 'person', 'people'))}.
        {!holdsHidden(measure.groups) && ' The largest number of answers not recorded stands first.'}
      </p>
      <MarkKey bar="Answers not recorded" tone="unknown" interval={interval !== undefined} />
      <TableBox label={`${measure.title}: table`} values={measure.groups}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Answer, and where</th>
              <NumberHead>Not recorded</NumberHead>
              <NumberHead>People there</NumberHead>
              <NumberHead>%</NumberHead>
              {interval && (
                <NumberHead>
                  <IntervalWords interval={interval} />
                </NumberHead>
              )}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to {most}%
              </td>
            </tr>
          </thead>
          <tbody>
            {measure.groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">{group.label}</th>
                <td class="eh-number">{marked(formatCount(group.numerator))}</td>
                <td class="eh-number">{marked(formatCount(group.denominator))}</td>
                <td class="eh-number">{marked(formatPercent(group.percent))}</td>
                {interval && (
                  <td class="eh-number eh-interval">
                    {group.interval ? marked(cellRange(group.interval, formatPercent)) : '–'}
                  </td>
                )}
                <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                  <Bar
                    parts={[{ id: group.id, percent: group.percent, tone: 'unknown' }]}
                    interval={group.interval}
                    most={most}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

const isDeclaration = (measure: Measure): measure is Rate =>
  measure.kind === 'rate' && measure.id.startsWith('declaration.') && measure.status === 'ok';

const splitOf = ({ id }: RateGroup) => (id.includes('.') ? id.split('.')[0]! : '');

/** "Disability: declaration rate" is headed "Disability". */
const headOf = ({ title }: Rate) => title.split(':')[0]!;

/** How many answers are known of each characteristic, for everybody and by where and when people joined. */
export function DeclarationTable({ measures }: { measures: Measure[] }) {
  const rates = measures.filter(isDeclaration);
  const groups = new Map(rates.flatMap((rate) => rate.groups.map((group) => [group.id, group] as const)));
  if (rates.length < 2 || groups.size < 2) return null;
  const splits = [...new Set([...groups.values()].map(splitOf))];
  const title = 'Known answers by site, contract and when people joined';
  return (
    <article class="eh-measure eh-measure--long" id="declarations" aria-labelledby="declarations-title">
      <h3 class="eh-measure__title" id="declarations-title">
        {title}
      </h3>
      <p class="eh-base">
        Per cent of the people in each row whose answer is known. Counts and intervals stand in each section.
      </p>
      <TableBox label={`${title}: table`} values={rates.map((rate) => rate.groups.map(({ percent }) => percent))}>
        <table class="eh-table eh-table--grid eh-table--many">
          <caption class="nhsuk-u-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">People</th>
              {rates.map((rate) => (
                <NumberHead key={rate.id}>{headOf(rate)}</NumberHead>
              ))}
            </tr>
          </thead>
          {splits.map((split) => (
            <tbody key={split}>
              {split && (
                <tr>
                  <th scope="rowgroup" colSpan={1 + rates.length} class="eh-table__group">
                    {splitTitle(split)}
                  </th>
                </tr>
              )}
              {[...groups.values()]
                .filter((group) => splitOf(group) === split)
                .map(({ id, label }) => (
                  <tr key={id}>
                    <th scope="row">{label}</th>
                    {rates.map((rate) => {
                      const group = rate.groups.find((candidate) => candidate.id === id);
                      return (
                        <td key={rate.id} class="eh-number">
                          {group && group.percent !== null ? marked(formatPercent(group.percent)) : '–'}
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </TableBox>
    </article>
  );
}

/** From so many on, checks that passed are one key away. */
const FOLD_FROM = 6;

/** Whether the figures agree with each other: those that do not first, in the words of the checks. */
export function Checks({ checks }: { checks: Check[] }) {
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  if (checks.length === 0) return null;
  return (
    <>
      <h3 class="eh-measure__title">Do the figures agree with each other?</h3>
      {failed.length > 0 && <CheckList checks={failed} />}
      {passed.length < FOLD_FROM ? (
        <CheckList checks={passed} />
      ) : (
        <details class="nhsuk-details eh-how eh-how--checks">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">{counted(passed.length, 'check')} passed</span>
          </summary>
          <div class="nhsuk-details__text">
            <CheckList checks={passed} />
          </div>
        </details>
      )}
    </>
  );
}
