import { parseSettings, SETTINGS_FORMAT } from './settings';
import type { Settings } from '../../wasm/src/types';

const HEAD = 1 << 16;

/**
 * Settings that were dropped or chosen among other files: they are opened, not read as a table. Null for any other file,
 * as a table or an earlier report; a sentence for settings that are broken.
 */
export async function settingsOf(blob: Blob): Promise<Settings | string | null> {
  try {
    const head = await blob.slice(0, HEAD).text();
    if (!/^\uFEFF?\s*\{/.test(head) || !head.includes(SETTINGS_FORMAT)) return null;
    return parseSettings(await blob.text());
  } catch {
    return null; // the reader says what is wrong with a file that cannot be read
  }
}
