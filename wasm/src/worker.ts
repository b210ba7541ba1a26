/**
 * The worker that holds the session: files are read and counted here, away from the screen.
 * One file at a time, in the pieces that the browser hands out; the file as a whole is never in memory.
 */
import {
  exampleFiles,
  exampleLastYear,
  exampleNineFiles,
  exampleNineLastYear,
  exampleReports,
} from '../example/generate';
import type { Answer, Call, Example, ExampleBlob } from './client';
import { createSession, isRefusal, type ModuleFactory, type Session } from './session';
import type { Audit, EarlierReport, Inspection, ReadAs, Refusal, Settings } from './types';

/** Earlier years that the example shows: each is made while a visitor waits. */
const EXAMPLE_YEARS = 1;
/** How often progress is told and a cancel is heard, in milliseconds. */
const BREATH = 60;

interface Loaded {
  id: number;
  sessionId: number;
  blob: Blob;
  name: string;
  kind: ReadAs | undefined;
}

interface Port {
  postMessage(message: Answer, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Call>) => void) | null;
}

const refusal = (name: string, code: string, message: string): Refusal => ({
  format: 'evenhand-refusal/1',
  name,
  code,
  row: 0,
  message,
});

/** A turn of the event loop that also lets messages in, unlike a resolved promise. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

export function serve(port: Port, factory: ModuleFactory): void {
  let wasm: Uint8Array = new Uint8Array(0);
  let session: Session;
  let settings: Settings = { format: 'evenhand-settings/1' };
  let loaded: Loaded[] = [];
  let nextId = 1;
  const cancelled = new Set<number>();
  /** Goes up with every change of settings or files; a publication is that of one of them. */
  let version = 0;
  /** The one whose protection is done. */
  let published = -1;
  /** Reads wait for each other here. */
  let queue: Promise<unknown> = Promise.resolve();

  async function startSession(): Promise<void> {
    version++;
    session = await createSession({ factory, wasmBinary: wasm });
    session.configure(settings);
  }

  /** After a crash of the module (as when memory runs out): a fresh session with the files that were already loaded. */
  async function recover(): Promise<void> {
    await startSession();
    const before = loaded;
    loaded = [];
    for (const file of before) {
      const outcome = await stream(
        file.blob,
        file.name,
        file.kind,
        () => false,
        () => undefined,
      ).catch(() => null);
      if (outcome && !isRefusal(outcome)) loaded.push({ ...file, sessionId: outcome.id });
    }
  }

  async function stream(
    blob: Blob,
    name: string,
    kind: ReadAs | undefined,
    isCancelled: () => boolean,
    tell: () => void,
  ): Promise<Inspection | EarlierReport | Refusal> {
    let chunks: ReadableStreamDefaultReader<Uint8Array> | undefined;
    session.begin(name, kind);
    try {
      chunks = blob.stream().getReader();
      let last = performance.now();
      for (;;) {
        let piece: ReadableStreamReadResult<Uint8Array>;
        try {
          piece = await chunks.read();
        } catch {
          session.cancel();
          return refusal(
            name,
            'unreadable',
            `${name} could not be read. It may have been moved, changed or opened by another program: close it there, then choose it again.`,
          );
        }
        if (isCancelled()) {
          session.cancel();
          return refusal(name, 'cancelled', `Reading ${name} was cancelled.`);
        }
        if (piece.done) break;
        const refused = session.push(piece.value);
        if (refused) return refused;
        if (performance.now() - last >= BREATH) {
          tell();
          await breathe();
          last = performance.now();
        }
      }
      tell();
      return session.finish();
    } finally {
      chunks?.cancel().catch(() => undefined);
    }
  }

  async function read(call: Extract<Call, { call: 'read' }>): Promise<Inspection | EarlierReport | Refusal> {
    const { blob, name, kind, replaces } = call;
    if (cancelled.has(call.id)) return refusal(name, 'cancelled', `Reading ${name} was cancelled.`);
    version++;
    try {
      const outcome = await stream(
        blob,
        name,
        kind,
        () => cancelled.has(call.id),
        () => {
          const { bytes, rows } = session.progress();
          port.postMessage({ id: call.id, progress: { bytes, rows, total: blob.size } });
        },
      );
      if (isRefusal(outcome)) return outcome;
      // A file of the same name and kind took the place of the earlier one and has its id already.
      const at = loaded.findIndex((file) => file.id === replaces || file.sessionId === outcome.id);
      const before = loaded[at];
      const entry: Loaded = { id: before?.id ?? nextId++, sessionId: outcome.id, blob, name, kind };
      if (before && before.sessionId !== outcome.id) session.remove(before.sessionId);
      if (before) loaded[at] = entry;
      else loaded.push(entry);
      return { ...outcome, id: entry.id };
    } catch {
      await recover();
      return refusal(
        name,
        'out_of_memory',
        `${name} needs more memory than this browser tab may use. Close other tabs or split the file, then try again. What was loaded before is still here.`,
      );
    }
  }

  /** Step by step, so that a change of files or settings is heard; it ends the work, which is then for nothing. */
  async function protect(id: number): Promise<Audit | Refusal | null> {
    await queue;
    const of = version;
    const goesOn = () => !cancelled.has(id) && version === of;
    if (!goesOn()) return null;
    try {
      const protection = session.protect();
      if (isRefusal(protection)) return protection;
      let last = performance.now();
      while (protection.step()) {
        if (performance.now() - last < BREATH) continue;
        port.postMessage({ id, progress: protection.progress() });
        await breathe();
        if (!goesOn()) return null;
        last = performance.now();
      }
      port.postMessage({ id, progress: protection.progress() });
      published = of;
      return session.audit();
    } catch {
      await recover();
      return refusal(
        '',
        'out_of_memory',
        'Hiding small numbers needs more memory than this browser tab may use. Close other tabs, or make fewer tables of two characteristics in the settings, then try again. Your files are still here.',
      );
    }
  }

  /** Only of what has been protected: the work must not begin here, where nothing can stop it. */
  function protectedText(text: () => string): string | Refusal {
    if (published !== version) {
      return refusal('', 'out_of_date', 'Files or settings have changed. Make the report safe to publish again.');
    }
    const made = text();
    return made.slice(0, 60).includes('"evenhand-refusal/1"') ? (JSON.parse(made) as Refusal) : made;
  }

  async function example(which: Example, snapshot: string | undefined): Promise<ExampleBlob[]> {
    const files =
      which === 'trust'
        ? [...exampleFiles(snapshot), exampleLastYear(snapshot)]
        : [...exampleNineFiles(snapshot), exampleNineLastYear(snapshot)];
    const blobs = files.map(({ kind, name, chunks }): ExampleBlob => ({
      kind,
      name,
      blob: new Blob([...chunks], { type: 'text/csv' }),
    }));
    if (which !== 'trust') return blobs;
    const reports = exampleReports(await createSession({ factory, wasmBinary: wasm }), snapshot, EXAMPLE_YEARS);
    return blobs.concat(
      reports.map(({ name, text }) => ({
        kind: 'previous',
        name,
        blob: new Blob([text], { type: 'application/json' }),
      })),
    );
  }

  async function answer(call: Call): Promise<unknown> {
    switch (call.call) {
      case 'start':
        wasm = new Uint8Array(call.wasm);
        await startSession();
        return session.catalogue();
      case 'configure':
        settings = call.settings;
        version++;
        return session.configure(settings);
      case 'read': {
        const turn = queue.then(() => read(call));
        queue = turn.catch(() => undefined);
        return turn.finally(() => cancelled.delete(call.id));
      }
      case 'cancel':
        cancelled.add(call.which);
        return null;
      case 'remove': {
        const file = loaded.find((candidate) => candidate.id === call.file);
        version++;
        if (file) session.remove(file.sessionId);
        loaded = loaded.filter((candidate) => candidate !== file);
        return null;
      }
      case 'inspections': {
        const bySession = new Map(session.inspections().map((inspection) => [inspection.id, inspection]));
        return loaded.flatMap((file) => {
          const inspection = bySession.get(file.sessionId);
          return inspection ? [{ ...inspection, id: file.id }] : [];
        });
      }
      case 'report':
        return session.reportText();
      case 'protect':
        return protect(call.id).finally(() => cancelled.delete(call.id));
      case 'publication':
        return protectedText(session.publicationText);
      case 'audit':
        return protectedText(session.auditText);
      case 'template':
        return session.template(call.kind);
      case 'example':
        return example(call.which, call.snapshot);
    }
  }

  port.onmessage = ({ data: call }) => {
    answer(call).then(
      (result) => port.postMessage({ id: call.id, result }),
      (error: unknown) =>
        port.postMessage({ id: call.id, error: error instanceof Error ? error.message : String(error) }),
    );
  };
}
