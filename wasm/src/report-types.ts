/** The report value. `wasm/schema/report.schema.json` says the same and is tested against real output. */

import type { Count, Figure, Measure, Source } from './measure-types';
import type { FileAccount } from './types';

export interface Section {
  id: string;
  title: string;
  measures: string[];
  achievements: string;
  next_steps: string;
  /** How many figures of the section were tested. */
  comparisons: number;
  comparisons_sentence: string;
  ratings: Record<'green' | 'amber' | 'red' | 'none', number>;
}

/** A file and its rows; a publication has neither what was set aside nor problems. */
export interface FileUsed extends Omit<FileAccount, 'rows_read' | 'rows_used' | 'headcount'> {
  rows_read: Count;
  rows_used: Count;
  headcount: Count;
}

/** How small numbers were hidden, as the publication may tell it. */
export interface Protection {
  mode: 'none' | 'suppress' | 'round';
  /** Counts of people below it are hidden; null: none are. */
  threshold: number | null;
  /** How many numbers are. */
  hidden: number;
  /** It was proved that nothing printed gives a hidden number back. */
  verified: boolean;
  /** What "[c]" means, to be printed wherever it stands. */
  legend: string;
  /** The rules in plain words. */
  notes: string[];
}

export interface Check {
  id: string;
  passed: boolean;
  sentence: string;
}

export interface BenchmarkUsed {
  label: string;
  use: string;
  areas: { code: string; name: string; percent: number }[];
  notes: string[];
  source: Source;
  licence: string;
  /** Name of the user's own file of figures. */
  file: string | null;
}

export interface NationalFigure {
  /** Of the measure it stands beside. */
  id: string;
  label: string;
  year: number;
  value: number | null;
  groups: { id: string; value: number }[];
  unit: 'percent' | 'ratio' | 'points' | 'score';
  source: Source;
}

export interface Threshold {
  id: string;
  label: string;
  sentence: string;
  values: Record<string, number>;
  defaults: Record<string, number>;
  changed: boolean;
  source: Source;
}

export interface RuleUsed {
  id: string;
  label: string;
  option: string;
  option_label: string;
  changed: boolean;
  source: Source;
}

export interface Obligation {
  id: string;
  title: string;
  applies: 'yes' | 'no' | 'voluntary' | 'depends';
  reason: string;
  when: string;
  next_date: string | null;
  /** Sections and measures that meet it. */
  parts: string[];
  met: 'yes' | 'partly' | 'no' | null;
  met_sentence: string;
  source: Source;
}

export interface Eds {
  services: { name: string; score: Figure }[];
  outcomes: {
    id: string;
    title: string;
    domain: number;
    score: Figure;
    grade: string;
    unconfirmed: boolean;
    service: string | null;
  }[];
  domains: { id: number; title: string; score: Figure }[];
  total: Figure;
  of: number;
  grade: string;
  status: 'ok' | 'not_calculable' | 'not_supplied';
  reason: string;
  sentence: string;
  how: string;
  source: Source;
}

export interface HighImpactAction {
  id: number;
  title: string;
  metrics: {
    id: string;
    title: string;
    measures: string[];
    status: 'filled' | 'not_supplied' | 'elsewhere';
    sentence: string;
  }[];
  source: Source;
}

/** People chosen by the user beside everybody else. */
export interface Analysis {
  id: string;
  title: string;
  description: string;
  people: Count;
  others: Count;
  not_known: Count;
  measures: string[];
  conclusion: string;
  status: 'ok' | 'not_calculable' | 'not_supplied';
  reason: string;
  notes: string[];
}

export interface Report {
  format: 'evenhand-report/1';
  organisation: { name: string; kind: string; headcount: Count };
  period: { snapshot: string; from: string; to: string; survey_year: number | null };
  audience: 'internal' | 'publication';
  rule_packs: string[];
  files: FileUsed[];
  /** Do the figures agree with each other: rows read against used and set aside, grid rows against the workforce … */
  checks: Check[];
  sections: Section[];
  measures: Measure[];
  /** The population compared with, when there is one. */
  benchmark: BenchmarkUsed | null;
  national: NationalFigure[];
  thresholds: Threshold[];
  rules: RuleUsed[];
  /** Earlier reports, oldest first. */
  years: { snapshot: string; name: string; organisation: string; rule_packs: string[] }[];
  obligations: Obligation[];
  eds: Eds | null;
  high_impact_actions: HighImpactAction[];
  analyses: Analysis[];
  explanations: { id: string; title: string; paragraphs: string[] }[];
  objectives: unknown[];
  actions: unknown[];
  protection: Protection;
}

/** What the page needs to offer choices; from the standards, not from a file. */
