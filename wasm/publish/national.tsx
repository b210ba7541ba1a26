import type { Measure, NationalFigure } from '../src/types';
import { useAround } from './around';
import { formatDecimal, formatPercent, formatPoints, formatRatio } from './format';
import { sourceWords } from './words';

const WRITERS: Record<NationalFigure['unit'], (value: number) => string> = {
  percent: formatPercent,
  ratio: formatRatio,
  points: (value) => `${formatPoints(value)} points`,
  score: (value) => formatDecimal(value, 2),
};

/** What the measure calls its groups. */
function labelsOf(measure: Measure): Map<string, string> {
  if ('group_labels' in measure) return new Map(Object.entries(measure.group_labels));
  return new Map('groups' in measure ? measure.groups.map(({ id, label }) => [id, label] as const) : []);
}

function figureWords({ unit, value, groups }: NationalFigure, labels: Map<string, string>): string {
  const write = WRITERS[unit];
  // One group whose share is the figure itself needs no second telling.
  if (value !== null && groups.every((group) => group.value === value)) return write(value);
  const shares = groups.map((group) => `${labels.get(group.id) ?? group.id} ${write(group.value)}`);
  const all = value === null ? shares.join(', ') : write(value);
  return value !== null && shares.length > 0 ? `${all} (${shares.join(', ')})` : all;
}

/** "England 2024" is England's figure of that year. */
const seriesOf = ({ label, year }: NationalFigure) => label.replace(new RegExp(` ${year}$`), '');

interface Line {
  name: string;
  /** The first is the newest. */
  figures: string[];
}

/** A line for each series of years, newest first; and for each year one of those who have only that, as regions. */
function linesOf(figures: NationalFigure[], labels: Map<string, string>): Line[] {
  const series = [...new Set(figures.map(seriesOf))].map((name) =>
    figures.filter((figure) => seriesOf(figure) === name).sort((a, b) => b.year - a.year),
  );
  const many = series.filter((own) => own.length > 1 || series.length < 3);
  const single = series.filter((own) => !many.includes(own)).flat();
  return [
    ...many.map((own) => ({
      name: seriesOf(own[0]!),
      figures: own.map((figure) => `${figure.year}: ${figureWords(figure, labels)}`),
    })),
    ...[...new Set(single.map(({ year }) => year))].map((year) => ({
      name: String(year),
      figures: single
        .filter((figure) => figure.year === year)
        .map((figure) => `${seriesOf(figure)} ${figureWords(figure, labels)}`),
    })),
  ];
}

/** "Nationally": the newest figure first, earlier ones after it, each with its year, then the sources. */
export function National({ measure }: { measure: Measure }) {
  const figures = useAround().nationalOf(measure.id);
  if (figures.length === 0) return null;
  const sources = [...new Set(figures.map(({ source }) => sourceWords(source)))];
  return (
    <div class="eh-national">
      <p class="eh-national__title">Nationally</p>
      <ul>
        {linesOf(figures, labelsOf(measure)).map(({ name, figures: [first, ...rest] }) => (
          <li key={name}>
            {name}: <strong>{first}</strong>
            {rest.length > 0 && `; ${rest.join('; ')}`}.
          </li>
        ))}
      </ul>
      <p class="eh-source">Source: {sources.join('; ')}.</p>
    </div>
  );
}
