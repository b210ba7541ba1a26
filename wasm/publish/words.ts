/** Words that stand in several places of the report. */
import type { Interval, Kind, Measure, Source } from '../src/types';

const METHODS: Record<string, string> = {
  bootstrap: 'bootstrap over people',
  fieller: 'Fieller',
  koopman: 'Koopman score interval',
  mover: 'MOVER (from the intervals of both years)',
  newcombe: 'Newcombe hybrid score interval',
  odds: 'odds ratio',
  odds_ratio: 'odds ratio',
  wilson: 'Wilson score interval',
};

export const methodWords = (method: string) => METHODS[method] ?? method.replace(/_/g, ' ');

const TESTS: Record<string, string> = {
  binomial_mid_p: 'binomial test, mid-p',
  chi_square: 'chi-squared test',
  fisher_mid_p: 'Fisher’s exact test, mid-p',
  monte_carlo: 'chi-squared test by simulation',
  score: 'score test',
};

export const testWords = (method: string) => TESTS[method] ?? method.replace(/_/g, ' ');

/** "95% interval". */
export const levelWords = ({ level }: Pick<Interval, 'level'>) => `${Math.round(level * 100)}% interval`;

/** What a file of each kind is, and what its count column counts. */
export const KIND_WORDS: Record<Kind, { file: string; one: string; many: string }> = {
  staff: { file: 'Staff list', one: 'person', many: 'people' },
  staff_last_year: { file: 'Last year’s staff list', one: 'person', many: 'people' },
  applicants: { file: 'Applications', one: 'application', many: 'applications' },
  cases: { file: 'Formal cases', one: 'case', many: 'cases' },
  training: { file: 'Training attendance', one: 'attendance', many: 'attendances' },
  promotions: { file: 'Promotions', one: 'promotion', many: 'promotions' },
  survey: { file: 'Staff survey', one: 'answer', many: 'answers' },
  board: { file: 'Board members', one: 'member', many: 'members' },
  leavers: { file: 'Leavers', one: 'leaver', many: 'leavers' },
  patients: { file: 'Patients and the public', one: 'entry', many: 'entries' },
  benchmark: { file: 'Benchmark', one: 'person', many: 'people' },
};

/** What a measure counts: people, but for patients' voice. */
export function unitOf({ id }: Measure): { one: string; many: string } {
  const type = /^patients\.([a-z]+)/.exec(id)?.[1];
  return type ? { one: type, many: `${type}s` } : { one: 'person', many: 'people' };
}

/** The same as the head of a column. */
export function unitHead(measure: Measure): string {
  const { many } = unitOf(measure);
  return many[0]!.toUpperCase() + many.slice(1);
}

/** "WRES technical guidance, 2025, indicator 2". */
export const sourceWords = ({ document, year, place }: Source) =>
  [document, year, place].filter((part) => part !== '').join(', ');
