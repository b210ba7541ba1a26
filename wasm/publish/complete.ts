/** A report that an earlier version saved lacks what was added since: here it gets the empty values. */
import type { Measure, Protection, Rating, Report, Section } from '../src/types';

const RATING: Partial<Rating> = { threshold: null, group: null, group_label: null, distance: null };

const MEASURE: Partial<Measure> = {
  hidden: false,
  p_value: null,
  p_method: null,
  p_adjusted: null,
  previous: null,
  change: null,
  history: [],
  breaks: [],
};

const REPORT: Partial<Report> = {
  benchmark: null,
  national: [],
  thresholds: [],
  rules: [],
  years: [],
  obligations: [],
  eds: null,
  high_impact_actions: [],
  analyses: [],
  explanations: [],
};

const PROTECTION: Protection = { mode: 'none', threshold: null, hidden: 0, verified: false, legend: '', notes: [] };

const isComplete = (measure: Measure) =>
  'hidden' in measure &&
  'breaks' in measure &&
  'threshold' in measure.rating &&
  (measure.kind !== 'composition' || measure.comparison !== undefined);

function completeMeasure(measure: Measure): Measure {
  if (isComplete(measure)) return measure;
  const whole: Measure = { ...MEASURE, ...measure, rating: { ...RATING, ...measure.rating } };
  if (whole.kind !== 'composition') return whole;
  const categories = whole.categories.map((category) => ({ ...category, benchmark: category.benchmark ?? null }));
  return { ...whole, categories, comparison: whole.comparison ?? null };
}

/** Sections of then did not count their ratings; those of a publication are counted from what it shows. */
function completeSection(section: Section, colours: Map<string, Rating['colour']>, count: boolean): Section {
  const ratings: Section['ratings'] = { green: 0, amber: 0, red: 0, none: 0 };
  for (const id of section.measures) {
    const colour = colours.get(id);
    if (colour) ratings[colour]++;
  }
  const none: Partial<Section> = { ratings, comparisons: 0, comparisons_sentence: '' };
  return { ...none, ...section, ...(count && { ratings }) };
}

export function complete(report: Report): Report {
  const publication = report.audience === 'publication';
  const colours = new Map(
    report.measures.map(({ id, rating, status }) => [id, status === 'hidden' ? 'none' : rating.colour]),
  );
  return {
    ...REPORT,
    ...report,
    sections: report.sections.map((section) => completeSection(section, colours, publication)),
    measures: report.measures.map(completeMeasure),
    protection: { ...PROTECTION, ...report.protection },
  };
}
