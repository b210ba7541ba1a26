import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from './fields';

export interface Choice {
  id: string;
  label: string;
  /** What tells it from another of nearly the same name. */
  aside?: string;
}

const MOST = 8;

/** Without accents, case and punctuation, so that "St Albans" finds "St. Albans". */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

/** Those that start with what was typed, then those of which a word does, then those that hold it, or are called so by code. */
export function matching(choices: Choice[], typed: string): Choice[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const rank = ({ id, label }: Choice) => {
    const name = plain(label);
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (` ${name}`.includes(` ${wanted}`)) return 2;
    return name.includes(wanted) || plain(id) === wanted ? 3 : 4;
  };
  return choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at < 4)
    .sort((a, b) => a.at - b.at)
    .map(({ choice }) => choice);
}

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  choices: Choice[];
  /** What is chosen already, in words; a field that only adds stays empty. */
  value?: string;
  onChoose: (choice: Choice) => void;
  /** The field was emptied. */
  onClear?: () => void;
  say: (sentence: string) => void;
}

/**
 * A long list to choose from by typing: arrow keys move, Enter chooses, Escape closes. The focus stays in the field, as
 * the pattern of an editable combobox asks.
 */
export function Combobox({ id, label, hint, error, choices, value = '', onChoose, onClear, say }: Props) {
  const listId = `${id}-list`;
  const [typed, setTyped] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [unknown, setUnknown] = useState('');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);

  const found = open ? matching(choices, typed) : [];
  const shown = found.slice(0, MOST);
  const more = found.length - shown.length;
  const expanded = open && shown.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;

  const choose = (choice: Choice) => {
    setOpen(false);
    setActive(-1);
    setUnknown('');
    setTyped(value);
    if (choice.label !== value) onChoose(choice);
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setActive(-1);
    setUnknown('');
    const count = matching(choices, text).length;
    if (text.trim() !== '') say(count === 0 ? 'Nothing matches.' : `${count === 1 ? '1 matches' : `${count} match`}.`);
  };
  /** Leaving the field: a whole name is a choice, an empty field takes it back, anything else is said. */
  const leave = () => {
    setOpen(false);
    setActive(-1);
    const [first, second] = matching(choices, typed);
    if (typed.trim() === '') {
      setUnknown('');
      if (value !== '') onClear?.();
    } else if (typed !== value && first && (!second || plain(first.label) === plain(typed))) {
      choose(first);
    } else if (typed !== value) {
      setUnknown(`${first ? 'Choose one from the list' : 'Nothing in the list is called so'}: “${typed.trim()}”.`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!expanded) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const choice = shown[active] ?? (found.length > 0 && open ? shown[0] : undefined);
      if (choice) choose(choice);
    } else if (event.key === 'Escape') {
      if (expanded) setOpen(false);
      else setTyped(value);
      setActive(-1);
      setUnknown('');
    }
  };

  const wrong = unknown || error;
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})} {...(wrong ? { error: wrong } : {})}>
      {(describedBy) => (
        <div class="eh-combobox">
          <input
            id={id}
            class={`nhsuk-input${wrong ? ' nhsuk-input--error' : ''}`}
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            aria-autocomplete="list"
            aria-expanded={expanded ? 'true' : 'false'}
            aria-controls={listId}
            aria-activedescendant={expanded && active >= 0 ? optionId(active) : undefined}
            aria-describedby={describedBy}
            aria-invalid={wrong ? 'true' : undefined}
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <div class="eh-combobox__popup" hidden={!expanded}>
            <ul class="eh-combobox__list" id={listId} role="listbox" aria-label={`Choices: ${label}`} ref={list}>
              {shown.map((choice, index) => (
                <li
                  key={choice.id}
                  id={optionId(index)}
                  role="option"
                  class="eh-combobox__option"
                  aria-selected={index === active ? 'true' : 'false'}
                  onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
                  onClick={() => choose(choice)}
                >
                  {choice.label}
                  {choice.aside && <span class="eh-combobox__aside"> {choice.aside}</span>}
                </li>
              ))}
            </ul>
            {more > 0 && <p class="eh-combobox__more">and {more} more: go on typing</p>}
          </div>
        </div>
      )}
    </Field>
  );
}
