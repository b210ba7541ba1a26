/**
 * The staff survey as its contractor hands it out: ready-made lines, no respondents. Groups of one characteristic add up to
 * the whole but for those who did not say. Groups of fewer than eleven answers are left out, as the survey does.
 */
import { Random } from './random.js';
import { BREAKDOWNS, type Breakdown, QUESTIONS, type Question, THEMES, YEARLY, YEARLY_SCORE } from './survey-tables.js';
import { type Trust, streamOf } from './trust.js';

/** Respondents for a thousand colleagues. */
const RESPONSE = 560;
const LEAST = 11;

interface Figure {
  group: string;
  numerator: number;
  base: number;
}

/** About so many per thousand of the base, as chance has it. */
function around(random: Random, base: number, permille: number): number {
  const expected = Math.floor((base * permille + 500) / 1000);
  const sway = Math.min(9, Math.floor(expected / 14), Math.floor((base - expected) / 4));
  return Math.min(base, Math.max(0, expected + (sway > 0 ? random.below(2 * sway + 1) - sway : 0)));
}

function scaled(permille: number, percent: number): number {
  return Math.min(990, Math.floor((permille * percent) / 100));
}

/** The first group is the largest: it takes what the others and those who did not say leave of the whole. */
function split(random: Random, question: Question, breakdown: Breakdown, whole: Figure): Figure[] {
  const figures = breakdown.groups.map(([group, share, percents]) => {
    const base = Math.floor((whole.base * share) / 1000);
    return { group, base, numerator: around(random, base, scaled(question.permille, percents[question.area])) };
  });
  const silent = whole.base - figures.reduce((sum, { base }) => sum + base, 0);
  const silentYes = Math.floor((silent * question.permille) / 1000);
  const [first, ...others] = figures as [Figure, ...Figure[]];
  first.numerator = whole.numerator - silentYes - others.reduce((sum, { numerator }) => sum + numerator, 0);
  first.numerator = Math.min(first.base, Math.max(0, first.numerator));
  return figures;
}

/** Answering yes to either: all of the one, and a part of the other. */
function union(b: readonly Figure[], c: readonly Figure[]): Figure[] {
  return b.map((one, i) => {
    const other = (c[i] as Figure).numerator;
    const extra = Math.floor((Math.min(one.numerator, other) * 47) / 100);
    return { ...one, numerator: Math.min(one.base, Math.max(one.numerator, other) + extra) };
  });
}

/** Per thousand as a percentage with one decimal; hundredths as a score with two. */
const percent = (permille: number) => `${Math.floor(permille / 10)}.${permille % 10}`;
const score = (hundredths: number) => `${Math.floor(hundredths / 100)}.${`${(hundredths % 100) + 100}`.slice(1)}`;

function* lines(question: Question, characteristic: string, figures: readonly Figure[], national: readonly string[]) {
  for (const [i, { group, numerator, base }] of figures.entries()) {
    if (base >= LEAST) {
      yield `${question.id},,${characteristic},${group},${numerator},${base},,,${national[i] ?? ''}\r\n`;
    }
  }
}

/** The finer groups of another breakdown put together: the first as it is, all others as one. */
function merged(breakdown: Breakdown, finer: readonly Figure[]): Figure[] {
  const [first, ...others] = finer as [Figure, ...Figure[]];
  const [[firstName], [restName]] = breakdown.groups as unknown as [[string], [string]];
  const sum = (of: 'base' | 'numerator') => others.reduce((total, figure) => total + figure[of], 0);
  return [
    { ...first, group: firstName },
    { group: restName, base: sum('base'), numerator: sum('numerator') },
  ];
}

export function* surveyRows({ seed, people, back }: Trust): Generator<string> {
  const random = new Random(seed, streamOf('survey', back));
  const respondents = Math.floor((people * (RESPONSE - 15 * back)) / 1000);
  yield 'question,theme,characteristic,group,numerator,denominator,score,base,comparator\r\n';
  const kept = new Map<string, Figure[]>();
  const keep = (key: string, figures: Figure[]) => {
    kept.set(key, figures);
    return figures;
  };
  const get = (question: string, breakdown: string) => kept.get(`${question} ${breakdown}`) as Figure[];
  for (const now of QUESTIONS) {
    const question = { ...now, permille: now.permille - YEARLY[now.area] * back };
    const { id, either, benchmark } = question;
    const base = Math.floor((respondents * question.answered) / 1000);
    const [whole] = keep(
      `${id} all`,
      either
        ? union(get(either[0], 'all'), get(either[1], 'all'))
        : [{ group: 'all', base, numerator: around(random, base, question.permille) }],
    ) as [Figure];
    if (question.only) {
      const { characteristic, group } = question.only;
      yield* lines(question, characteristic, [{ ...whole, group }], [percent(benchmark)]);
      continue;
    }
    yield* lines(question, 'all', [whole], [percent(benchmark)]);
    for (const breakdown of BREAKDOWNS) {
      if (breakdown.questions && !breakdown.questions.includes(id)) continue;
      const figures = breakdown.merges
        ? merged(breakdown, get(id, breakdown.merges))
        : either && kept.has(`${either[0]} ${breakdown.id}`)
          ? union(get(either[0], breakdown.id), get(either[1], breakdown.id))
          : split(random, question, breakdown, whole);
      keep(`${id} ${breakdown.id}`, figures);
      const national = breakdown.groups.map(([, , percents]) => percent(scaled(benchmark, percents[question.area])));
      yield* lines(
        question,
        breakdown.characteristic,
        breakdown.firstWritten ? figures.slice(1) : figures,
        breakdown.benchmarked ? national : [],
      );
    }
  }
  yield* themeLines(random, respondents, back);
}

function* themeLines(random: Random, respondents: number, back: number): Generator<string> {
  for (const now of THEMES) {
    const theme = { ...now, hundredths: now.hundredths - YEARLY_SCORE[now.area] * back };
    const base = respondents - random.below(Math.floor(respondents / 60) + 1);
    if (base >= LEAST) yield `,${theme.id},all,all,,,${score(theme.hundredths)},${base},${score(theme.benchmark)}\r\n`;
    for (const { characteristic, benchmarked, questions, groups, firstWritten } of BREAKDOWNS) {
      if (questions) continue;
      for (const [group, share, , offsets] of firstWritten ? groups.slice(1) : groups) {
        const members = Math.floor((base * share) / 1000);
        const offset = offsets[theme.area];
        const national = benchmarked ? score(theme.benchmark + offset) : '';
        if (members >= LEAST) {
          yield `,${theme.id},${characteristic},${group},,,${score(theme.hundredths + offset)},${members},${national}\r\n`;
        }
      }
    }
  }
}
