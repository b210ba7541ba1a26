import { DropArea } from '../start/drop-area';
import { SettingsForm } from '../settings/settings-form';
import type { Actions, State } from '../../store';
import type { Chosen } from '../../use-file-drop';
import { FilePanel } from './file-panel';

interface Props {
  state: State;
  actions: Actions;
  dropping: boolean;
  onFiles: (files: Chosen[]) => void;
}

/** Step 2: what each file was taken for, and the choices that go with it. */
export function Files({ state, actions, dropping, onFiles }: Props) {
  const { catalogue, files } = state;
  if (!catalogue) return null;
  const busy = state.reading !== null;
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Files
      </h1>
      <p class="eh-lede">This is what was understood. Change anything that is wrong: the report follows at once.</p>
      {files.map((file) => (
        <FilePanel key={file.id} file={file} catalogue={catalogue} busy={busy} actions={actions} />
      ))}
      <SettingsForm state={state} catalogue={catalogue} actions={actions} />
      <section aria-labelledby="add-title">
        <h2 class="nhsuk-heading-m" id="add-title">
          Add or replace a file
        </h2>
        <DropArea
          words="Drop a file here. One with the same name takes the place of the one above."
          over={dropping}
          onFiles={onFiles}
          disabled={busy}
          secondary
        />
      </section>
      <p>
        <a class="nhsuk-button" href="#checks">
          Continue to checks
        </a>
      </p>
    </>
  );
}
