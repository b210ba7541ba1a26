/** The session in a worker, as promises: what a page talks to. `worker.ts` answers. */
import type { Example } from '../example/settings';
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

export { exampleSettings, type Example } from '../example/settings';

export type Call = { id: number } & (
  | { call: 'start'; wasm: ArrayBuffer }
  | { call: 'configure'; settings: Settings }
  | { call: 'read'; blob: Blob; name: string; kind?: ReadAs; replaces?: number }
  | { call: 'cancel'; which: number }
  | { call: 'remove'; file: number }
  | { call: 'inspections' }
  | { call: 'report' }
  | { call: 'protect' }
  | { call: 'publication' }
  | { call: 'audit' }
  | { call: 'template'; kind: Kind }
  | { call: 'example'; which: Example; snapshot?: string }
);

/** One file of a worked example, as if it had been chosen from disk; `previous` is the report of an earlier year. */
export interface ExampleBlob {
  kind: ReadAs;
  name: string;
  blob: Blob;
}

export interface ReadProgress extends Progress {
  /** Size of the whole file in bytes. */
  total: number;
}

export type Answer = { id: number } & (
  { result: unknown } | { progress: ReadProgress | ProtectProgress } | { error: string }
);

export interface ReadOptions {
  /** What the file is, where that is known; otherwise its columns tell. */
  kind?: ReadAs;
  /** Id of a loaded file that this one takes the place of, once it has been read. */
  replaces?: number;
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
}

export interface ProtectOptions {
  onProgress?: (progress: ProtectProgress) => void;
  signal?: AbortSignal;
}

export interface Client {
  catalogue: Catalogue;
  configure(settings: Settings): Promise<Problem[]>;
  /** A refusal has a plain sentence and leaves what was loaded as it was; cancelling gives one with code `cancelled`. */
  read(blob: Blob, name: string, options?: ReadOptions): Promise<Inspection | EarlierReport | Refusal>;
  remove(id: number): Promise<void>;
  inspections(): Promise<(Inspection | EarlierReport)[]>;
  /** The report of all figures; the settings must not say that it is for publication. */
  report(): Promise<Report>;
  /** The report as its exact JSON text. */
  reportText(): Promise<string>;
  /**
   * Hides small numbers for a publication, in steps; other calls are answered in between. Null when it was cancelled, or
   * when settings or files changed meanwhile; a refusal without files or without enough memory.
   */
  protect(options?: ProtectOptions): Promise<Audit | Refusal | null>;
  /** The publication as its exact JSON text; a refusal when it cannot be proved safe, or is no longer that of the files. */
  publicationText(): Promise<string | Refusal>;
  /** The audit as its exact JSON text: it names small groups. */
  auditText(): Promise<string | Refusal>;
  template(kind: Kind): Promise<string>;
  /** The files of a worked example, made on the spot; their people and dates are right for the snapshot date. Earlier reports too. */
  example(which: Example, snapshot?: string): Promise<ExampleBlob[]>;
  close(): void;
}

type Distribute<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress: ((progress: never) => void) | undefined;
}

/** Starts the session in `worker`; `wasm` is handed over and can no longer be used here. */
export async function connect(worker: Worker, wasm: ArrayBuffer): Promise<Client> {
  const pending = new Map<number, Pending>();
  let nextId = 1;

  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    const waiting = pending.get(answer.id);
    if (!waiting) return;
    if ('progress' in answer) {
      waiting.onProgress?.(answer.progress as never); // what its call tells
      return;
    }
    pending.delete(answer.id);
    if ('error' in answer) waiting.reject(new Error(answer.error));
    else waiting.resolve(answer.result);
  };
  worker.onerror = (event) => {
    for (const waiting of pending.values()) waiting.reject(new Error(event.message || 'The reader stopped.'));
    pending.clear();
  };

  function send<T>(
    call: Distribute<Call>,
    transfer: Transferable[] = [],
    onProgress?: Pending['onProgress'],
  ): { id: number; done: Promise<T> } {
    const id = nextId++;
    const done = new Promise<T>((resolve, reject) => {
      pending.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress });
      worker.postMessage({ ...call, id }, transfer);
    });
    return { id, done };
  }

  /** Until the signal says that it is not wanted any more. */
  function until<T>({ id, done }: { id: number; done: Promise<T> }, signal: AbortSignal | undefined): Promise<T> {
    const cancel = () => void send({ call: 'cancel', which: id });
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    return done.finally(() => signal?.removeEventListener('abort', cancel));
  }

  const reportText = () => send<string>({ call: 'report' }).done;

  return {
    catalogue: await send<Catalogue>({ call: 'start', wasm }, [wasm]).done,
    configure: (settings) => send<Problem[]>({ call: 'configure', settings }).done,
    read: (blob, name, { kind, replaces, onProgress, signal } = {}) =>
      until(
        send<Inspection | EarlierReport | Refusal>({ call: 'read', blob, name, kind, replaces }, [], onProgress),
        signal,
      ),
    remove: async (file) => void (await send({ call: 'remove', file }).done),
    inspections: () => send<(Inspection | EarlierReport)[]>({ call: 'inspections' }).done,
    report: async () => JSON.parse(await reportText()) as Report,
    reportText,
    protect: ({ onProgress, signal } = {}) =>
      until(send<Audit | Refusal | null>({ call: 'protect' }, [], onProgress), signal),
    publicationText: () => send<string | Refusal>({ call: 'publication' }).done,
    auditText: () => send<string | Refusal>({ call: 'audit' }).done,
    template: (kind) => send<string>({ call: 'template', kind }).done,
    example: (which, snapshot) => send<ExampleBlob[]>({ call: 'example', which, snapshot }).done,
    close: () => worker.terminate(),
  };
}
