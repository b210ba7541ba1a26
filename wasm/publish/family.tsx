import type { Family, Interval, Likelihood, LikelihoodGroup, Measure, Rate, Score } from '../src/types';
import {
  counted,
  formatCount,
  formatDecimal,
  formatPercent,
  formatPoints,
  formatRange,
  formatRate,
  formatRatio,
} from './format';
import { Facts, Figures, Notes, STATUS_WORDS, measureAnchor, type Printed } from './measure';
import { Axis, Plot, RATIO_SCALE } from './plot';
import { isOfStocks, RatioKey } from './likelihood';
import { RatingCounts, RatingTag } from './rating';
import { NumberHead, TableBox } from './table';
import { sourceWords } from './words';

export const familyAnchor = (family: Family) => `family-${family.id.replace(/[^a-z0-9]+/gi, '-')}`;

/** The two groups that every row compares, where they are the same in all: then the rows are measures, not groups. */
function pairOf(measures: Likelihood[]): string[] | null {
  const pairs = new Set(measures.map(({ groups }) => groups.map(({ label }) => label).join('\n')));
  const [pair] = pairs;
  return measures.length > 1 && pairs.size === 1 && pair ? pair.split('\n') : null;
}

/** The group that a row is about, whose id ends the measure's, and everybody else, on whichever side of the ratio. */
function sidesOf({ id, groups }: Likelihood) {
  const own = groups.find((group) => id.endsWith(`.${group.id}`)) ?? groups.find((group) => group.id !== 'rest');
  return { own, rest: groups.find((group) => group !== own) };
}

function How({ measure, columns }: { measure: Measure; columns: number }) {
  return (
    <tr class="eh-family__how">
      <td colSpan={columns}>
        <details class="nhsuk-details eh-how">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              How<span class="nhsuk-u-visually-hidden"> this is worked out: {measure.title}</span>
            </span>
          </summary>
          <div class="nhsuk-details__text">
            {measure.sentence && <p>{measure.sentence}</p>}
            <Facts measure={measure} rated />
          </div>
        </details>
      </td>
    </tr>
  );
}

const Events = ({ group: { events, base, rate }, stocks }: { group: LikelihoodGroup; stocks: boolean }) => (
  <td class="eh-number">
    {rate === null ? '–' : stocks ? formatRatio(rate) : formatRate(rate)}
    <span class="eh-of">
      {formatCount(events)} {stocks ? 'to' : 'of'} {formatCount(base)}
    </span>
  </td>
);

/** An interval under its figure, on two lines where there is no upper limit. */
const Ends = ({ interval }: { interval: Interval }) => (
  <span class="eh-of">
    {interval.high === null ? (
      <>
        {formatRatio(interval.low)} upwards,
        <br />
        no upper limit
      </>
    ) : (
      formatRange(interval, formatRatio)
    )}
  </span>
);

interface RowProps {
  measure: Likelihood;
  stages: string[];
  columns: number;
  /** Every row compares the same two groups. */
  paired: boolean;
}

function LikelihoodRow({ measure, stages, columns, paired }: RowProps) {
  const { groups, interval, value } = measure;
  const { own, rest } = paired ? { own: groups[0], rest: groups[1] } : sidesOf(measure);
  return (
    <tbody id={measureAnchor(measure.id)} class="eh-family__row">
      <tr>
        <th scope="row">
          {paired ? measure.title : (own?.label ?? measure.title)}
          {measure.status === 'ok' && (
            <span class="eh-family__rating">
              <RatingTag rating={measure.rating} brief />
            </span>
          )}
        </th>
        {stages.map((id) => {
          const stage = measure.funnel?.find((candidate) => candidate.id === id);
          return (
            <td key={id} class="eh-number eh-stage">
              {stage ? formatCount(stage.group) : '–'}
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
              {formatRatio(value)}
              {interval && <Ends interval={interval} />}
            </td>
            <td class="eh-plot-cell" aria-hidden="true">
              <Plot scale={RATIO_SCALE} value={value} interval={interval} />
            </td>
          </>
        ) : (
          <td class="eh-family__reason" colSpan={2}>
            {STATUS_WORDS[measure.status]}. {measure.reason}
          </td>
        )}
      </tr>
      <How measure={measure} columns={columns} />
    </tbody>
  );
}

function LikelihoodTable({ family, measures }: { family: Family; measures: Likelihood[] }) {
  const stages = ['applied', 'shortlisted', 'appointed'].flatMap(
    (id) => measures.flatMap(({ funnel }) => funnel ?? []).find((stage) => stage.id === id) ?? [],
  );
  const columns = 5 + stages.length;
  const [first] = measures;
  const pair = pairOf(measures);
  const restOnTop = measures.some((measure) => measure.groups[0] && measure.groups[0] === sidesOf(measure).rest);
  const level = measures.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
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
      <TableBox label={`${family.title}: table`}>
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
                Ratio<span class="eh-of">{Math.round(level * 100)}% interval</span>
              </NumberHead>
              <td class="eh-plot-cell" aria-hidden="true">
                <Axis scale={RATIO_SCALE} />
              </td>
            </tr>
          </thead>
          {measures.map((measure) => (
            <LikelihoodRow
              key={measure.id}
              measure={measure}
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
    if (group && group.score !== null) words = formatDecimal(group.score, 1);
    if (group) of = `of 10; ${counted(group.base, 'person', 'people')}`;
    if (group && group.comparator !== null) elsewhere = formatDecimal(group.comparator, 1);
  }
  return (
    <td class="eh-number">
      {words}
      {of && <span class="eh-of">{of}</span>}
      {elsewhere && <span class="eh-of">comparator {elsewhere}</span>}
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
      {formatPoints(measure.value)}
      {measure.kind === 'rate' && measure.interval && (
        <span class="eh-of">{formatRange(measure.interval, formatPoints)}</span>
      )}
    </td>
  );
}

/** Up to so many groups leave room for the questions; from so many on the columns are narrow. */
const FEW = 3;
const MANY = 7;

/** Questions down, groups across. */
function AnswersTable({ family, measures }: { family: Family; measures: Answers[] }) {
  const labels = new Map<string, string>();
  for (const measure of measures) for (const { id, label } of measure.groups) labels.set(id, label);
  const pair = measures.flatMap((measure) => (measure.kind === 'rate' && measure.compared) || [])[0];
  const compared = pair !== undefined;
  const columns = 1 + labels.size + (compared ? 1 : 0);
  return (
    <>
      <p class="eh-base">
        Each percentage is a share of those who answered; both numbers stand under it. Scores run from 0 to 10.
      </p>
      <TableBox label={`${family.title}: table`}>
        <table
          class={`eh-table eh-table--family${labels.size >= MANY ? ' eh-table--many' : labels.size <= FEW ? ' eh-table--paired' : ''}`}
        >
          <caption class="nhsuk-u-visually-hidden">{family.title}</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              {[...labels].map(([id, label]) => (
                <NumberHead key={id}>{label}</NumberHead>
              ))}
              {compared && (
                <NumberHead>
                  Difference<span class="eh-of">first two groups, in points</span>
                </NumberHead>
              )}
            </tr>
          </thead>
          {measures.map((measure) => (
            <tbody key={measure.id} id={measureAnchor(measure.id)} class="eh-family__row">
              <tr>
                <th scope="row">
                  {measure.title}
                  {measure.status === 'ok' && (
                    <span class="eh-family__rating">
                      <RatingTag rating={measure.rating} brief />
                    </span>
                  )}
                </th>
                {measure.status === 'ok' ? (
                  [...labels.keys()].map((id) => <Answer key={id} measure={measure} id={id} />)
                ) : (
                  <td class="eh-family__reason" colSpan={labels.size}>
                    {STATUS_WORDS[measure.status]}. {measure.reason}
                  </td>
                )}
                {compared && <Compared measure={measure} />}
              </tr>
              <How measure={measure} columns={columns} />
            </tbody>
          ))}
        </table>
      </TableBox>
    </>
  );
}

/** Measures of several sorts: one after another, without a card each. */
function Blocks({ measures }: { measures: Measure[] }) {
  return (
    <>
      {measures.map((measure) => (
        <section key={measure.id} class="eh-family__block" id={measureAnchor(measure.id)}>
          <h4 class="eh-family__name">
            {measure.title} {measure.status === 'ok' && <RatingTag rating={measure.rating} brief />}
          </h4>
          {measure.status === 'ok' ? (
            <>
              {measure.sentence && <p class="eh-measure__sentence">{measure.sentence}</p>}
              <Figures measure={measure} />
            </>
          ) : (
            <p class="eh-measure__absent">
              <strong>{STATUS_WORDS[measure.status]}.</strong> {measure.reason}
            </p>
          )}
          <details class="nhsuk-details eh-how">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                How this is worked out<span class="nhsuk-u-visually-hidden">: {measure.title}</span>
              </span>
            </summary>
            <div class="nhsuk-details__text">
              <Facts measure={measure} rated />
            </div>
          </details>
        </section>
      ))}
    </>
  );
}

const areAnswers = (measures: Measure[]): measures is Answers[] =>
  measures.every(({ kind }) => kind === 'rate' || kind === 'score') &&
  measures.some((measure) => 'groups' in measure && measure.groups.length > 0);

const isLikelihoods = (measures: Measure[]): measures is Likelihood[] =>
  measures.every(({ kind }) => kind === 'likelihood');

export function FamilyTable({ family, measures }: { family: Family; measures: Measure[] }) {
  if (isLikelihoods(measures)) return <LikelihoodTable family={family} measures={measures} />;
  if (areAnswers(measures)) return <AnswersTable family={family} measures={measures} />;
  return <Blocks measures={measures} />;
}

/** Hundreds of workings would bury the tables on paper: there the counts are enough, with the source. */
function OnPaper({ measures }: { measures: Measure[] }) {
  const sources = new Set(measures.map(({ source }) => sourceWords(source)).filter((words) => words !== ''));
  return (
    <p class="eh-small eh-only-print">
      How each row is worked out is in the report as a web page.
      {sources.size > 0 && ` Source: ${[...sources].join('; ')}.`}
    </p>
  );
}

interface Props {
  family: Family;
  measures: Measure[];
  printed: Printed;
  /** The first of a section are open; the reader opens the others. */
  open: boolean;
}

/** One card for a family: closed it is a line that says how many groups there are and how they are rated. */
export function FamilyCard({ family, measures, printed, open }: Props) {
  const anchor = familyAnchor(family);
  const blocked = !isLikelihoods(measures) && !areAnswers(measures);
  let things = 'measure';
  if (measures.every(({ kind }) => kind === 'grid')) things = 'table';
  else if (isLikelihoods(measures) && pairOf(measures) === null) things = 'group';
  return (
    <article class="eh-measure eh-measure--long eh-family" id={anchor} aria-labelledby={`${anchor}-title`}>
      <details class="nhsuk-details eh-family__details" open={open}>
        <summary class="nhsuk-details__summary eh-family__summary">
          <h3 class="eh-measure__title nhsuk-details__summary-text" id={`${anchor}-title`}>
            {family.title}: {counted(measures.length, things)}
          </h3>
          <RatingCounts measures={measures} />
        </summary>
        <FamilyTable family={family} measures={measures} />
        {blocked ? null : <OnPaper measures={measures} />}
        <Notes
          notes={measures.flatMap(({ notes }) => notes)}
          place={{ anchor, title: family.title }}
          printed={printed}
        />
      </details>
    </article>
  );
}
