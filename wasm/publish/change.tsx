import type { ChangeCategory, CompositionChange, Figure } from '../src/types';
import { SignedBar } from './bars';
import { counted, formatCount, formatPercent, formatPoints, isHidden, shownNumber } from './format';
import { holdsHidden, marked } from './hidden';
import { NumberHead, TableBox } from './table';

const share = (percent: Figure) => (percent === null ? '–' : formatPercent(percent));

/** What takes people away is counted, too, but with a minus. */
const TAKES = new Set(['leavers', 'transferred_out']);

/** The way from the headcount before to the headcount after, step by step. */
function Steps({ measure: { before, after, flows } }: { measure: CompositionChange }) {
  const moving = flows.filter(({ id, people }) => id !== 'answers' && people !== 0);
  const answers = flows.find(({ id }) => id === 'answers');
  return (
    <ul class="eh-steps-of-change" aria-label="From the headcount before to the headcount after">
      <li>
        Before <strong>{marked(formatCount(before))}</strong>
      </li>
      {moving.map(({ id, label, people }) => (
        <li key={id}>
          {label}{' '}
          <strong>
            {TAKES.has(id) ? '\u2212' : '+'}
            {marked(formatCount(people))}
          </strong>
        </li>
      ))}
      <li>
        After <strong>{marked(formatCount(after))}</strong>
      </li>
      {answers && answers.people !== 0 && (
        <li class="eh-steps-of-change__aside">
          {answers.label}: {marked(counted(answers.people, 'person', 'people'))} who stayed
        </li>
      )}
    </ul>
  );
}

type CountKey = 'stayers' | 'joiners' | 'leavers' | 'transferred_in' | 'transferred_out' | 'answers_in' | 'answers_out';

const COUNTS: [CountKey, string, sign: string][] = [
  ['stayers', 'Stayed, same answer', ''],
  ['joiners', 'Joined', '+'],
  ['leavers', 'Left', '\u2212'],
  ['transferred_in', 'Transferred in', '+'],
  ['transferred_out', 'Transferred out', '\u2212'],
  ['answers_in', 'Answer changed to this', '+'],
  ['answers_out', 'Answer changed from this', '\u2212'],
];

/** What the table of people shows of a category. */
const peopleOf = (category: ChangeCategory) => [
  category.before,
  category.after,
  category.percent_before,
  category.percent_after,
  ...COUNTS.map(([key]) => category[key]),
];

function People({ measure }: { measure: CompositionChange }) {
  const shown = COUNTS.filter(([key]) => measure.categories.some((category) => category[key] !== 0));
  return (
    <>
      <p class="eh-base">
        People: before, who stayed, who came and went, after. Percentages are of everybody,{' '}
        {marked(formatCount(measure.before))} before and {marked(formatCount(measure.after))} after.
      </p>
      <TableBox label={`${measure.title}: people`} values={measure.categories.map(peopleOf)}>
        <table class="eh-table eh-table--many eh-table--change">
          <caption class="nhsuk-u-visually-hidden">{measure.title}: people before and after</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>Before</NumberHead>
              {shown.map(([key, label]) => (
                <NumberHead key={key}>{label}</NumberHead>
              ))}
              <NumberHead>After</NumberHead>
            </tr>
          </thead>
          <tbody>
            {measure.categories.map((category) => (
              <tr key={category.id} class={category.known ? undefined : 'eh-table__unknown'}>
                <th scope="row">{category.label}</th>
                <td class="eh-number">
                  {marked(formatCount(category.before))}
                  <span class="eh-of">{marked(share(category.percent_before))}</span>
                </td>
                {shown.map(([key, , sign]) => (
                  <td key={key} class="eh-number">
                    {category[key] !== 0 && !isHidden(category[key]) && sign}
                    {marked(formatCount(category[key]))}
                  </td>
                ))}
                <td class="eh-number">
                  {marked(formatCount(category.after))}
                  <span class="eh-of">{marked(share(category.percent_after))}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

/** The flows that moved a share; each with its own column of bars on one scale. */
function Contributions({ measure }: { measure: CompositionChange }) {
  const moved = measure.categories.filter(({ contributions }) => contributions.length > 0);
  const shown = measure.flows.filter(({ people }) => people !== 0);
  const all = moved.flatMap(({ contributions }) =>
    contributions.map(({ points }) => Math.abs(shownNumber(points) ?? 0)),
  );
  const most = Math.max(0.1, ...all);
  if (moved.length === 0 || shown.length === 0) return null;
  const of = (category: ChangeCategory, flow: string) =>
    category.contributions.find(({ id }) => id === flow)?.points ?? null;
  return (
    <>
      <p class="eh-base">
        What moved each group’s share, in percentage points. A bar to the right: the share grew; to the left: it shrank.
      </p>
      <TableBox
        label={`${measure.title}: what moved each share`}
        values={moved.map(({ contributions, percent_before, percent_after }) => [
          contributions.filter(({ id }) => shown.some((flow) => flow.id === id)),
          percent_before,
          percent_after,
        ])}
      >
        <table class="eh-table eh-table--moves">
          <caption class="nhsuk-u-visually-hidden">
            {measure.title}: what moved each share, in percentage points
          </caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>Before</NumberHead>
              {shown.map(({ id, label }) => (
                <th key={id} scope="col" class="eh-signed">
                  {label}
                </th>
              ))}
              <NumberHead>After</NumberHead>
            </tr>
          </thead>
          <tbody>
            {moved.map((category) => (
              <tr key={category.id} class={category.known ? undefined : 'eh-table__unknown'}>
                <th scope="row">{category.label}</th>
                <td class="eh-number">{marked(share(category.percent_before))}</td>
                {shown.map(({ id }) => {
                  const points = of(category, id);
                  return (
                    <td key={id} class="eh-signed">
                      {points === null ? '–' : marked(formatPoints(points))}
                      {points !== null && !isHidden(points) && <SignedBar value={points} most={most} />}
                    </td>
                  );
                })}
                <td class="eh-number">{marked(share(category.percent_after))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

const listed = (names: string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** Without the people whom a contract brought or took. */
function LikeForLike({ measure }: { measure: CompositionChange }) {
  const { contracts_in: came, contracts_out: went, like_for_like: alike } = measure;
  const same = alike.before === measure.before && alike.after === measure.after;
  if (same && !(holdsHidden(alike) && came.length + went.length > 0)) return null;
  return (
    <>
      <p class="eh-base eh-base--next">
        Like for like: without people who transferred with a contract
        {came.length > 0 && `; in: ${listed(came)}`}
        {went.length > 0 && `; out: ${listed(went)}`}.
      </p>
      <TableBox
        label={`${measure.title}: like for like`}
        values={[alike, measure.categories.map((category) => category.like_for_like)]}
      >
        <table class="eh-table eh-table--account">
          <caption class="nhsuk-u-visually-hidden">
            {measure.title}: like for like, without transferred contracts
          </caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>Before</NumberHead>
              <NumberHead>% of {marked(formatCount(alike.before))}</NumberHead>
              <NumberHead>After</NumberHead>
              <NumberHead>% of {marked(formatCount(alike.after))}</NumberHead>
            </tr>
          </thead>
          <tbody>
            {measure.categories.map(({ id, known, label, like_for_like: own }) => (
              <tr key={id} class={known ? undefined : 'eh-table__unknown'}>
                <th scope="row">{label}</th>
                <td class="eh-number">{marked(formatCount(own.before))}</td>
                <td class="eh-number">{marked(share(own.percent_before))}</td>
                <td class="eh-number">{marked(formatCount(own.after))}</td>
                <td class="eh-number">{marked(share(own.percent_after))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

const BASES: Record<CompositionChange['basis'], string> = {
  two_lists: 'From two staff lists, person by person.',
  dates: 'From the dates in this year’s files: who left is in the file of leavers, who joined in the staff list.',
};

/** With more groups than this, the people of each are one key away. */
const MOST_ROWS = 6;

/** Who stayed, joined, left or moved with a contract, and how much each moved the shares. */
export function ChangeFigures({ measure }: { measure: CompositionChange }) {
  return (
    <>
      <p class="eh-base">{BASES[measure.basis]}</p>
      <Steps measure={measure} />
      <Contributions measure={measure} />
      {measure.categories.length <= MOST_ROWS ? (
        <People measure={measure} />
      ) : (
        <details class="nhsuk-details eh-how">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              People, group by group<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
            </span>
          </summary>
          <div class="nhsuk-details__text">
            <People measure={measure} />
          </div>
        </details>
      )}
      <LikeForLike measure={measure} />
    </>
  );
}
