import { latestSnapshot } from '../../wasm/src/snapshot';
import type {
  AnalysisChoice,
  BenchmarkChoice,
  EdsScores,
  Kind,
  ProtectionChoice,
  Settings,
} from '../../wasm/src/types';

export function defaultSettings(today: Date = new Date()): Settings {
  return {
    format: 'evenhand-settings/1',
    snapshot_date: latestSnapshot(today),
    snapshot_date_assumed: true,
    audience: 'internal',
  };
}

/** A copy in which `undefined` takes a member away. */
function changed<T extends object>(value: T | undefined, change: Partial<T>): T {
  const copy = { ...value, ...change } as T;
  for (const key of Object.keys(change) as (keyof T)[]) if (copy[key] === undefined) delete copy[key];
  return copy;
}

const isEmpty = (value: object) => Object.keys(value).length === 0;

/** The member itself goes when nothing is left of it. */
const withPart = <K extends keyof Settings>(settings: Settings, key: K, value: Settings[K] & object): Settings =>
  changed(settings, { [key]: isEmpty(value) ? undefined : value });

export type Organisation = NonNullable<Settings['organisation']>;

export function withOrganisation(settings: Settings, change: Partial<Organisation>): Settings {
  return withPart(settings, 'organisation', changed(settings.organisation, change));
}

export function withColumn(settings: Settings, kind: Kind, header: string, role: string | null): Settings {
  return { ...settings, columns: { ...settings.columns, [kind]: { ...settings.columns?.[kind], [header]: role } } };
}

/** `category` null takes the mapping back. */
export function withValue(settings: Settings, vocabulary: string, value: string, category: string | null): Settings {
  const mapped = { ...settings.values?.[vocabulary] };
  if (category === null) delete mapped[value];
  else mapped[value] = category;
  return { ...settings, values: { ...settings.values, [vocabulary]: mapped } };
}

export function withKind(settings: Settings, file: string, kind: Kind): Settings {
  return { ...settings, kinds: { ...settings.kinds, [file]: kind } };
}

export function withIncluded(settings: Settings, contract: string, included: boolean): Settings {
  const others = (settings.include ?? []).filter((name) => name !== contract);
  return { ...settings, include: included ? [...others, contract] : others };
}

/** Words of nothing but spaces take them back. */
export function withWords(settings: Settings, measure: string, text: string): Settings {
  const words = { ...settings.words };
  if (text.trim() === '') delete words[measure];
  else words[measure] = text.trim();
  return { ...settings, words };
}

/** Null: as the snapshot date suggests. */
export function withSurveyYear(settings: Settings, year: number | null): Settings {
  return changed(settings, { survey_year: year ?? undefined });
}

/** Null: a year before the snapshot date. */
export function withLastYear(settings: Settings, date: string | null): Settings {
  return changed(settings, { previous_snapshot_date: date ?? undefined });
}

export function withBenchmark(settings: Settings, change: BenchmarkChoice): Settings {
  return withPart(settings, 'benchmark', changed(settings.benchmark, change));
}

/** Undefined: the default. */
export function withProtection(settings: Settings, change: Partial<ProtectionChoice>): Settings {
  return withPart(settings, 'protection', changed(settings.protection, change));
}

type Thresholds = NonNullable<Settings['thresholds']>;

/** Null: the default. The fewest people of a rating are one number, every other threshold has several. */
export function withThreshold(settings: Settings, id: string, name: string, value: number | null): Settings {
  const all = settings.thresholds as Record<string, number | Record<string, number>> | undefined;
  const before = all?.[id];
  const numbers = changed(typeof before === 'object' ? before : {}, { [name]: value ?? undefined });
  const next = id === 'least_base' ? (value ?? undefined) : isEmpty(numbers) ? undefined : numbers;
  return withPart(settings, 'thresholds', changed(all, { [id]: next }) as Thresholds);
}

/** Every number of the threshold as it is by default. */
export function withDefaultThreshold(settings: Settings, id: string): Settings {
  return withPart(settings, 'thresholds', changed(settings.thresholds, { [id]: undefined }));
}

export const analysisWords = (index: number) => `analysis.${index + 1}`;

/** An index one past the last adds it. */
export function withAnalysis(settings: Settings, index: number, choice: AnalysisChoice): Settings {
  const analyses = [...(settings.analyses ?? [])];
  analyses[index] = choice;
  return { ...settings, analyses };
}

/** The words of those that follow move up with them. */
export function withoutAnalysis(settings: Settings, index: number): Settings {
  const analyses = (settings.analyses ?? []).filter((_, other) => other !== index);
  let next = changed(settings, { analyses: analyses.length > 0 ? analyses : undefined });
  for (let at = index; at <= analyses.length; at++) {
    next = withWords(next, analysisWords(at), settings.words?.[analysisWords(at + 1)] ?? '');
  }
  return next;
}

/** Three services are scored, each for itself; `service` null is the organisation. A null score takes it back. */
export function withEdsScore(
  settings: Settings,
  service: number | null,
  outcome: string,
  score: number | null,
): Settings {
  const change = { [outcome]: score ?? undefined };
  if (service === null) return withEds(settings, { scores: changed(settings.eds?.scores, change) });
  const services = servicesOf(settings);
  services[service] = { ...services[service]!, scores: changed(services[service]!.scores, change) };
  return withEds(settings, { services });
}

export function withEdsService(settings: Settings, service: number, name: string): Settings {
  const services = servicesOf(settings);
  services[service] = { ...services[service]!, name: name.trim() };
  return withEds(settings, { services });
}

const SERVICES = 3;

export function servicesOf({ eds }: Settings): NonNullable<EdsScores['services']> {
  return Array.from({ length: SERVICES }, (_, index) => eds?.services?.[index] ?? { name: '', scores: {} });
}

function withEds(settings: Settings, change: EdsScores): Settings {
  const { services = [], scores = {} } = { ...settings.eds, ...change };
  const said = services.some(({ name, scores: given }) => name !== '' || !isEmpty(given));
  return withPart(settings, 'eds', { ...(said ? { services } : {}), ...(isEmpty(scores) ? {} : { scores }) });
}

export const SETTINGS_FORMAT = 'evenhand-settings/1';

/** A saved settings file holds labels and choices, never people. A sentence when the text is not one. */
export function parseSettings(text: string): Settings | string {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return 'This is not a settings file: it is not JSON. Choose a file that was saved here before.';
  }
  const format = typeof value === 'object' && value !== null ? (value as Settings).format : undefined;
  if ((format as string | undefined) === 'evenhand-report/1') {
    return 'This is a report, not settings. To compare with it, add it under “Earlier years”.';
  }
  if (format !== SETTINGS_FORMAT) {
    return 'This is not a settings file of Evenhand. Choose a file that was saved here before.';
  }
  return value as Settings;
}
