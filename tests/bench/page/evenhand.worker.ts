/** The session, as the page uses it: bytes in as the browser hands them out, the whole report out. */
import { type ModuleFactory, createSession } from '../../../wasm/src/session';
import type { Composition, Grid, Report } from '../../../wasm/src/types';
import { serve } from './contender.mjs';

declare function importScripts(...urls: string[]): void;
declare const createEvenhand: ModuleFactory;

function figures(report: Report) {
  const composition = (id: string) => report.measures.find((measure) => measure.id === id) as Composition;
  const count = (id: string, category: string) => composition(id).categories.find((one) => one.id === category)?.count;
  const wres = report.measures.find((measure) => measure.id === 'wres.1') as Grid;
  const of = (groups: Grid['overall']['groups'], id: string) => groups.find((cell) => cell.id === id)?.count ?? 0;
  const medical = wres.rows.filter((row) => row.id.startsWith('medical') && !row.of_which);
  return {
    people: report.organisation.headcount,
    female: count('profile.sex', 'female'),
    disabled: count('profile.disability', 'disabled'),
    white: of(wres.overall.groups, 'white'),
    bme: of(wres.overall.groups, 'bme'),
    medical_white: medical.reduce((total, row) => total + of(row.groups, 'white'), 0),
  };
}

serve({
  async ready() {
    importScripts('/evenhand.cjs');
    const wasmBinary = new Uint8Array(await (await fetch('/evenhand.wasm')).arrayBuffer());
    return createSession({ factory: createEvenhand, wasmBinary });
  },
  async run(file: File, session: Awaited<ReturnType<typeof createSession>>) {
    session.configure({ format: 'evenhand-settings/1', snapshot_date: '2026-03-31' });
    session.begin(file.name);
    const reader = file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const refused = session.push(value);
      if (refused) throw new Error(refused.message);
    }
    const read = session.finish();
    if (read.format === 'evenhand-refusal/1') throw new Error(read.message);
    const result = figures(session.report());
    const wasmBytes = session.memory();
    session.remove(read.id);
    return { ...result, wasm_bytes: wasmBytes };
  },
});
