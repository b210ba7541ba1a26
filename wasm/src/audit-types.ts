/** The audit of a publication: what is hidden, why, and what was checked. It names small groups: never part of it. */

export interface AuditCheck {
  id: string;
  passed: boolean;
  sentence: string;
}

export interface AuditMeasure {
  id: string;
  title: string;
  /** Id of the section that it stands in. */
  section: string;
  state: 'shown' | 'part' | 'hidden';
  /** How many of its numbers are. */
  shown: number;
  hidden: number;
}

/** One hidden number. */
export interface AuditCell {
  measure: string;
  title: string;
  /** Where it stands in the measure, as `rows/band_5/bme`. */
  place: string;
  /** The same in words. */
  label: string;
  /** What is hidden. */
  value: number;
  /** Hidden because it is small, or so that nothing gives such a number back. */
  state: 'primary' | 'secondary';
  rule: 'small' | 'complement' | 'survey' | 'pay' | 'zero' | 'linked' | 'bounds';
  /** Why, in words. */
  sentence: string;
  /** The least that a reader can tell; null where that was not worked out. */
  low: number | null;
  /** The most; null: no limit, or not worked out. */
  high: number | null;
}

/** A number that stands close to another in an earlier published report. */
export interface AuditDifference {
  measure: string;
  title: string;
  place: string;
  label: string;
  value: number;
  other: number;
  other_name: string;
  other_date: string;
  sentence: string;
}

/** A table with so many small numbers that broader groups would show more. */
export interface AuditCoarsen {
  measure: string;
  title: string;
  sentence: string;
}

export interface Audit {
  format: 'evenhand-audit/1';
  mode: 'suppress' | 'round';
  threshold: number;
  survey_minimum: number;
  pay_minimum: number;
  zeros: boolean;
  complement: boolean;
  secondary: boolean;
  verified: boolean;
  /** Why it is not verified; empty when it is. */
  reason: string;
  /** Numbers that are printed; of them the different ones, and what became of those. */
  counts: { printed: number; different: number; shown: number; primary: number; secondary: number };
  checks: AuditCheck[];
  measures: AuditMeasure[];
  cells: AuditCell[];
  differences: AuditDifference[];
  warnings: string[];
  coarsen: AuditCoarsen[];
}
