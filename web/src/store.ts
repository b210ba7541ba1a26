/** Everything that the page knows, and what can be done to it. Components get a state and call an action. */
import { exampleSettings, type Client, type Example, type ReadProgress } from '../../wasm/src/client';
import type {
  Catalogue,
  EarlierReport,
  Inspection,
  Kind,
  Problem,
  ReadAs,
  Refusal,
  Report,
  Settings,
} from '../../wasm/src/types';
import { isEarlierReport, isRefusal } from '../../wasm/src/session';
import { formatDate } from '../../wasm/publish/format';
import { settingsOf } from './dropped';
import { createPublishing, type Publishing } from './publishing';
import { defaultSettings, withColumn, withKind, withValue } from './settings';
import type { Chosen } from './use-file-drop';

export interface Reading {
  name: string;
  progress: ReadProgress;
  cancel: () => void;
}

export interface State {
  catalogue: Catalogue | null;
  settings: Settings;
  settingsProblems: Problem[];
  files: Inspection[];
  /** Reports of earlier years, for trends. */
  earlier: EarlierReport[];
  reading: Reading | null;
  refusals: Refusal[];
  /** Of all figures, for the page itself. */
  report: Report | null;
  /** The report for others, whose small numbers are hidden. */
  publishing: Publishing;
  /** Name of the settings file that was opened last; empty: none. */
  opened: string;
  /** Something that stopped the page itself from working. */
  failure: string;
  /** Read out by screen readers. */
  announcement: string;
}

export interface Actions {
  /** What the files are is told by their columns, unless it is said. Saved settings among them are opened. */
  read(files: Chosen[], as?: ReadAs): Promise<boolean>;
  /** A second staff list, which was refused. */
  readAsLastYear(refusal: Refusal): Promise<boolean>;
  showExample(which: Example): Promise<boolean>;
  remove(id: number): Promise<void>;
  setKind(file: Inspection, kind: Kind): Promise<void>;
  setColumn(file: Inspection, header: string, role: string | null): Promise<void>;
  setValue(vocabulary: string, value: string, category: string | null): Promise<void>;
  /** Any other setting; the report follows. */
  edit(change: (settings: Settings) => Settings): Promise<void>;
  loadSettings(settings: Settings, name: string): Promise<void>;
  reportText(): Promise<string>;
  /** Makes the publication: hides small numbers, step by step. */
  protect(): Promise<void>;
  template(kind: Kind): Promise<string>;
  dismissRefusals(): void;
  /** Says something to screen readers. */
  say(sentence: string): void;
  fail(sentence: string): void;
}

export interface Store {
  get(): State;
  subscribe(listener: () => void): () => void;
  actions: Actions;
}

interface Handle extends Chosen {
  /** What the file was said to be; otherwise its columns and the settings tell. */
  as?: ReadAs | undefined;
}

/** Progress as it is said aloud: a new sentence only at each quarter, not at every tick. */
function quarterWords(name: string, { bytes, total }: ReadProgress): string {
  const quarter = ['', ', a quarter done', ', half done', ', three quarters done'][
    Math.floor((4 * bytes) / Math.max(total, 1))
  ];
  return `Reading ${name}${quarter ?? ''}`;
}

/** The year whose survey is read: as chosen, or the autumn before the snapshot date. */
const surveyYear = ({ survey_year: chosen, snapshot_date: snapshot }: Settings): number =>
  chosen ?? Number(snapshot?.slice(0, 4)) - 1;

/** The page itself shows all figures, whatever an opened file says; a publication is asked for. */
const forPage = (settings: Settings): Settings => ({ ...settings, audience: 'internal' });

export function createStore(start: () => Promise<Client>): Store {
  let state: State = {
    catalogue: null,
    settings: defaultSettings(),
    settingsProblems: [],
    files: [],
    earlier: [],
    reading: null,
    refusals: [],
    report: null,
    publishing: { step: 'none' },
    opened: '',
    failure: '',
    announcement: '',
  };
  const listeners = new Set<() => void>();
  /** The chosen files themselves, so that a changed column can be read again. Only handles: nothing is copied. */
  const handles = new Map<number, Handle>();
  /** Those of refused files, in case they are wanted as something else. */
  const refused = new WeakMap<Refusal, Handle>();

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  const starting = start();
  const publishing = createPublishing(starting, {
    get: () => state.publishing,
    set: (next, announcement) => set({ publishing: next, ...(announcement === undefined ? {} : { announcement }) }),
  });
  starting.then(
    async (client) => {
      await client.configure(forPage(state.settings));
      set({ catalogue: client.catalogue });
    },
    () =>
      set({
        failure:
          'This browser did not start the reader (WebAssembly). Use a current Edge, Chrome, Firefox or Safari, or ask IT whether WebAssembly is switched off.',
      }),
  );

  async function refresh(): Promise<void> {
    const client = await starting;
    const loaded = await client.inspections();
    const files = loaded.filter((file): file is Inspection => !isEarlierReport(file));
    const earlier = loaded.filter(isEarlierReport).sort((a, b) => (a.snapshot < b.snapshot ? -1 : 1));
    set({ files, earlier, report: loaded.length > 0 ? await client.report() : null });
  }

  /** Reads one file with its progress shown; true when it was taken. */
  async function readOne({ blob, name, as }: Handle, replaces?: number): Promise<boolean> {
    const client = await starting;
    const abort = new AbortController();
    const cancel = () => abort.abort();
    set({
      reading: { name, cancel, progress: { bytes: 0, rows: 0, total: blob.size } },
      announcement: `Reading ${name}`,
    });
    const outcome = await client.read(blob, name, {
      ...(replaces === undefined ? {} : { replaces }),
      ...(as === undefined ? {} : { kind: as }),
      signal: abort.signal,
      onProgress: (progress) =>
        set({ reading: { name, cancel, progress }, announcement: quarterWords(name, progress) }),
    });
    if (isRefusal(outcome)) {
      const cancelled = outcome.code === 'cancelled';
      refused.set(outcome, { blob, name });
      set({
        reading: null,
        refusals: cancelled ? state.refusals : [...state.refusals, outcome],
        announcement: outcome.message,
      });
      return false;
    }
    handles.set(outcome.id, { blob, name, as });
    publishing.forget();
    set({
      reading: null,
      announcement: isEarlierReport(outcome)
        ? `${name} was read: the report of ${formatDate(outcome.snapshot)}.`
        : `${name} was read: ${outcome.rows_read} rows, ${outcome.rows_used} used.`,
    });
    return true;
  }

  async function configure(settings: Settings): Promise<void> {
    set({ settings }); // at once, so that two quick changes do not undo each other
    publishing.forget();
    const client = await starting;
    set({ settingsProblems: await client.configure(forPage(settings)) });
  }

  /** Settings that matter while a file is read: the file is read again, and if that fails they are taken back. */
  async function configureAndRead(settings: Settings, file: Inspection, as?: ReadAs): Promise<void> {
    const before = state.settings;
    const handle = handles.get(file.id);
    if (!handle) return;
    set({ refusals: [] });
    await configure(settings);
    if (!(await readOne({ ...handle, as }, file.id))) await configure(before);
    await refresh();
  }

  /** Files whose columns were matched under other settings. */
  async function readAgain(files: Inspection[]): Promise<void> {
    for (const file of files) {
      const handle = handles.get(file.id);
      if (handle) await readOne(handle, file.id);
    }
  }

  async function openSettings(settings: Settings, name: string): Promise<void> {
    await configure(settings);
    await readAgain(state.files);
    set({ opened: name, announcement: `The settings of ${name} are open.` });
  }

  function refuse(name: string, sentence: string): void {
    const message = `${name}: ${sentence}`;
    const refusal: Refusal = { format: 'evenhand-refusal/1', name, code: 'settings', row: 0, message };
    set({ refusals: [...state.refusals, refusal], announcement: message });
  }

  /** Settings first, whatever their place, because they say how the other files are read. */
  async function readAll(chosen: Chosen[], as?: ReadAs): Promise<boolean> {
    let taken = 0;
    const rest: Chosen[] = [];
    for (const one of chosen) {
      const settings = await settingsOf(one.blob);
      if (settings === null) rest.push(one);
      else if (typeof settings === 'string') refuse(one.name, settings);
      else await openSettings(settings, one.name);
    }
    for (const one of rest) if (await readOne({ ...one, as })) taken++;
    await refresh();
    return taken > 0;
  }

  async function removeAll(): Promise<void> {
    const client = await starting;
    for (const { id } of await client.inspections()) await client.remove(id);
    handles.clear();
    publishing.forget();
  }

  /** Actions from the screen: a failure nobody expected is said, not swallowed. */
  function guarded<A extends unknown[], R>(work: (...args: A) => Promise<R>, otherwise: R): (...args: A) => Promise<R> {
    return async (...args) => {
      try {
        return await work(...args);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        set({
          reading: null,
          failure: `Something went wrong in the page (${detail}). Your files are unchanged. Reload the page to start again.`,
        });
        return otherwise;
      }
    };
  }

  const apply = guarded(async (settings: Settings) => {
    const before = surveyYear(state.settings);
    await configure(settings);
    // The numbers of survey questions, and so the columns, are those of the year.
    if (surveyYear(settings) !== before) await readAgain(state.files.filter(({ kind }) => kind === 'survey'));
    await refresh();
  }, undefined);

  const actions: Actions = {
    read: guarded(async (chosen, as) => {
      set({ refusals: [] });
      return readAll(chosen, as);
    }, false),
    readAsLastYear: guarded(async (refusal) => {
      const handle = refused.get(refusal);
      if (!handle) return false;
      const before = state.settings;
      set({ refusals: state.refusals.filter((other) => other !== refusal) });
      await configure(withKind(before, handle.name, 'staff_last_year'));
      const taken = await readOne(handle);
      if (!taken) await configure(before);
      await refresh();
      return taken;
    }, false),
    showExample: guarded(async (which) => {
      const client = await starting;
      set({ refusals: [], opened: '', announcement: 'Making the example' });
      await removeAll();
      set({ publishing: { step: 'none' } });
      const settings = { ...defaultSettings(), ...exampleSettings(which) };
      const files = (await client.example(which, settings.snapshot_date)).map((file) => ({
        ...file,
        name: `example-${file.name}`,
      }));
      // Nothing in last year's staff list tells it from this year's.
      const lastYear = files.filter(({ kind }) => kind === 'staff_last_year').map(({ name }) => name);
      await configure({ ...settings, kinds: Object.fromEntries(lastYear.map((name) => [name, 'staff_last_year'])) });
      let taken = 0;
      for (const { blob, name } of files) if (await readOne({ blob, name })) taken++;
      await refresh();
      return taken > 0;
    }, false),
    remove: guarded(async (id) => {
      const client = await starting;
      const name = handles.get(id)?.name ?? 'The file';
      publishing.forget();
      await client.remove(id);
      handles.delete(id);
      await refresh();
      set({ announcement: `${name} was removed.` });
    }, undefined),
    setKind: guarded(
      (file, kind) =>
        // Said by the settings from now on, whatever was said when it was chosen.
        configureAndRead(withKind(state.settings, file.name, kind), file),
      undefined,
    ),
    setColumn: guarded(
      (file, header, role) =>
        configureAndRead(withColumn(state.settings, file.kind, header, role), file, handles.get(file.id)?.as),
      undefined,
    ),
    setValue: (vocabulary, value, category) => apply(withValue(state.settings, vocabulary, value, category)),
    edit: (change) => apply(change(state.settings)),
    loadSettings: guarded(async (settings, name) => {
      await openSettings(settings, name);
      await refresh();
    }, undefined),
    reportText: guarded(async () => (await starting).reportText(), ''),
    protect: guarded(publishing.protect, undefined),
    template: guarded(async (kind) => (await starting).template(kind), ''),
    dismissRefusals: () => set({ refusals: [] }),
    say: (announcement) => set({ announcement }),
    fail: (failure) => set({ failure }),
  };

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    actions,
  };
}
