import type { Example } from '../../../../wasm/src/client';
import type { Catalogue, Kind } from '../../../../wasm/src/types';
import type { Chosen } from '../../use-file-drop';
import { DropArea } from './drop-area';
import { KindList } from './kind-list';

interface Props {
  catalogue: Catalogue | null;
  hasFiles: boolean;
  /** Name of the settings file that is open; empty: none. */
  opened: string;
  busy: boolean;
  dropping: boolean;
  onFiles: (files: Chosen[]) => void;
  onExample: (which: Example) => void;
  onTemplate: (kind: Kind) => void;
}

/** Step 1: bring a file, or look at an example, and know where the data goes. */
export function Start({ catalogue, hasFiles, opened, busy, dropping, onFiles, onExample, onTemplate }: Props) {
  const waiting = busy;
  const kinds = catalogue?.kinds.filter((kind) => kind.supported) ?? [];
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Make your annual equality report
      </h1>
      <p class="nhsuk-lede-text">
        Bring your staff list, and what else you have: applicants, cases, training, survey, board, leavers, patients.
        You get your workforce by the nine protected characteristics, WRES, WDES, pay gaps and more.
      </p>

      <div class="eh-start">
        <div>
          <DropArea
            words="Drop your files here (CSV), all at once if you like; saved settings and earlier reports too"
            over={dropping}
            onFiles={onFiles}
            disabled={waiting}
          />
          {opened && !hasFiles && (
            <p class="eh-start__opened">
              <strong>The settings of {opened} are open.</strong> Now add your files: they are read by these settings.
            </p>
          )}
          <div class="nhsuk-inset-text eh-start__private">
            <span class="nhsuk-u-visually-hidden">Information: </span>
            <p>
              <strong>Your files are read in this tab and the page cannot send them anywhere</strong>: to check,
              disconnect from the internet before you choose them, and everything still works.
            </p>
          </div>
        </div>

        <div>
          <h2 class="nhsuk-heading-m">Just looking?</h2>
          {hasFiles && <p>An example takes the place of the files that you have open.</p>}
          <div class="eh-start__examples">
            <div class="eh-start__example">
              <button
                type="button"
                class="nhsuk-button nhsuk-button--secondary"
                disabled={waiting}
                onClick={() => onExample('trust')}
              >
                See an example
              </button>
              <p>A trust with about 3,500 staff and a file of every kind. All invented.</p>
            </div>
            <div class="eh-start__example">
              <button
                type="button"
                class="nhsuk-button nhsuk-button--secondary"
                disabled={waiting}
                onClick={() => onExample('nine')}
              >
                See a small provider
              </button>
              <p>Nine colleagues at a head office. All invented.</p>
            </div>
          </div>
        </div>
      </div>

      <section class="eh-start__more" aria-labelledby="templates-title">
        <h2 class="nhsuk-heading-m" id="templates-title">
          What the files need
        </h2>
        <p>
          Only the staff list is needed. Each file has a header row; any column may be missing: the report then says
          what could not be worked out. No export to hand? Start from an empty file with the right headers.
        </p>
        <KindList kinds={kinds} onTemplate={onTemplate} />
      </section>
    </>
  );
}
