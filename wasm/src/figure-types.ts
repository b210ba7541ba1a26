/** What figures are made of: numbers that a publication may hide, intervals, ratings, years. */

/** Stands in a publication wherever a number, or a whole interval, is hidden to protect people. */
export const HIDDEN = '[c]';
export type Hidden = typeof HIDDEN;

/** People, events or answers. */
export type Count = number | Hidden;
/** What is worked out from counts; null: cannot be worked out, or does not apply. */
export type Figure = number | Hidden | null;
/** An interval, which is hidden as a whole. */
export type Ends = Interval | Hidden | null;

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
  value: Figure;
  interval: Ends;
  base: Count;
  unknown: Count;
  status: string;
  colour: Rating['colour'];
  within: boolean;
  /** Where one group decides: its share or value last year. */
  group: string | null;
  group_percent: Figure;
}

/** This year's value minus last year's. */
export interface Change {
  value: Figure;
  unit: 'points' | 'ratio' | 'score' | 'percent';
  interval: Ends;
  direction: Rating['trend'];
  sentence: string;
}

/** One earlier year of a measure. */
export interface PastYear {
  snapshot: string;
  value: Figure;
  interval: Ends;
  base: Count;
  colour: Rating['colour'];
  groups: { id: string; label: string; percent: Figure; count: Figure; base: Figure }[];
}

export interface Source {
  document: string;
  year: string;
  place: string;
}
