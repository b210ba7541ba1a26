import { useState } from 'preact/hooks';
import { download } from '../../download';
import { parseSettings } from '../../settings';
import { FilesButton, type PartProps } from './parts';

/** Choices kept for next year: labels, numbers and one's own words, never a person. */
export function SavedSettings({ state, actions }: PartProps) {
  const [problem, setProblem] = useState('');
  const load = async (file: File | undefined) => {
    if (!file) return;
    const parsed = parseSettings(await file.text().catch(() => ''));
    setProblem(typeof parsed === 'string' ? parsed : '');
    if (typeof parsed !== 'string') await actions.loadSettings(parsed, file.name);
  };
  return (
    <section class="eh-file eh-settings" id="settings-saved" aria-labelledby="settings-saved-title">
      <h2 class="nhsuk-heading-m" id="settings-saved-title" tabIndex={-1}>
        Keep these settings
      </h2>
      <p>
        Save these choices for next year. The file holds labels, choices and your own words, nothing about a person.
      </p>
      {problem && (
        <p class="nhsuk-error-message" role="alert">
          <span class="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div class="eh-buttons">
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary"
          onClick={() =>
            download(`${JSON.stringify(state.settings, null, 2)}\n`, 'evenhand-settings.json', 'application/json')
          }
        >
          Save settings
        </button>
        <FilesButton
          id="load-settings"
          words="Load settings"
          accept=".json,application/json"
          onFiles={([file]) => void load(file)}
        />
      </div>
    </section>
  );
}
