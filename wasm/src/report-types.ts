/** The report value. `wasm/schema/report.schema.json` says the same and is tested against real output. */

import type { Measure, Source } from './measure-types';
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
  services: { name: string; score: number | null }[];
  outcomes: {
    id: string;
    title: string;
    domain: number;
    score: number | null;
    grade: string;
    unconfirmed: boolean;
    service: string | null;
  }[];
  domains: { id: number; title: string; score: number | null }[];
  total: number | null;
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
  people: number;
  others: number;
  not_known: number;
  measures: string[];
  conclusion: string;
  status: 'ok' | 'not_calculable' | 'not_supplied';
  reason: string;
  notes: string[];
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
