/** The publication: made on request, step by step, and forgotten as soon as a setting or a file changes. */
import type { Client } from '../../wasm/src/client';
import { isRefusal } from '../../wasm/src/session';
import type { Audit, ProtectProgress, Refusal, Report } from '../../wasm/src/types';
import { phaseWords, shareDone } from './phases';

/** Everything that is needed to look at it and to keep it, of one moment. */
export interface Published {
  report: Report;
  /** The report's exact text. */
  text: string;
  audit: Audit;
  auditText: string;
}

export type Publishing =
  | { step: 'none' | 'cancelled' | 'stale' }
  | { step: 'running'; progress: ProtectProgress | null; cancel: () => void }
  | { step: 'done'; published: Published }
  /** It cannot be published as it is. The audit says which tables are in the way. */
  | { step: 'refused'; refusal: Refusal; audit: Audit | null; auditText: string };

interface Screen {
  get(): Publishing;
  set(publishing: Publishing, announcement?: string): void;
}

/** What is said aloud: the phase, and each quarter of it. */
function quarterWords(progress: ProtectProgress): string {
  const quarter = ['', ', a quarter done', ', half done', ', three quarters done'][Math.floor(4 * shareDone(progress))];
  return `${phaseWords(progress)}${quarter ?? ''}`;
}

export function createPublishing(starting: Promise<Client>, screen: Screen) {
  /** The run whose outcome is wanted; a change ends it. */
  let current: AbortController | null = null;

  /** Settings or files have changed: nothing made before may be kept. */
  function forget(): void {
    current?.abort();
    current = null;
    const { step } = screen.get();
    if (step === 'none' || step === 'cancelled' || step === 'stale') return;
    screen.set({ step: 'stale' }, 'Something has changed: the report has to be made safe to publish again.');
  }

  /** What the module says of the run; null when it was ended. */
  async function outcomeOf(run: AbortController): Promise<Publishing | null> {
    const client = await starting;
    const audit = await client.protect({
      signal: run.signal,
      onProgress: (progress) => {
        if (current !== run) return;
        screen.set({ step: 'running', progress, cancel }, quarterWords(progress));
      },
    });
    if (audit === null) return null;
    if (isRefusal(audit)) return { step: 'refused', refusal: audit, audit: null, auditText: '' };
    const [text, auditText] = [await client.publicationText(), await client.auditText()];
    if (isRefusal(auditText) || (isRefusal(text) && text.code === 'out_of_date')) return null;
    if (isRefusal(text)) return { step: 'refused', refusal: text, audit, auditText };
    return { step: 'done', published: { report: JSON.parse(text) as Report, text, audit, auditText } };
  }

  function cancel(): void {
    current?.abort();
    current = null;
    screen.set({ step: 'cancelled' }, 'Hiding small numbers was cancelled. Nothing was made.');
  }

  async function protect(): Promise<void> {
    current?.abort();
    const run = new AbortController();
    current = run;
    screen.set({ step: 'running', progress: null, cancel }, 'Hiding small numbers');
    let outcome: Publishing | null;
    try {
      outcome = await outcomeOf(run);
    } catch (error) {
      if (current !== run) return;
      current = null;
      screen.set({ step: 'none' });
      throw error;
    }
    if (current !== run) return; // cancelled, or forgotten with what has changed
    current = null;
    if (outcome === null)
      screen.set({ step: 'stale' }, 'A file or a setting changed: hiding small numbers was stopped.');
    else screen.set(outcome, outcomeWords(outcome));
  }

  return { protect, forget };
}

function outcomeWords(outcome: Publishing): string {
  if (outcome.step === 'refused') return outcome.refusal.message;
  if (outcome.step !== 'done') return '';
  const { mode, verified } = outcome.published.report.protection;
  if (mode === 'round') return 'The report is rounded.';
  return verified
    ? 'The report is safe to publish.'
    : 'The report was made, but it is not proved that it is safe to publish.';
}
