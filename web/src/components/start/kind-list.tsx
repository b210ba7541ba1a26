import type { Catalogue, Kind } from '../../../../wasm/src/types';
import { kindWords } from '../../kinds';

interface Props {
  kinds: Catalogue['kinds'];
  onTemplate: (kind: Kind) => void;
}

/** Kinds of file: what one row is, what the file gives, and an empty one to start from. */
export function KindList({ kinds, onTemplate }: Props) {
  return (
    <dl class="eh-more">
      {kinds.map((kind) => {
        const words = kindWords(kind.id);
        return (
          <div key={kind.id}>
            <dt>{kind.label}</dt>
            <dd>
              {words && (
                <>
                  {words.row} Gives: {words.gives}
                  <br />
                </>
              )}
              <button type="button" class="eh-link-button" onClick={() => onTemplate(kind.id)}>
                Download the template: {kind.label.toLowerCase()} (CSV)
              </button>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
