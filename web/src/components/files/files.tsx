import { DropArea } from '../start/drop-area';
import { KindList } from '../start/kind-list';
import type { Kind } from '../../../../wasm/src/types';
import { kindWords } from '../../kinds';
import type { Actions, State } from '../../store';
import type { Chosen } from '../../use-file-drop';
import { EarlierPanel } from './earlier-panel';
import { FilePanel } from './file-panel';

interface Props {
  state: State;
  actions: Actions;
  dropping: boolean;
  onFiles: (files: Chosen[]) => void;
  onTemplate: (kind: Kind) => void;
}

/** Step 2: what each file was taken for, and the choices that go with it. */
export function Files({ state, actions, dropping, onFiles, onTemplate }: Props) {
  const { catalogue, files, earlier } = state;
  if (!catalogue) return null;
  const busy = state.reading !== null;
  const missing = catalogue.kinds.filter(
    (kind) => kind.supported && !files.some((file) => file.kind === kind.id) && kindWords(kind.id),
  );
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Files
      </h1>
      <p class="eh-lede">This is what was understood. Change anything that is wrong: the report follows at once.</p>
      {files.map((file) => (
        <FilePanel key={file.id} file={file} catalogue={catalogue} busy={busy} actions={actions} />
      ))}
      {!files.some(({ kind }) => kind === 'staff') && (
        <div class="nhsuk-inset-text">
          <span class="nhsuk-u-visually-hidden">Information: </span>
          <p>
            <strong>Add your staff list too.</strong> Nearly every figure is a share of the staff, so without it the
            report is almost empty.
          </p>
        </div>
      )}
      {earlier.map((report) => (
        <EarlierPanel key={report.id} report={report} busy={busy} actions={actions} />
      ))}
      <section aria-labelledby="add-title">
        <h2 class="nhsuk-heading-m" id="add-title">
          Add or replace a file
        </h2>
        {missing.length > 0 && (
          <>
            <p>The report can say more with these files:</p>
            <KindList kinds={missing} onTemplate={onTemplate} />
          </>
        )}
        <DropArea
          words="Drop files here, also earlier reports (JSON) and saved settings. One with the same name takes the place of the one above."
          over={dropping}
          onFiles={onFiles}
          disabled={busy}
          secondary
        />
      </section>
      <p>
        <a class="nhsuk-button" href="#settings">
          Continue to settings
        </a>
      </p>
    </>
  );
}
