/** The plain values that cross the boundary. The JSON Schemas in `wasm/schema` say the same and are tested against real output. */

export type Kind =
  | 'staff'
  | 'applicants'
  | 'cases'
  | 'training'
  | 'promotions'
  | 'survey'
  | 'board'
  | 'leavers'
  | 'patients'
  | 'benchmark';

export type Characteristic =
  | 'age'
  | 'disability'
  | 'gender_reassignment'
  | 'marital_status'
  | 'pregnancy_maternity'
  | 'ethnicity'
  | 'religion'
  | 'sex'
  | 'sexual_orientation';

export type Severity = 'error' | 'warning' | 'notice';

/** Something to know or to mend. `row` counts records from 1 as a spreadsheet shows them; 0 means the whole file. */
export interface Problem {
  severity: Severity;
  code: string;
  file: string;
  row: number;
  column: string;
  value: string;
  message: string;
  rows_affected: number;
  /** The first rows affected, at most ten. */
  rows: number[];
}

export interface SetAside {
  reason: string;
  label: string;
  rows: number;
}

export interface FileAccount {
  kind: Kind;
  name: string;
  rows_read: number;
  rows_used: number;
  /** People the used rows stand for; more than `rows_used` when the file has a count column. */
  headcount: number;
  set_aside: SetAside[];
  problems: Problem[];
}

/** How certain a match is: exact label, the same after tidying, a known alias, or chosen by the user. */
export type MatchedBy = 'exact' | 'normalised' | 'alias' | 'code' | 'setting' | 'pattern';

export interface ColumnMatch {
  index: number;
  /** The header as read, made unique ("Column 5" when empty). */
  name: string;
  /** Null when nothing fits, or when several fit (then `candidates`). */
  role: string | null;
  matched_by: MatchedBy | null;
  /** Roles this column could have but was not given, because another column fits as well. */
  candidates: string[];
  blank: boolean;
  /** What the values are: words from a vocabulary, free labels, dates, numbers, or an identifier whose values are not shown. */
  values: 'vocabulary' | 'labels' | 'date' | 'number' | 'identifier' | 'unused';
  /** Vocabulary of the role, if `values` is `vocabulary`. */
  vocabulary: string | null;
}

export interface ValueMatch {
  vocabulary: string;
  column: string;
  value: string;
  rows: number;
  first_row: number;
  /** Null: unmatched, counted as unknown until it is mapped. */
  category: string | null;
  matched_by: MatchedBy | null;
  candidates: string[];
}

export interface Inspection {
  format: 'evenhand-inspection/1';
  id: number;
  name: string;
  kind: Kind;
  kind_matched_by: 'columns' | 'setting';
  bytes: number;
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'ascii' | 'mixed';
  delimiter: string;
  quote: string;
  escape: 'doubled' | 'backslash' | 'none';
  line_end: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  header_row: number;
  header_rows: number;
  /** Rows below the header, of any sort. `rows_read` = `rows_used` + every `set_aside`. */
  rows_read: number;
  rows_used: number;
  set_aside: SetAside[];
  title_rows: number;
  columns: ColumnMatch[];
  values: ValueMatch[];
  problems: Problem[];
}

/** What a refused file gives: one plain sentence; whatever was loaded before stays. */
export interface Refusal {
  format: 'evenhand-refusal/1';
  name: string;
  code: string;
  row: number;
  message: string;
}

export interface Settings {
  format: 'evenhand-settings/1';
  organisation?: { name?: string; kind?: 'nhs_trust' | 'nhs_provider' | 'independent_provider' | 'other' };
  /** ISO date on which the workforce is counted. */
  snapshot_date?: string;
  /** True when a default date was filled in and nobody has confirmed it. */
  snapshot_date_assumed?: boolean;
  audience?: 'internal' | 'publication';
  /** Contract types that are normally set aside but are wanted: `bank`, `honorary`, `non_executive`. */
  include?: string[];
  /** kind → header as read → role, or null for "do not use". */
  columns?: Partial<Record<Kind, Record<string, string | null>>>;
  /** vocabulary → value as read → category id. */
  values?: Record<string, Record<string, string>>;
  /** File name → kind, where recognition is to be overruled. */
  kinds?: Record<string, Kind>;
  /** Named choices of the rule packs, for example `chinese_five_groups: "asian"`. */
  rules?: Record<string, string>;
  /** Pairs to cross: rows, columns. Views of characteristics, or `pay_band`, `staff_group`, `site`, `contract` second. */
  crossings?: [string, string][];
  /** The organisation's own words, by the id of the measure that asks for them. */
  words?: Record<string, string>;
  /** Year of the staff survey that was read. */
  survey_year?: number;
}

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
}

export interface CompositionCategory {
  id: string;
  label: string;
  count: number;
  percent_of_all: number | null;
  /** Null for the categories that are not an answer (declined, not recorded, undecided, unmatched). */
  percent_of_known: number | null;
  known: boolean;
}

export interface Composition extends MeasureCommon {
  kind: 'composition';
  categories: CompositionCategory[];
  known: number;
  declaration_rate: number | null;
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
  p_value: number | null;
  p_method: 'fisher_mid_p' | 'score' | null;
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

export interface QuartileBand {
  id: 'lower' | 'lower_middle' | 'upper_middle' | 'upper';
  label: string;
  count: number;
  groups: GridCell[];
}

export interface Quartiles extends MeasureCommon {
  kind: 'quartiles';
  group_labels: Record<string, string>;
  bands: QuartileBand[];
  overall: { count: number; groups: GridCell[] };
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

export type Measure =
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

export interface Section {
  id: string;
  title: string;
  measures: string[];
  achievements: string;
  next_steps: string;
}

export interface Check {
  id: string;
  passed: boolean;
  sentence: string;
}

export interface Report {
  format: 'evenhand-report/1';
  organisation: { name: string; kind: string; headcount: number };
  period: { snapshot: string; from: string; to: string; survey_year: number | null };
  audience: 'internal' | 'publication';
  rule_packs: string[];
  files: FileAccount[];
  /** Do the figures agree with each other: rows read against used and set aside, grid rows against the workforce … */
  checks: Check[];
  sections: Section[];
  measures: Measure[];
  obligations: unknown[];
  objectives: unknown[];
  actions: unknown[];
  protection: {
    mode: 'none' | 'suppress' | 'round';
    threshold: number | null;
    hidden_primary: number;
    hidden_secondary: number;
    verified: boolean;
    cells: unknown[];
  };
}

/** What the page needs to offer choices; from the standards, not from a file. */
export interface Catalogue {
  kinds: {
    id: Kind;
    label: string;
    supported: boolean;
    columns: { role: string; label: string; needed: boolean; values: string; vocabulary: string | null }[];
  }[];
  vocabularies: { id: string; label: string; categories: { id: string; label: string; known: boolean }[] }[];
  rules: { id: string; label: string; default: string; options: { id: string; label: string }[]; source: Source }[];
}

export interface Progress {
  bytes: number;
  rows: number;
}
