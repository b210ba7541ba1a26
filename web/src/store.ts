/** Everything that the page knows, and what can be done to it. Components get a state and call an action. */
import type { Client, Example, ReadProgress } from '../../wasm/src/client';
import type { Catalogue, Inspection, Kind, Problem, Refusal, Report, Settings } from '../../wasm/src/types';
import { isRefusal } from '../../wasm/src/session';
import { defaultSettings, withColumn, withIncluded, withValue, withWords } from './settings';

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
  reading: Reading | null;
  refusals: Refusal[];
  report: Report | null;
  /** Something that stopped the page itself from working. */
  failure: string;
  /** Read out by screen readers. */
  announcement: string;
}

export interface Actions {
  read(files: { blob: Blob; name: string }[]): Promise<boolean>;
  showExample(which: Example): Promise<boolean>;
  remove(id: number): Promise<void>;
  setKind(file: Inspection, kind: Kind): Promise<void>;
  setColumn(file: Inspection, header: string, role: string | null): Promise<void>;
  setValue(vocabulary: string, value: string, category: string | null): Promise<void>;
  setIncluded(contract: string, included: boolean): Promise<void>;
  /** Null: as the snapshot date suggests. */
  setSurveyYear(year: number | null): Promise<void>;
  setWords(measure: string, words: string): Promise<void>;
  change(settings: Partial<Settings>): Promise<void>;
  loadSettings(settings: Settings): Promise<void>;
  reportText(): Promise<string>;
  template(kind: Kind): Promise<string>;
  dismissRefusals(): void;
  fail(sentence: string): void;
}

export interface Store {
  get(): State;
  subscribe(listener: () => void): () => void;
  actions: Actions;
}

const EXAMPLES: Record<Example, NonNullable<Settings['organisation']>> = {
  trust: { name: 'Example NHS Trust', kind: 'nhs_trust' },
  nine: { name: 'Example small provider', kind: 'independent_provider' },
};

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

export function createStore(start: () => Promise<Client>): Store {
  let state: State = {
    catalogue: null,
    settings: defaultSettings(),
    settingsProblems: [],
    files: [],
    reading: null,
    refusals: [],
    report: null,
    failure: '',
    announcement: '',
  };
  const listeners = new Set<() => void>();
  /** The chosen files themselves, so that a changed column can be read again. Only handles: nothing is copied. */
  const handles = new Map<number, { blob: Blob; name: string }>();

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  const starting = start();
  starting.then(
    async (client) => {
      await client.configure(state.settings);
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
    const files = await client.inspections();
    set({ files, report: files.length > 0 ? await client.report() : null });
  }

  /** Reads one file with its progress shown; true when it was taken. */
  async function readOne(blob: Blob, name: string, replaces?: number): Promise<boolean> {
    const client = await starting;
    const abort = new AbortController();
    const cancel = () => abort.abort();
    set({
      reading: { name, cancel, progress: { bytes: 0, rows: 0, total: blob.size } },
      announcement: `Reading ${name}`,
    });
    const outcome = await client.read(blob, name, {
      ...(replaces === undefined ? {} : { replaces }),
      signal: abort.signal,
      onProgress: (progress) =>
        set({ reading: { name, cancel, progress }, announcement: quarterWords(name, progress) }),
    });
    if (isRefusal(outcome)) {
      const cancelled = outcome.code === 'cancelled';
      set({
        reading: null,
        refusals: cancelled ? state.refusals : [...state.refusals, outcome],
        announcement: outcome.message,
      });
      return false;
    }
    handles.set(outcome.id, { blob, name });
    set({ reading: null, announcement: `${name} was read: ${outcome.rows_read} rows, ${outcome.rows_used} used.` });
    return true;
  }

  async function configure(settings: Settings): Promise<void> {
    set({ settings }); // at once, so that two quick changes do not undo each other
    const client = await starting;
    set({ settingsProblems: await client.configure(settings) });
  }

  /** Settings that matter while a file is read: the file is read again, and if that fails they are taken back. */
  async function configureAndRead(settings: Settings, file: Inspection): Promise<void> {
    const before = state.settings;
    const handle = handles.get(file.id);
    if (!handle) return;
    set({ refusals: [] });
    await configure(settings);
    if (!(await readOne(handle.blob, handle.name, file.id))) await configure(before);
    await refresh();
  }

  /** Files whose columns were matched under other settings. */
  async function readAgain(files: Inspection[]): Promise<void> {
    for (const file of files) {
      const handle = handles.get(file.id);
      if (handle) await readOne(handle.blob, handle.name, file.id);
    }
  }

  async function removeAll(): Promise<void> {
    const client = await starting;
    for (const file of state.files) await client.remove(file.id);
    handles.clear();
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
    read: guarded(async (files) => {
      set({ refusals: [] });
      let taken = 0;
      for (const { blob, name } of files) if (await readOne(blob, name)) taken++;
      await refresh();
      return taken > 0;
    }, false),
    showExample: guarded(async (which) => {
      const client = await starting;
      set({ refusals: [], announcement: 'Making the example' });
      await removeAll();
      await configure({ ...defaultSettings(), organisation: EXAMPLES[which] });
      let taken = 0;
      for (const { blob, name } of await client.example(which, state.settings.snapshot_date)) {
        if (await readOne(blob, `example-${name}`)) taken++;
      }
      await refresh();
      return taken > 0;
    }, false),
    remove: guarded(async (id) => {
      const client = await starting;
      const name = handles.get(id)?.name ?? 'The file';
      await client.remove(id);
      handles.delete(id);
      await refresh();
      set({ announcement: `${name} was removed.` });
    }, undefined),
    setKind: guarded(
      (file, kind) =>
        configureAndRead({ ...state.settings, kinds: { ...state.settings.kinds, [file.name]: kind } }, file),
      undefined,
    ),
    setColumn: guarded(
      (file, header, role) => configureAndRead(withColumn(state.settings, file.kind, header, role), file),
      undefined,
    ),
    setValue: (vocabulary, value, category) => apply(withValue(state.settings, vocabulary, value, category)),
    setIncluded: (contract, included) => apply(withIncluded(state.settings, contract, included)),
    setSurveyYear: (year) => {
      const { survey_year: _, ...rest } = state.settings;
      return apply(year === null ? rest : { ...rest, survey_year: year });
    },
    setWords: (measure, words) => apply(withWords(state.settings, measure, words)),
    change: (change) => apply({ ...state.settings, ...change }),
    loadSettings: guarded(async (settings) => {
      await configure(settings);
      await readAgain(state.files);
      await refresh();
      set({ announcement: 'The settings were loaded.' });
    }, undefined),
    reportText: guarded(async () => (await starting).reportText(), ''),
    template: guarded(async (kind) => (await starting).template(kind), ''),
    dismissRefusals: () => set({ refusals: [] }),
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
