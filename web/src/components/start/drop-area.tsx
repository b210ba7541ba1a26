import { useRef } from 'preact/hooks';
import { chosenFiles, type Chosen } from '../../use-file-drop';

interface Props {
  /** Files are held over the page. */
  over: boolean;
  disabled: boolean;
  words: string;
  /** Where choosing a file is not the main thing to do. */
  secondary?: boolean;
  onFiles: (files: Chosen[]) => void;
}

/** Where to drop files, or to choose them; the button is what the keyboard uses. The drop itself is the whole page's. */
export function DropArea({ over, disabled, words, secondary = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = () => {
    const files = chosenFiles(input.current?.files);
    if (input.current) input.current.value = ''; // the same file can be chosen again
    if (files.length > 0) onFiles(files);
  };
  return (
    <div class={over ? 'eh-drop eh-drop--over' : 'eh-drop'}>
      <p class="eh-drop__words" id="drop-words">
        {words}
      </p>
      <input
        ref={input}
        id="choose-files"
        class="eh-drop__input"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept=".csv,.tsv,.txt,.json,.xlsx,text/csv,text/plain,application/json"
        onChange={chosen}
        disabled={disabled}
      />
      <button
        type="button"
        class={secondary ? 'nhsuk-button nhsuk-button--secondary eh-drop__button' : 'nhsuk-button eh-drop__button'}
        aria-describedby="drop-words"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        Choose files
      </button>
    </div>
  );
}
