/** The module in Node: finds the built WebAssembly beside itself and opens sessions on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createSession, type ModuleFactory, type Session } from './session';

export { createSession, type ModuleFactory, type Session } from './session';
export { latestSnapshot } from './snapshot';
export type * from './types';

let loaded: { factory: ModuleFactory; wasmBinary: Uint8Array } | undefined;

/** A session of its own, with its own memory; it needs no closing. */
export function openSession(): Promise<Session> {
  loaded ??= {
    factory: createRequire(import.meta.url)('./evenhand.cjs') as ModuleFactory,
    wasmBinary: readFileSync(new URL('./evenhand.wasm', import.meta.url)),
  };
  return createSession(loaded);
}
