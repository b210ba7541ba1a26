/** The plain values that cross the boundary. The JSON Schemas in `wasm/schema` say the same and are tested against real output. */

export * from './audit-types';
export * from './measure-types';
export * from './report-types';
import type { Source } from './measure-types';

export type Kind =
  | 'staff'
  | 'staff_last_year'
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
  /** Of a column for an equality analysis: its labels to choose from, unless there are too many. */
  labels: string[];
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

/** What an earlier report gives, as it was saved by this product; it is kept to compare with. */
export interface EarlierReport {
  format: 'evenhand-previous/1';
  id: number;
  name: string;
  organisation: string;
  /** ISO date. */
  snapshot: string;
  survey_year: number | null;
  /** How many figures it has. */
  measures: number;
  problems: Problem[];
}

/** What a file can be read as: a kind of table, or an earlier report. */
export type ReadAs = Kind | 'previous';

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
  organisation?: {
    name?: string;
    kind?: 'nhs_trust' | 'nhs_provider' | 'independent_provider' | 'other';
    /** Staff of the whole legal body, where the staff list is only a part of it. */
    employees?: number;
    nhs_standard_contract?: boolean;
    /** Listed in the schedules of the 2017 Regulations. */
    public_authority?: boolean;
  };
  /** ISO date on which the workforce is counted. */
  snapshot_date?: string;
  /** True when a default date was filled in and nobody has confirmed it. */
  snapshot_date_assumed?: boolean;
  audience?: 'internal' | 'publication';
  /** How small numbers are hidden in a publication. */
  protection?: ProtectionChoice;
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
  /** Date of last year's staff list; one year before the snapshot unless given. */
  previous_snapshot_date?: string;
  benchmark?: BenchmarkChoice;
  /** Thresholds other than the default ones. */
  thresholds?: Partial<Record<ThresholdId, Record<string, number>>> & { least_base?: number };
  analyses?: AnalysisChoice[];
  eds?: EdsScores;
}

export type ThresholdId = 'likelihood' | 'representation' | 'survey' | 'pay_gap' | 'declaration' | 'training' | 'score';

export interface ProtectionChoice {
  /** Small numbers hidden, and others so that nothing gives them back; or all numbers rounded to 5. */
  mode?: 'suppress' | 'round';
  /** The smallest number of people that is shown. */
  threshold?: 3 | 5 | 8 | 10 | 11;
  /** Fewest answers of a survey group that is shown, 5 to 50. */
  survey_minimum?: number;
  /** Fewest people of a pay group that is shown. */
  pay_minimum?: 10 | 50;
  /** Nobody and everybody of a group count as small numbers. */
  zeros?: boolean;
  /** Of k of n, n − k is as small a number as k. */
  complement?: boolean;
  /** False only to see what the second hiding is for: such a report is never verified. */
  secondary?: boolean;
}

/** The population to compare with. A loaded file of figures comes first for what it carries. */
export interface BenchmarkChoice {
  use?: 'england' | 'areas' | 'places' | 'catchment' | 'none';
  /** ONS codes or names. Pooled without weights; weights on all or on none. */
  areas?: { area: string; weight?: number }[];
  /** With `places`: each site or contract of the staff list and its area; weighted by staff. */
  by?: 'site' | 'contract';
  places?: Record<string, string>;
  /** Code or name of an acute trust. */
  trust?: string;
}

/** People to compare with everybody else. */
export interface AnalysisChoice {
  title?: string;
  by: 'site' | 'contract' | 'pay_band' | 'staff_group' | 'transferred_in' | 'own_group';
  is: string[];
}

export interface EdsScores {
  services?: { name: string; scores: Record<string, number> }[];
  scores?: Record<string, number>;
}

export interface Catalogue {
  kinds: {
    id: Kind;
    label: string;
    supported: boolean;
    columns: { role: string; label: string; needed: boolean; values: string; vocabulary: string | null }[];
  }[];
  vocabularies: { id: string; label: string; categories: { id: string; label: string; known: boolean }[] }[];
  rules: { id: string; label: string; default: string; options: { id: string; label: string }[]; source: Source }[];
  /** Places whose population the module has: local authorities, with their region, and regions and countries. */
  areas: { code: string; name: string; region: string }[];
  /** Acute trusts whose catchment it has. */
  trusts: { code: string; name: string }[];
  /** What EDS 2022 scores: some domains for each of several services; a grade for each score from 0. */
  eds: {
    services: number;
    grades: string[];
    domains: { id: number; title: string; by_service: boolean; outcomes: { id: string; title: string }[] }[];
  };
}

export interface Progress {
  bytes: number;
  rows: number;
}

/** How far the protection of a publication is: of how many numbers, in this phase. */
export interface ProtectProgress {
  phase: 'choosing' | 'bounding' | 'checking' | 'done';
  done: number;
  of: number;
}
