/** The report at a glance: a line for each measure, with how much of it is shown. */
import type { Audit } from '../src/types';
import { counted, formatCount } from './format';
import { NumberHead, TableBox } from './table';

type Measure = Audit['measures'][number];

const STATE: Record<Measure['state'], string> = {
  shown: 'All shown',
  part: 'Part hidden',
  hidden: 'All hidden',
};

/** A statement holds no numbers, so nothing of it can be hidden. */
const stateWords = ({ state, shown, hidden }: Measure) =>
  shown + hidden === 0 && state !== 'hidden' ? 'No numbers of people' : STATE[state];

const SQUARES = 10;

/** Of so many squares those that stand for hidden numbers: as soon as there is one, and never all unless all are. */
export function squaresHidden(shown: number, hidden: number): number {
  if (hidden === 0) return 0;
  if (shown === 0) return SQUARES;
  return Math.min(SQUARES - 1, Math.max(1, Math.round((SQUARES * hidden) / (shown + hidden))));
}

/** Filled squares for what is shown, crossed ones for what is hidden; the numbers stand beside them. */
function Squares({ shown, hidden }: Pick<Measure, 'shown' | 'hidden'>) {
  const full = SQUARES - squaresHidden(shown, hidden);
  return (
    <svg class="eh-squares" viewBox="0 0 120 12" aria-hidden="true" focusable="false">
      {Array.from({ length: SQUARES }, (_, index) => {
        const x = index * 12 + 1;
        return index < full ? (
          <rect key={index} class="eh-squares__shown" x={x} y="1" width="10" height="10" />
        ) : (
          <g key={index}>
            <rect class="eh-squares__hidden" x={x} y="1" width="10" height="10" />
            <path class="eh-squares__cross" d={`M${x + 2},3 l6,6 m0,-6 l-6,6`} />
          </g>
        );
      })}
    </svg>
  );
}

/** "two_characteristics" is told as "Two characteristics". */
function wordsOf(id: string): string {
  const words = id.replace(/[._]+/g, ' ').trim();
  return words === '' ? 'Other measures' : words[0]!.toUpperCase() + words.slice(1);
}

function SectionTable({ title, measures }: { title: string; measures: Measure[] }) {
  return (
    <TableBox label={`${title}: table`}>
      <table class="eh-table eh-table--audit eh-table--map">
        <caption class="nhsuk-u-visually-hidden">{title}: how much of each measure is shown</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">What is shown</th>
            <NumberHead>Shown</NumberHead>
            <NumberHead>Hidden</NumberHead>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.id}>
              <th scope="row">{measure.title}</th>
              <td>{stateWords(measure)}</td>
              <td class="eh-number">{formatCount(measure.shown)}</td>
              <td class="eh-number">{formatCount(measure.hidden)}</td>
              <td aria-hidden="true">
                {measure.shown + measure.hidden > 0 && <Squares shown={measure.shown} hidden={measure.hidden} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface Props {
  measures: Measure[];
  sections: { id: string; title: string }[];
}

/** Every measure under its section; a section opens to its measures. */
export function MapOfReport({ measures, sections }: Props) {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  const ids = [...new Set(measures.map(({ section }) => section))];
  const sum = (own: Measure[], of: 'shown' | 'hidden') => own.reduce((all, measure) => all + measure[of], 0);
  return (
    <>
      <p>A filled square stands for numbers that are shown, a crossed one for numbers that are hidden.</p>
      {ids.map((id) => {
        const own = measures.filter(({ section }) => section === id);
        const title = titles.get(id) ?? wordsOf(id);
        const [shown, hidden] = [sum(own, 'shown'), sum(own, 'hidden')];
        return (
          <details key={id} class="nhsuk-details eh-audit__section">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">
                {title}: {counted(own.length, 'measure')}, shown {formatCount(shown)}, hidden {formatCount(hidden)}
              </span>
              {shown + hidden > 0 && <Squares shown={shown} hidden={hidden} />}
            </summary>
            <div class="nhsuk-details__text">
              <SectionTable title={title} measures={own} />
            </div>
          </details>
        );
      })}
    </>
  );
}
