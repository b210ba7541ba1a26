/** Measures: the figures of a report. `wasm/schema/report.schema.json` says the same and is tested against real output. */

import type { Characteristic } from './types';

export interface Interval {
  low: number;
  /** Null: no upper limit. */
  high: number | null;
  level: number;
  method: string;
}

export interface Rating {
  colour: 'green' | 'amber' | 'red' | 'none';
  within: boolean;
  evidence: 'clear' | 'unclear';
  trend: 'better' | 'same' | 'worse' | 'unknown';
  reason: string;
  /** Id of the threshold that was applied; null: not rated. */
  threshold: string | null;
  /** The category, row or group that decided, where there are several. */
  group: string | null;
  group_label: string | null;
  /** How far from parity or from what is wanted, 0 or more, in the unit of the threshold. */
  distance: number | null;
}

/** Last year's figure. */
export interface Previous {
  snapshot: string;
  value: number | null;
  interval: Interval | null;
  base: number;
  unknown: number;
  status: string;
  colour: Rating['colour'];
  within: boolean;
  /** Where one group decides: its share or value last year. */
  group: string | null;
  group_percent: number | null;
}

/** This year's value minus last year's. */
export interface Change {
  value: number | null;
  unit: 'points' | 'ratio' | 'score' | 'percent';
  interval: Interval | null;
  direction: Rating['trend'];
  sentence: string;
}

/** One earlier year of a measure. */
export interface PastYear {
  snapshot: string;
  value: number | null;
  interval: Interval | null;
  base: number;
  colour: Rating['colour'];
  groups: { id: string; label: string; percent: number | null; count: number | null; base: number | null }[];
}

export interface Source {
  document: string;
  year: string;
  place: string;
}

/** Measures of one family are rows of one table. */
export interface Family {
  id: string;
  title: string;
}

export interface MeasureCommon {
  id: string;
  title: string;
  family: Family | null;
  characteristic: string | null;
  status: 'ok' | 'not_calculable' | 'not_supplied' | 'hidden';
  /** Empty when `status` is ok. */
  reason: string;
  base: number;
  unknown: number;
  sentence: string;
  rating: Rating;
  source: Source;
  how: string;
  /** Footnotes that belong beside the figure. */
  notes: string[];
  p_value: number | null;
  p_method: string | null;
  /** Benjamini & Hochberg's, over all that were tested in the section. */
  p_adjusted: number | null;
  previous: Previous | null;
  change: Change | null;
  /** Earlier years, oldest first, at most four. */
  history: PastYear[];
  /** Why years cannot be compared. */
  breaks: string[];
}

export interface CompositionCategory {
  id: string;
  label: string;
  count: number;
  percent_of_all: number | null;
  /** Null for the categories that are not an answer (declined, not recorded, undecided, unmatched). */
  percent_of_known: number | null;
  known: boolean;
  benchmark: CategoryBenchmark | null;
}

/** A category beside the population's, of those who answered. */
export interface CategoryBenchmark {
  percent: number;
  /** Wilson's, of this workforce's `percent_of_known`. */
  interval: Interval;
  p_value: number | null;
  p_adjusted: number | null;
  residual: number | null;
  /** Enough people would be expected for it to be rated. */
  counts: boolean;
}

/** The population that a composition is compared with. */
export interface Comparison {
  label: string;
  ages: string;
  rated: boolean;
  why_not: string;
  /** Of the whole composition. */
  p_value: number | null;
  p_method: 'chi_square' | 'monte_carlo' | null;
  source: Source;
  notes: string[];
}

export interface Composition extends MeasureCommon {
  kind: 'composition';
  categories: CompositionCategory[];
  known: number;
  declaration_rate: number | null;
  comparison: Comparison | null;
}

export interface RateGroup {
  id: string;
  label: string;
  numerator: number;
  denominator: number;
  percent: number | null;
  interval: Interval | null;
  /** The same percentage elsewhere, when the file says it. */
  comparator: number | null;
}

export interface Rate extends MeasureCommon {
  kind: 'rate';
  groups: RateGroup[];
  /** With `compared`: percent of the first minus percent of the second, in points. Otherwise the first group's percent, or null. */
  value: number | null;
  /** Of `value`: in points with `compared`. */
  interval: Interval | null;
  /** Percent of the first compared group ÷ percent of the second. */
  ratio: number | null;
  compared: [string, string] | null;
}

export interface GridCell {
  id: string;
  count: number;
  /** Of the row, unknown included. */
  percent: number | null;
}

export interface GridRow {
  id: string;
  label: string;
  /** Heading the row stands under; empty for none. */
  section: string;
  /** True for an "of which" row, not added into totals. */
  of_which: boolean;
  headcount: number;
  groups: GridCell[];
}

export interface Grid extends MeasureCommon {
  kind: 'grid';
  group_labels: Record<string, string>;
  rows: GridRow[];
  overall: { headcount: number; groups: GridCell[] };
}

export interface LikelihoodGroup {
  id: string;
  label: string;
  events: number;
  base: number;
  /** 0 to 1. */
  rate: number | null;
}

/** One step of recruitment: how many of the group, of the rest, and of those whose answer is not known. */
export interface FunnelStage {
  id: 'applied' | 'shortlisted' | 'interviewed' | 'offered' | 'appointed';
  label: string;
  group: number;
  rest: number;
  unknown: number;
}

export interface Likelihood extends MeasureCommon {
  kind: 'likelihood';
  /** The first is on top of the ratio, the second below. */
  groups: LikelihoodGroup[];
  value: number | null;
  interval: Interval | null;
  /** The interval that spreadsheets give, to compare with. */
  audit: { method: 'katz_log'; low: number; high: number } | null;
  /** For example "white / bme". */
  direction: string;
  /** What happened, and to whom it could: "appointed", "shortlisted". */
  event_label: string;
  base_label: string;
  /** Events of people whose group is not known. */
  unknown_events: number;
  funnel: FunnelStage[] | null;
}

/** People whom a figure leaves out, by reason. */
export interface LeftOut {
  reason: string;
  label: string;
  count: number;
}

export interface PayGroup {
  id: string;
  label: string;
  count: number;
  /** Pounds, as are medians. */
  mean: number | null;
  median: number | null;
  /** Per cent of the comparator's pay; positive: this group is paid less. */
  gap: number | null;
  interval: Interval | null;
}

export interface PayGap extends MeasureCommon {
  kind: 'pay_gap';
  groups: PayGroup[];
  /** Id of the group that the others are compared with. */
  comparator: string;
  /** The gap of two groups; null where each of several has its own. */
  value: number | null;
  interval: Interval | null;
  unit: 'hourly' | 'bonus';
  average: 'mean' | 'median';
  relevant: number;
  full_pay: number;
  left_out: LeftOut[];
}

export interface QuartileCell extends GridCell {
  /** Of `percent`. */
  interval: Interval | null;
}

export interface QuartileBand {
  id: 'lower' | 'lower_middle' | 'upper_middle' | 'upper';
  label: string;
  count: number;
  groups: QuartileCell[];
}

export interface Quartiles extends MeasureCommon {
  kind: 'quartiles';
  group_labels: Record<string, string>;
  bands: QuartileBand[];
  overall: { count: number; groups: QuartileCell[] };
  relevant: number;
  full_pay: number;
  left_out: LeftOut[];
}

export interface DifferenceGroup {
  id: string;
  label: string;
  part: number;
  part_percent: number | null;
  whole: number;
  whole_percent: number | null;
  /** Points: the part's percentage minus the whole's. */
  difference: number | null;
}

/** A part, as the board, against the whole workforce. */
export interface Difference extends MeasureCommon {
  kind: 'difference';
  groups: DifferenceGroup[];
  part_label: string;
  part_base: number;
  whole_base: number;
  /** The group that `value` speaks of. */
  focus: string;
  value: number | null;
  interval: Interval | null;
}

export interface ScoreGroup {
  id: string;
  label: string;
  base: number;
  /** 0 to 10. */
  score: number | null;
  comparator: number | null;
}

export interface Score extends MeasureCommon {
  kind: 'score';
  groups: ScoreGroup[];
  /** The first group's score minus the second's, where two are compared. */
  value: number | null;
}

export interface ComplianceGroup {
  id: string;
  label: string;
  due: number;
  done: number;
  overdue: number;
  percent: number | null;
  interval: Interval | null;
}

export interface Compliance extends MeasureCommon {
  kind: 'compliance';
  due: number;
  done: number;
  overdue: number;
  not_yet_due: number;
  /** Done, of due. */
  percent: number | null;
  interval: Interval | null;
  groups: ComplianceGroup[];
}

export interface Statement extends MeasureCommon {
  kind: 'statement';
  text: string;
}

/** Which characteristics are held for whom. */
export interface Collection extends MeasureCommon {
  kind: 'collection';
  columns: { id: 'workforce' | 'recruitment' | 'patients'; label: string; supplied: boolean }[];
  rows: { id: Characteristic; label: string; cells: { id: string; held: boolean; known: number; base: number }[] }[];
}

export interface ChangeCategory {
  id: string;
  label: string;
  known: boolean;
  before: number;
  after: number;
  percent_before: number | null;
  percent_after: number | null;
  stayers: number;
  joiners: number;
  leavers: number;
  transferred_in: number;
  transferred_out: number;
  answers_in: number;
  answers_out: number;
  /** Points of the share that each flow gave or took; they add to the change. */
  contributions: { id: string; points: number }[];
  like_for_like: { before: number; after: number; percent_before: number | null; percent_after: number | null };
}

/** Who stayed, joined, left or moved with a contract, by category. */
export interface CompositionChange extends MeasureCommon {
  kind: 'change';
  basis: 'two_lists' | 'dates';
  before: number;
  after: number;
  stayers: number;
  flows: { id: string; label: string; people: number }[];
  categories: ChangeCategory[];
  like_for_like: { before: number; after: number };
  contracts_in: string[];
  contracts_out: string[];
}

export type Measure =
  | CompositionChange
  | Composition
  | Rate
  | Grid
  | Likelihood
  | PayGap
  | Quartiles
  | Difference
  | Score
  | Compliance
  | Statement
  | Collection;
