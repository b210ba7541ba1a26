import type { Family, Measure, Rate, Score } from '../src/types';
import { measureAnchor } from './around';
import { IntervalWords } from './explain';
import { counted, formatCount, formatPercent, formatPoints, formatRange, formatScore, formatScores } from './format';
import { marked } from './hidden';
import { STATUS_WORDS } from './measure';
import { RowRating } from './rating';
import { RowWorking } from './row-working';
import { NumberHead, TableBox } from './table';

type Answers = Rate | Score;

/** A percentage or a score, what it is out of, and the same elsewhere. */
function Answer({ measure, id }: { measure: Answers; id: string }) {
  let words = '–';
  let of = '';
  let elsewhere = '';
  if (measure.kind === 'rate') {
    const group = measure.groups.find((candidate) => candidate.id === id);
    if (group && group.percent !== null) words = formatPercent(group.percent);
    if (group) of = `${formatCount(group.numerator)} of ${formatCount(group.denominator)}`;
    if (group && group.comparator !== null) elsewhere = formatPercent(group.comparator);
  } else {
    const group = measure.groups.find((candidate) => candidate.id === id);
    if (group) words = formatScore(group.score);
    if (group) of = `of 10; ${counted(group.base, 'person', 'people')}`;
    if (group && group.comparator !== null) elsewhere = formatScore(group.comparator);
  }
  return (
    <td class="eh-number">
      {marked(words)}
      {of && <span class="eh-of">{marked(of)}</span>}
      {elsewhere && <span class="eh-of">comparator {marked(elsewhere)}</span>}
    </td>
  );
}

/** The first group minus the second. */
function Compared({ measure }: { measure: Answers }) {
  if (measure.status !== 'ok' || measure.value === null || (measure.kind === 'rate' && !measure.compared)) {
    return <td class="eh-number">–</td>;
  }
  return (
    <td class="eh-number">
      {marked(measure.kind === 'rate' ? formatPoints(measure.value) : formatScores(measure.value))}
      {measure.kind === 'rate' && measure.interval && (
        <span class="eh-of">{marked(formatRange(measure.interval, formatPoints))}</span>
      )}
    </td>
  );
}

/** Up to so many groups leave room for the questions; from so many on the columns are narrow. */
const FEW = 3;
const MANY = 7;

/** Questions down, groups across. */
export function AnswersTable({ family, measures }: { family: Family; measures: Answers[] }) {
  const labels = new Map<string, string>();
  for (const measure of measures) for (const { id, label } of measure.groups) labels.set(id, label);
  const pair = measures.flatMap((measure) => (measure.kind === 'rate' && measure.compared) || [])[0];
  const compared = pair !== undefined;
  const survey = family.id.startsWith('survey');
  const scores = measures.some(({ kind }) => kind === 'score');
  const columns = 1 + labels.size + (compared ? 1 : 0);
  return (
    <>
      <p class="eh-base">
        Each percentage is a share of those {survey ? 'who answered' : 'whose answer is known'}; both numbers stand
        under it.{scores && ' Scores run from 0 to 10.'}
      </p>
      <TableBox label={`${family.title}: table`} values={measures.filter(({ status }) => status !== 'hidden')}>
        <table
          class={`eh-table eh-table--family${labels.size >= MANY ? ' eh-table--many' : labels.size <= FEW ? ' eh-table--paired' : ''}`}
        >
          <caption class="nhsuk-u-visually-hidden">{family.title}</caption>
          <thead>
            <tr>
              <th scope="col">{survey ? 'Question' : 'Measure'}</th>
              {[...labels].map(([id, label]) => (
                <NumberHead key={id}>{label}</NumberHead>
              ))}
              {compared && (
                <NumberHead>
                  Difference
                  <span class="eh-of">
                    {labels.size > 2 && 'first two groups, '}in points; <IntervalWords interval={{ level: 0.95 }} />
                  </span>
                </NumberHead>
              )}
            </tr>
          </thead>
          {measures.map((measure) => (
            <tbody key={measure.id} id={measureAnchor(measure.id)} class="eh-family__row">
              <tr>
                <th scope="row">
                  {measure.title}
                  <RowRating measure={measure} among={measures} />
                </th>
                {measure.status === 'ok' ? (
                  [...labels.keys()].map((id) => <Answer key={id} measure={measure} id={id} />)
                ) : (
                  <td class="eh-family__reason" colSpan={labels.size}>
                    {STATUS_WORDS[measure.status]}. {marked(measure.reason)}
                  </td>
                )}
                {compared && <Compared measure={measure} />}
              </tr>
              <RowWorking measure={measure} columns={columns} />
            </tbody>
          ))}
        </table>
      </TableBox>
    </>
  );
}

export const areAnswers = (measures: Measure[]): measures is Answers[] =>
  measures.every(({ kind }) => kind === 'rate' || kind === 'score') &&
  measures.some((measure) => 'groups' in measure && measure.groups.length > 0);
