/**
 * One session on one instance of the module: bytes in, plain values out. Runs in a worker and in Node.
 * Nothing has to be freed: when the session is dropped, the instance and its memory go with it.
 */
import type {
  Audit,
  Catalogue,
  EarlierReport,
  Inspection,
  Kind,
  Problem,
  Progress,
  ProtectProgress,
  ReadAs,
  Refusal,
  Report,
  Settings,
} from './types';

/** The functions that `wasm/binding.cpp` gives. */
interface Module {
  configure(settings: string): string;
  begin(name: string, kind: string): void;
  beginTidy(name: string): void;
  input(): Uint8Array;
  push(length: number): string;
  bytes(): number;
  rows(): number;
  finish(): string;
  cancel(): void;
  remove(id: number): void;
  drain(): string;
  inspections(): string;
  report(): string;
  protectStart(): string;
  protectStep(): boolean;
  protectProgress(): string;
  audit(): string;
  publication(): string;
  template(kind: string): string;
  catalogue(): string;
  memory(): number;
}

export type ModuleFactory = (options: { wasmBinary: Uint8Array }) => Promise<Module>;

/** Protection under way, in steps that are short enough to let other work in between. */
export interface Protection {
  /** True while there is more to do. */
  step(): boolean;
  progress(): ProtectProgress;
}

export interface Session {
  /** Replaces all settings. Value mappings and rules act at once, column mappings on files read afterwards. */
  configure(settings: Settings): Problem[];
  /**
   * Starts a file; without a kind it is recognised from the columns, an earlier report from its first character. With
   * `tidy` the file is only written out again.
   */
  begin(name: string, kind?: ReadAs, options?: { tidy?: boolean }): void;
  /** Takes bytes, in chunks of any size. Gives a refusal as soon as it is certain. */
  push(bytes: Uint8Array): Refusal | null;
  progress(): Progress;
  /** Keeps the file. After a refusal whatever was loaded before is as it was. A file of the same name and kind is replaced. */
  finish(): Inspection | EarlierReport | Refusal;
  /** Ends a tidied file: a refusal, or null when all was well. */
  finishTidy(): Refusal | null;
  /** Clean UTF-8 CSV made since the last call, while tidying. */
  drain(): string;
  /** Forgets the file under way. */
  cancel(): void;
  remove(id: number): void;
  inspections(): (Inspection | EarlierReport)[];
  /** As the settings say whom it is for. A publication that cannot be proved safe is a refusal. */
  report(): Report | Refusal;
  /** Its exact JSON text: the same bytes from every build. */
  reportText(): string;
  /** Starts to hide small numbers for a publication; a refusal without files. Changed settings or files undo it. */
  protect(): Protection | Refusal;
  /** What is hidden and why, once protected. It names small groups: never part of a publication. */
  audit(): Audit;
  auditText(): string;
  /** The publication's exact JSON text, or a refusal's. Protection that is left to do is done first, which may take long. */
  publicationText(): string;
  /** The header line of an empty file of this kind. */
  template(kind: Kind): string;
  catalogue(): Catalogue;
  /** Bytes of WebAssembly memory. */
  memory(): number;
}

export function isRefusal(value: unknown): value is Refusal {
  return (value as Refusal | null)?.format === 'evenhand-refusal/1';
}

export function isEarlierReport(value: Inspection | EarlierReport): value is EarlierReport {
  return value.format === 'evenhand-previous/1';
}

/** Instantiates the module and opens a session on it. */
export async function createSession(load: { factory: ModuleFactory; wasmBinary: Uint8Array }): Promise<Session> {
  const module = await load.factory({ wasmBinary: load.wasmBinary });
  const refusalOf = (text: string): Refusal | null => (text === '' ? null : (JSON.parse(text) as Refusal));
  return {
    configure: (settings) => JSON.parse(module.configure(JSON.stringify(settings))) as Problem[],
    begin(name, kind, options) {
      if (options?.tidy === true) module.beginTidy(name);
      else module.begin(name, kind ?? '');
    },
    push(bytes) {
      for (let at = 0; at < bytes.length;) {
        // The view is taken anew each time: memory may have moved.
        const input = module.input();
        const part = bytes.subarray(at, at + input.length);
        input.set(part);
        const refusal = module.push(part.length);
        if (refusal !== '') return refusalOf(refusal);
        at += part.length;
      }
      return null;
    },
    progress: () => ({ bytes: module.bytes(), rows: module.rows() }),
    finish: () => JSON.parse(module.finish()) as Inspection | EarlierReport | Refusal,
    finishTidy: () => JSON.parse(module.finish()) as Refusal | null,
    drain: () => module.drain(),
    cancel: () => module.cancel(),
    remove: (id) => module.remove(id),
    inspections: () => JSON.parse(module.inspections()) as (Inspection | EarlierReport)[],
    report: () => JSON.parse(module.report()) as Report | Refusal,
    reportText: () => module.report(),
    protect: () =>
      refusalOf(module.protectStart()) ?? {
        step: () => module.protectStep(),
        progress: () => JSON.parse(module.protectProgress()) as ProtectProgress,
      },
    audit: () => JSON.parse(module.audit()) as Audit,
    auditText: () => module.audit(),
    publicationText: () => module.publication(),
    template: (kind) => module.template(kind),
    catalogue: () => JSON.parse(module.catalogue()) as Catalogue,
    memory: () => module.memory(),
  };
}
