import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../../../wasm/src/types';

interface Props {
  refusals: Refusal[];
  hasFiles: boolean;
  /** A second staff list may be last year's; nothing while there is one already. */
  onLastYear: ((refusal: Refusal) => void) | undefined;
  onDismiss: () => void;
}

/** Files that could not be taken, each with its one sentence. Takes the focus when it appears. */
export function Refusals({ refusals, hasFiles, onLastYear, onDismiss }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [refusals.length]);
  return (
    <div class="nhsuk-error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="refusals-title">
      <h2 class="nhsuk-error-summary__title" id="refusals-title">
        {refusals.length === 1 ? 'This file cannot be used' : 'These files cannot be used'}
      </h2>
      <div class="nhsuk-error-summary__body">
        <ul class="nhsuk-list">
          {refusals.map((refusal, index) => (
            <li key={index}>
              {refusal.message}
              {refusal.code === 'second_staff_file' && onLastYear && (
                <div class="eh-refusal__way-out">
                  <button type="button" class="nhsuk-button eh-no-margin" onClick={() => onLastYear(refusal)}>
                    Use it as last year’s staff list
                    <span class="nhsuk-u-visually-hidden"> ({refusal.name})</span>
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {hasFiles && <p>What was loaded before is unchanged.</p>}
        <button type="button" class="nhsuk-button nhsuk-button--secondary eh-no-margin" onClick={onDismiss}>
          Close this message
        </button>
      </div>
    </div>
  );
}
