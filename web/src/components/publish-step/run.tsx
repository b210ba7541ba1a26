import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../../../wasm/publish/format';
import type { Report } from '../../../../wasm/src/types';
import { phaseWords } from '../../phases';
import type { Publishing } from '../../publishing';
import type { Actions } from '../../store';
import { Refused, Result } from './result';

function Running({ publishing }: { publishing: Extract<Publishing, { step: 'running' }> }) {
  const { progress, cancel } = publishing;
  const counted = progress !== null && progress.of > 1; // one is no way to count
  return (
    <div class="eh-publish__running">
      <p class="eh-progress__words" id="publish-progress-words">
        <strong>{progress ? phaseWords(progress) : 'Starting'}</strong>
        <br />
        {counted ? `${formatCount(progress.done)} of ${formatCount(progress.of)}` : 'This can take a minute.'}
      </p>
      <progress
        class="eh-progress__bar"
        {...(counted ? { max: progress.of, value: progress.done } : {})}
        aria-labelledby="publish-progress-words"
      />
      <button
        type="button"
        id="publish-cancel"
        class="nhsuk-button nhsuk-button--secondary eh-progress__cancel"
        onClick={cancel}
      >
        Cancel<span class="nhsuk-u-visually-hidden"> making it safe to publish</span>
      </button>
    </div>
  );
}

/** Where the keyboard goes when what it was on has gone. */
const PLACE: Record<Publishing['step'], string> = {
  none: 'publish-start',
  cancelled: 'publish-start',
  stale: 'publish-start',
  running: 'publish-cancel',
  done: 'publish-result-title',
  refused: 'publish-result-title',
};

interface Props {
  /** With all figures. */
  report: Report;
  publishing: Publishing;
  busy: boolean;
  actions: Actions;
  onPreview: () => void;
}

/** Making the publication: the button, how far it is, and what came of it. */
export function Run({ report, publishing, busy, actions, onPreview }: Props) {
  const box = useRef<HTMLElement>(null);
  const { step } = publishing;
  const shown = useRef(step);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const active = document.activeElement;
    // Whoever is at work elsewhere on the page is left alone.
    if (active && active !== document.body && !box.current?.contains(active)) return;
    document.getElementById(PLACE[step])?.focus();
  }, [step]);

  const made = step === 'done' || step === 'refused';
  return (
    <section class="eh-file eh-settings eh-publish" aria-labelledby="publish-run-title" ref={box}>
      <h2 class="nhsuk-heading-m" id="publish-run-title">
        Make it safe to publish
      </h2>
      {step === 'running' ? (
        <Running publishing={publishing} />
      ) : (
        <>
          {step === 'stale' && (
            <p class="eh-publish__note">
              <strong>Out of date.</strong> A file or a setting has changed. Make the report safe to publish again to
              download it.
            </p>
          )}
          {step === 'cancelled' && <p class="eh-publish__note">It was cancelled. Nothing was made.</p>}
          {!made && (
            <>
              <p>
                The report is gone through number by number. It can take some minutes for a large organisation; the page
                stays usable meanwhile.
              </p>
              <button
                type="button"
                id="publish-start"
                class="nhsuk-button"
                disabled={busy}
                onClick={() => void actions.protect()}
              >
                Make it safe to publish
              </button>
            </>
          )}
          {step === 'done' && <Result published={publishing.published} onPreview={onPreview} />}
          {step === 'refused' && <Refused report={report} {...publishing} />}
        </>
      )}
    </section>
  );
}
