import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  /** Also what its checkbox is called in the page. */
  id: string;
  /** What the file does that a publication does not. */
  children: ComponentChildren;
  /** Buttons that work only once this has been understood. */
  buttons: { label: string; onPress: () => void }[];
}

/** Downloads of personal data: a second word is asked for, each time that they are shown. */
export function Confirmed({ id, children, buttons }: Props) {
  const [understood, setUnderstood] = useState(false);
  return (
    <div class="eh-confirmed">
      <p>
        <strong>Contains personal data: do not publish.</strong> {children}
      </p>
      <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div class="nhsuk-checkboxes__item">
          <input
            class="nhsuk-checkboxes__input"
            id={id}
            type="checkbox"
            checked={understood}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
          />
          <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
            This file names small groups, in which a colleague could be recognised. I understand that it contains
            personal data.
          </label>
        </div>
      </div>
      <div class="eh-buttons">
        {buttons.map(({ label, onPress }) => (
          <button
            key={label}
            type="button"
            class="nhsuk-button nhsuk-button--secondary"
            disabled={!understood}
            onClick={onPress}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
