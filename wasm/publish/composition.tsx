import type { Composition, CompositionCategory, Figure } from '../src/types';
import { Bar } from './bars';
import { counted, formatCount, formatPercent, isHidden } from './format';
import { marked } from './hidden';
import { TableBox } from './table';
import { unitHead, unitOf } from './words';

/** From this many categories with nobody in them they stand in one line under the table. */
const FOLD_FROM = 5;

interface RowProps {
  category: CompositionCategory;
  tone: number | 'unknown';
  /** Without unknown answers both shares are the same, and one column says it. */
  withKnown: boolean;
}

const share = (percent: Figure) => (percent === null ? '–' : marked(formatPercent(percent)));

function Row({ category, tone, withKnown }: RowProps) {
  const parts = [{ id: category.id, percent: category.percent_of_all ?? 0, tone }];
  return (
    <tr class={category.known ? undefined : 'eh-table__unknown'}>
      <th scope="row">
        {category.label}
        <span class="eh-only-narrow">
          <Bar parts={parts} thin />
        </span>
      </th>
      <td class="eh-number">{marked(formatCount(category.count))}</td>
      <td class="eh-number">{share(category.percent_of_all)}</td>
      {withKnown && <td class="eh-number">{share(category.percent_of_known)}</td>}
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} />
      </td>
    </tr>
  );
}

/** Headcount by category: answers first, then, set apart, those whose answer is not known. */
export function CompositionTable({ measure }: { measure: Composition }) {
  const answers = measure.categories.filter((category) => category.known);
  const empty = answers.filter((category) => category.count === 0);
  const folded = empty.length >= FOLD_FROM && empty.length < answers.length;
  const known = folded ? answers.filter((category) => category.count !== 0) : answers;
  const unknown = measure.categories.filter((category) => !category.known);
  const { base, known: those } = measure;
  // A hidden number may not tell whether anybody is not known.
  const withKnown = isHidden(base) || isHidden(those) || those < base;
  const columns = withKnown ? 5 : 4;
  const { one, many } = unitOf(measure);
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(base, one, many))},{' '}
        {withKnown ? <>of whom {marked(formatCount(those))} known</> : 'all known'}.
      </p>
      <TableBox label={`${measure.title}: table`} values={[base, those, measure.categories]}>
        <table class="eh-table">
          <caption class="nhsuk-u-visually-hidden">{measure.title}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col" class="eh-number">
                {unitHead(measure)}
              </th>
              <th scope="col" class="eh-number">
                % of all {marked(formatCount(base))}
              </th>
              {withKnown && (
                <th scope="col" class="eh-number">
                  % of known {marked(formatCount(those))}
                </th>
              )}
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to 100% of all
              </td>
            </tr>
          </thead>
          <tbody>
            {known.map((category) => (
              <Row key={category.id} category={category} tone={0} withKnown={withKnown} />
            ))}
          </tbody>
          {unknown.length > 0 && (
            <tbody class="eh-table__apart">
              <tr>
                <th scope="rowgroup" colSpan={columns} class="eh-table__group">
                  Not known
                </th>
              </tr>
              {unknown.map((category) => (
                <Row key={category.id} category={category} tone="unknown" withKnown={withKnown} />
              ))}
            </tbody>
          )}
        </table>
      </TableBox>
      {folded && <p class="eh-small">Nobody in: {empty.map((category) => category.label).join('; ')}.</p>}
    </>
  );
}
