import type { Figure, Score, ScoreGroup } from '../src/types';
import { Bar } from './bars';
import { counted, formatCount, formatScore, formatScores } from './format';
import { marked } from './hidden';
import { Finding, NumberHead, TableBox } from './table';

/** Where a score lies on a bar. */
const place = (score: Figure) => (typeof score === 'number' ? score * 10 : score);

function Row({ group, withComparator }: { group: ScoreGroup; withComparator: boolean }) {
  const parts = [{ id: group.id, percent: place(group.score), tone: 0 }];
  const comparator = place(group.comparator);
  return (
    <tr>
      <th scope="row">
        {group.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} comparator={comparator} thin />
        </span>
      </th>
      <td class="eh-number">{marked(formatCount(group.base))}</td>
      <td class="eh-number">{marked(formatScore(group.score))}</td>
      {withComparator && <td class="eh-number">{marked(formatScore(group.comparator))}</td>}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} comparator={comparator} />
      </td>
    </tr>
  );
}

/** Scores from 0 to 10. */
export function ScoreFigures({ measure }: { measure: Score }) {
  const [first, second] = measure.groups;
  const withComparator = measure.groups.some(({ comparator }) => comparator !== null);
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(measure.base, 'person', 'people'))}. Scores run from 0 to 10; higher is better.
        {withComparator && ' The mark across a bar is the comparator.'}
      </p>
      <TableBox label={`${measure.title}: table`} values={measure.groups}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>People</NumberHead>
              <NumberHead>Score</NumberHead>
              {withComparator && <NumberHead>Comparator</NumberHead>}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 10
              </td>
            </tr>
          </thead>
          <tbody>
            {measure.groups.map((group) => (
              <Row key={group.id} group={group} withComparator={withComparator} />
            ))}
          </tbody>
        </table>
      </TableBox>
      {measure.value !== null && first && second && (
        <Finding name={`Difference, ${first.label} − ${second.label}`}>{marked(formatScores(measure.value))}</Finding>
      )}
    </>
  );
}
