import type { Comparison, Composition, CompositionCategory } from '../src/types';
import { useAround } from './around';
import { Bar, fairMost, MarkKey } from './bars';
import { IntervalWords, shownEnds } from './explain';
import {
  cellRange,
  counted,
  formatChance,
  formatCount,
  formatPercent,
  formatPoints,
  formatRange,
  isHidden,
  shownNumber,
} from './format';
import { marked } from './hidden';
import { NumberHead, TableBox } from './table';
import { sourceWords } from './words';

export type Compared = Composition & { comparison: Comparison };

export const isCompared = (measure: Composition): measure is Compared => measure.comparison !== null;

/** "England, all ages, Census 2021", with the ages if the label does not say them. */
export const againstWords = ({ label, ages }: Comparison) => (label.includes(ages) ? label : `${label} (${ages})`);

interface RowProps {
  category: CompositionCategory;
  decides: boolean;
  /** Whether any category is rated: then those that are too small say so. */
  rated: boolean;
  most: number;
}

function Row({ category, decides, rated, most }: RowProps) {
  const { benchmark, percent_of_known: percent } = category;
  const parts = [{ id: category.id, percent, tone: 0 }];
  const marks = { interval: benchmark?.interval ?? null, comparator: benchmark?.percent ?? null, most };
  return (
    <tr>
      <th scope="row">
        {category.label}
        {decides && <span class="eh-of">decides the rating</span>}
        {rated && benchmark && !benchmark.counts && <span class="eh-of">too few expected to be rated</span>}
        <span class="eh-only-narrow">
          <Bar parts={parts} {...marks} thin />
        </span>
      </th>
      <td class="eh-number">{marked(formatCount(category.count))}</td>
      <td class="eh-number">
        {percent === null ? '–' : marked(formatPercent(percent))}
        {benchmark && <span class="eh-of eh-only-narrow">{marked(cellRange(benchmark.interval, formatPercent))}</span>}
      </td>
      <td class="eh-number eh-only-wide">{benchmark ? marked(formatRange(benchmark.interval, formatPercent)) : '–'}</td>
      <td class="eh-number eh-benchmark">{benchmark ? formatPercent(benchmark.percent) : 'none'}</td>
      <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
        <Bar parts={parts} {...marks} />
      </td>
    </tr>
  );
}

/** A composition beside a population's: known answers only, against those who answered there. */
export function ComparisonTable({ measure }: { measure: Compared }) {
  const { comparison, known, rating } = measure;
  const { benchmark } = useAround();
  const rows = measure.categories.filter((category) => category.known);
  const level = rows.find((category) => category.benchmark)?.benchmark?.interval ?? { level: 0.95 };
  const most = fairMost(
    rows.map(({ benchmark: own, percent_of_known: percent }) => [
      percent,
      own?.percent ?? null,
      shownEnds(own?.interval ?? null)?.high ?? null,
    ]),
  );
  const cut = rows.some(({ percent_of_known: percent }) => (shownNumber(percent) ?? 0) > most);
  return (
    <>
      <p class="eh-base">
        Base: {marked(counted(known, 'person', 'people'))} whose answer is known
        {known === measure.base && !isHidden(known) ? '' : marked(`, of ${formatCount(measure.base)}`)}. Compared with{' '}
        <strong>{againstWords(comparison)}</strong>, of those who answered there.
        {!comparison.rated && comparison.why_not !== '' && ` ${comparison.why_not}`}
      </p>
      <MarkKey bar="This workforce" interval comparator="Benchmark" cut={cut} />
      <TableBox
        label={`${measure.title}: table`}
        values={[
          known,
          rows.map(({ count, percent_of_known: percent, benchmark: own }) => [count, percent, own?.interval]),
        ]}
      >
        <table class="eh-table eh-table--compared">
          <caption class="nhsuk-u-visually-hidden">
            {measure.title}: this workforce beside {againstWords(comparison)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <NumberHead>People</NumberHead>
              <NumberHead>
                % of known {marked(formatCount(known))}
                <span class="eh-of eh-only-narrow">
                  <IntervalWords interval={level} />
                </span>
              </NumberHead>
              <th scope="col" class="eh-number eh-only-wide">
                <IntervalWords interval={level} />
              </th>
              <NumberHead>Benchmark</NumberHead>
              <td class="eh-only-wide eh-bar-cell" aria-hidden="true">
                0 to {most}% of known
              </td>
            </tr>
          </thead>
          <tbody>
            {rows.map((category) => (
              <Row
                key={category.id}
                category={category}
                decides={rating.group === category.id}
                rated={comparison.rated}
                most={most}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
      <p class="eh-small">
        Benchmark: {sourceWords(comparison.source)}.{benchmark?.licence ? ` ${benchmark.licence}.` : ''}
      </p>
    </>
  );
}

/** Of each group, whether its difference from the population may be chance: for the working, not for the headline. */
export function ComparisonTests({ measure }: { measure: Compared }) {
  const rows = measure.categories.filter(({ benchmark }) => benchmark !== null && benchmark.p_value !== null);
  if (rows.length === 0) return null;
  return (
    <TableBox
      label={`${measure.title}: p-values`}
      values={rows.map(({ benchmark: own }) => [own!.p_value, own!.p_adjusted, own!.residual])}
    >
      <table class="eh-table eh-table--account">
        <caption class="eh-table__caption">Each group against the benchmark</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <NumberHead>p-value</NumberHead>
            <NumberHead>Adjusted</NumberHead>
            <NumberHead>Standardised residual</NumberHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, benchmark }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td class="eh-number">{benchmark!.p_value === null ? '–' : marked(formatChance(benchmark!.p_value))}</td>
              <td class="eh-number">
                {benchmark!.p_adjusted === null ? '–' : marked(formatChance(benchmark!.p_adjusted))}
              </td>
              <td class="eh-number">
                {benchmark!.residual === null ? '–' : marked(formatPoints(benchmark!.residual))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
