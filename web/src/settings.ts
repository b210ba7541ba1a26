import { latestSnapshot } from '../../wasm/src/snapshot';
import type { Kind, Settings } from '../../wasm/src/types';

export function defaultSettings(today: Date = new Date()): Settings {
  return {
    format: 'evenhand-settings/1',
    snapshot_date: latestSnapshot(today),
    snapshot_date_assumed: true,
    audience: 'internal',
  };
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

/** A saved settings file holds labels and choices, never people. A sentence when the text is not one. */
export function parseSettings(text: string): Settings | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This is not a settings file: it is not JSON. Choose a file that was saved here before.';
  }
  if (typeof value !== 'object' || value === null || (value as Settings).format !== 'evenhand-settings/1') {
    return 'This is not a settings file of Evenhand. Choose a file that was saved here before.';
  }
  return value as Settings;
}
