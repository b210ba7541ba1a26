import { formatBytes, formatCount } from '../../../../wasm/publish/format';
import type { Reading } from '../../store';

/** How far a file has been read, in bytes and rows, and the way to stop. */
export function Progress({ reading }: { reading: Reading }) {
  const { bytes, total, rows } = reading.progress;
  return (
    <section class="eh-progress" aria-label="Reading a file">
      <p class="eh-progress__words" id="progress-words">
        <strong>Reading {reading.name}</strong>
        <br />
        {formatBytes(bytes)} of {formatBytes(total)}, {formatCount(rows)} rows so far
      </p>
      <progress class="eh-progress__bar" max={Math.max(total, 1)} value={bytes} aria-labelledby="progress-words" />
      <button type="button" class="nhsuk-button nhsuk-button--secondary eh-progress__cancel" onClick={reading.cancel}>
        Cancel<span class="nhsuk-u-visually-hidden"> reading {reading.name}</span>
      </button>
    </section>
  );
}
