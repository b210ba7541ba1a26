/** What a card needs to know of the report around it: thresholds in use, national figures, where things stand. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BenchmarkUsed, Measure, NationalFigure, Report } from '../src/types';
import { LEGEND } from './hidden';

/** A place in the report that can be led to. */
export interface Place {
  anchor: string;
  title: string;
}

const dashed = (id: string) => id.replace(/[^a-z0-9]+/gi, '-');

export const measureAnchor = (id: string) => `measure-${dashed(id)}`;
export const sectionAnchor = (id: string) => `section-${dashed(id)}`;
export const explanationAnchor = (id: string) => `explain-${dashed(id)}`;

export interface Around {
  internal: boolean;
  snapshot: string;
  benchmark: BenchmarkUsed | null;
  nationalOf: (measure: string) => NationalFigure[];
  /** A number of a threshold as it is in use. */
  limit: (threshold: string, name: string, otherwise: number) => number;
  /** Where a section, a measure or a part of the report stands; undefined for what is not shown. */
  placeOf: (id: string) => Place | undefined;
  explains: (id: string) => boolean;
  /** What `[c]` means. */
  legend: string;
}

const NOTHING: Around = {
  internal: false,
  snapshot: '',
  benchmark: null,
  nationalOf: () => [],
  limit: (_threshold, _name, otherwise) => otherwise,
  placeOf: () => undefined,
  explains: () => false,
  legend: LEGEND,
};

const AroundContext = createContext(NOTHING);
export const AroundProvider = AroundContext.Provider;
export const useAround = () => useContext(AroundContext);

/** Parts of the report that are no sections of measures, by the name that obligations call them. */
export function partsOf(report: Report): (Place & { id: string })[] {
  const part = (id: string, title: string) => ({ id, title, anchor: sectionAnchor(id) });
  return [
    ...(report.eds ? [part('eds', 'EDS 2022')] : []),
    ...(report.high_impact_actions.length > 0 ? [part('high_impact_actions', 'Six high-impact actions')] : []),
  ];
}

export function aroundOf(report: Report): Around {
  const places = new Map<string, Place>(partsOf(report).map((place) => [place.id, place]));
  const titles = new Map(report.measures.map((measure: Measure) => [measure.id, measure.title]));
  for (const { id, title, measures } of report.sections) {
    if (measures.length > 0) places.set(id, { anchor: sectionAnchor(id), title });
    for (const own of measures) {
      const named = titles.get(own);
      if (named !== undefined) places.set(own, { anchor: measureAnchor(own), title: named });
    }
  }
  const limits = new Map(report.thresholds.map(({ id, values }) => [id, values]));
  const explained = new Set(report.explanations.map(({ id }) => id));
  return {
    internal: report.audience === 'internal',
    snapshot: report.period.snapshot,
    benchmark: report.benchmark,
    nationalOf: (measure) => report.national.filter(({ id }) => id === measure),
    limit: (threshold, name, otherwise) => limits.get(threshold)?.[name] ?? otherwise,
    placeOf: (id) => places.get(id),
    explains: (id) => explained.has(id),
    legend: report.protection.legend || LEGEND,
  };
}
