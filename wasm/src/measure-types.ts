/** Measures: the figures of a report. `wasm/schema/report.schema.json` says the same and is tested against real output. */

import type { Change, Count, Ends, Figure, Hidden, Interval, PastYear, Previous, Rating, Source } from './figure-types';
import type { Characteristic } from './types';

export * from './figure-types';

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
  /** Some number of it is hidden; never in an internal report. */
  hidden: boolean;
  base: Count;
  unknown: Count;
  sentence: string;
  rating: Rating;
  source: Source;
  how: string;
  /** Footnotes that belong beside the figure. */
  notes: string[];
  p_value: Figure;
  p_method: string | null;
  /** Benjamini & Hochberg's, over all that were tested in the section. */
  p_adjusted: Figure;
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
  count: Count;
  percent_of_all: Figure;
  /** Null for the categories that are not an answer (declined, not recorded, undecided, unmatched). */
  percent_of_known: Figure;
  known: boolean;
  benchmark: CategoryBenchmark | null;
}

/** A category beside the population's, of those who answered. */
export interface CategoryBenchmark {
  percent: number;
  /** Wilson's, of this workforce's `percent_of_known`. */
  interval: Interval | Hidden;
  p_value: Figure;
  p_adjusted: Figure;
  residual: Figure;
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
  p_value: Figure;
  p_method: 'chi_square' | 'monte_carlo' | null;
  source: Source;
  notes: string[];
}

export interface Composition extends MeasureCommon {
  kind: 'composition';
  categories: CompositionCategory[];
  known: Count;
  declaration_rate: Figure;
  comparison: Comparison | null;
}

export interface RateGroup {
  id: string;
  label: string;
  numerator: Count;
  denominator: Count;
  percent: Figure;
  interval: Ends;
  /** The same percentage elsewhere, when the file says it. */
  comparator: Figure;
}

export interface Rate extends MeasureCommon {
  kind: 'rate';
  groups: RateGroup[];
  /** With `compared`: percent of the first minus percent of the second, in points. Otherwise the first group's percent, or null. */
  value: Figure;
  /** Of `value`: in points with `compared`. */
  interval: Ends;
  /** Percent of the first compared group ÷ percent of the second. */
  ratio: Figure;
  compared: [string, string] | null;
}

export interface GridCell {
  id: string;
  count: Count;
  /** Of the row, unknown included. */
  percent: Figure;
}

export interface GridRow {
  id: string;
  label: string;
  /** Heading the row stands under; empty for none. */
  section: string;
  /** True for an "of which" row, not added into totals. */
  of_which: boolean;
  headcount: Count;
  groups: GridCell[];
}

export interface Grid extends MeasureCommon {
  kind: 'grid';
  group_labels: Record<string, string>;
  rows: GridRow[];
  overall: { headcount: Count; groups: GridCell[] };
}

export interface LikelihoodGroup {
  id: string;
  label: string;
  events: Count;
  base: Count;
  /** 0 to 1. */
  rate: Figure;
}

/** One step of recruitment: how many of the group, of the rest, and of those whose answer is not known. */
export interface FunnelStage {
  id: 'applied' | 'shortlisted' | 'interviewed' | 'offered' | 'appointed';
  label: string;
  group: Count;
  rest: Count;
  unknown: Count;
}

export interface Likelihood extends MeasureCommon {
  kind: 'likelihood';
  /** The first is on top of the ratio, the second below. */
  groups: LikelihoodGroup[];
  value: Figure;
  interval: Ends;
  /** The interval that spreadsheets give, to compare with. */
  audit: { method: 'katz_log'; low: number; high: number } | Hidden | null;
  /** For example "white / bme". */
  direction: string;
  /** What happened, and to whom it could: "appointed", "shortlisted". */
  event_label: string;
  base_label: string;
  /** Events of people whose group is not known. */
  unknown_events: Count;
  funnel: FunnelStage[] | null;
}

/** People whom a figure leaves out, by reason. */
export interface LeftOut {
  reason: string;
  label: string;
  count: Count;
}

export interface PayGroup {
  id: string;
  label: string;
  count: Count;
  /** Pounds, as are medians. */
  mean: Figure;
  median: Figure;
  /** Per cent of the comparator's pay; positive: this group is paid less. */
  gap: Figure;
  interval: Ends;
}

export interface PayGap extends MeasureCommon {
  kind: 'pay_gap';
  groups: PayGroup[];
  /** Id of the group that the others are compared with. */
  comparator: string;
  /** The gap of two groups; null where each of several has its own. */
  value: Figure;
  interval: Ends;
  unit: 'hourly' | 'bonus';
  average: 'mean' | 'median';
  relevant: Count;
  full_pay: Count;
  left_out: LeftOut[];
}

export interface QuartileCell extends GridCell {
  /** Of `percent`. */
  interval: Ends;
}

export interface QuartileBand {
  id: 'lower' | 'lower_middle' | 'upper_middle' | 'upper';
  label: string;
  count: Count;
  groups: QuartileCell[];
}

export interface Quartiles extends MeasureCommon {
  kind: 'quartiles';
  group_labels: Record<string, string>;
  bands: QuartileBand[];
  overall: { count: Count; groups: QuartileCell[] };
  relevant: Count;
  full_pay: Count;
  left_out: LeftOut[];
}

export interface DifferenceGroup {
  id: string;
  label: string;
  part: Count;
  part_percent: Figure;
  whole: Count;
  whole_percent: Figure;
  /** Points: the part's percentage minus the whole's. */
  difference: Figure;
}

/** A part, as the board, against the whole workforce. */
export interface Difference extends MeasureCommon {
  kind: 'difference';
  groups: DifferenceGroup[];
  part_label: string;
  part_base: Count;
  whole_base: Count;
  /** The group that `value` speaks of. */
  focus: string;
  value: Figure;
  interval: Ends;
}

export interface ScoreGroup {
  id: string;
  label: string;
  base: Count;
  /** 0 to 10. */
  score: Figure;
  comparator: Figure;
}

export interface Score extends MeasureCommon {
  kind: 'score';
  groups: ScoreGroup[];
  /** The first group's score minus the second's, where two are compared. */
  value: Figure;
}

export interface ComplianceGroup {
  id: string;
  label: string;
  due: Count;
  done: Count;
  overdue: Count;
  percent: Figure;
  interval: Ends;
}

export interface Compliance extends MeasureCommon {
  kind: 'compliance';
  due: Count;
  done: Count;
  overdue: Count;
  not_yet_due: Count;
  /** Done, of due. */
  percent: Figure;
  interval: Ends;
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
  rows: { id: Characteristic; label: string; cells: { id: string; held: boolean; known: Count; base: Count }[] }[];
}

export interface ChangeCategory {
  id: string;
  label: string;
  known: boolean;
  before: Count;
  after: Count;
  percent_before: Figure;
  percent_after: Figure;
  stayers: Count;
  joiners: Count;
  leavers: Count;
  transferred_in: Count;
  transferred_out: Count;
  answers_in: Count;
  answers_out: Count;
  /** Points of the share that each flow gave or took; they add to the change. */
  contributions: { id: string; points: Count }[];
  like_for_like: { before: Count; after: Count; percent_before: Figure; percent_after: Figure };
}

/** Who stayed, joined, left or moved with a contract, by category. */
export interface CompositionChange extends MeasureCommon {
  kind: 'change';
  basis: 'two_lists' | 'dates';
  before: Count;
  after: Count;
  stayers: Count;
  flows: { id: string; label: string; people: Count }[];
  categories: ChangeCategory[];
  like_for_like: { before: Count; after: Count };
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
