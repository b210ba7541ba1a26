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
}

export interface Interval {
  low: number;
  high: number;
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

export interface MeasureCommon {
  id: string;
  title: string;
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
}

export interface Rate extends MeasureCommon {
  kind: 'rate';
  groups: RateGroup[];
  value: number | null;
  interval: Interval | null;
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

export type Measure = Composition | Rate | Grid;

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
