import { withWords } from '../../settings';
import { TextField } from '../fields/fields';
import { Part, Problems, problemsIn, type PartProps } from './parts';

const VOICE = 'wdes.9b';

/** What the standard asks for in words: no file says it. */
export function Voice({ state, actions }: PartProps) {
  return (
    <Part id="words">
      <Problems problems={problemsIn(state.settingsProblems, 'words')} />
      <TextField
        id="words-voice"
        label="How disabled staff are heard (WDES 9b)"
        hint="What you do so that the voices of disabled staff are heard: for example a network, who sponsors it, what changed. Do not name anybody who has not agreed."
        rows={4}
        value={state.settings.words?.[VOICE] ?? ''}
        onCommit={(text) => void actions.edit((now) => withWords(now, VOICE, text))}
      />
    </Part>
  );
}
