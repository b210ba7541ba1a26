import { Fragment, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../../../wasm/publish/format';

interface GroupProps {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** A sentence that says how to put it right. */
  error?: string;
  children: (describedBy: string | undefined) => ComponentChildren;
}

/** A field with its label, hint and error; the error is read out and stands beside the field. */
export function Field({ id, label, hint, error, children }: GroupProps) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ');
  return (
    <div class={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <label class="nhsuk-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={id} error={error} />}
      {children(describedBy || undefined)}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <span class="nhsuk-error-message" id={`${id}-error`} role="alert">
      <span class="nhsuk-u-visually-hidden">Error: </span>
      {error}
    </span>
  );
}

/** What is being typed is kept here: a report that arrives meanwhile draws the form again. */
function useTyped(given: string): [string, (text: string) => void] {
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  return [text, setText];
}

interface TextProps extends Omit<GroupProps, 'children'> {
  value: string;
  /** Several lines. */
  rows?: number;
  onCommit: (text: string) => void;
}

export function TextField({ value, rows, onCommit, ...group }: TextProps) {
  const [text, setText] = useTyped(value);
  return (
    <Field {...group}>
      {(describedBy) => {
        const common = {
          id: group.id,
          value: text,
          'aria-describedby': describedBy,
          'aria-invalid': group.error ? ('true' as const) : undefined,
          onInput: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
          onChange: (event: { currentTarget: { value: string } }) => onCommit(event.currentTarget.value),
        };
        const wrong = group.error ? 'error' : '';
        return rows ? (
          <textarea {...common} class={`nhsuk-textarea${wrong && ' nhsuk-textarea--error'}`} rows={rows} />
        ) : (
          <input
            {...common}
            class={`nhsuk-input eh-input-wide${wrong && ' nhsuk-input--error'}`}
            type="text"
            autocomplete="off"
          />
        );
      }}
    </Field>
  );
}

export interface NumberRange {
  least: number;
  most: number;
  whole?: boolean;
  /** What to do about any other number, where its limits are not the way to say it. */
  words?: string;
}

/** The number, null for nothing, or a sentence when it is neither. */
export function numberFrom(text: string, { least, most, whole = false, words }: NumberRange): number | null | string {
  const tidy = text.trim().replace(/(\d),(?=\d{3}\b)/g, '$1');
  if (tidy === '') return null;
  const number = /^-?(\d+\.?\d*|\.\d+)$/.test(tidy) ? Number(tidy) : NaN;
  if (Number.isFinite(number) && number >= least && number <= most && (!whole || Number.isInteger(number))) {
    return number;
  }
  return (
    words ?? `Give a ${whole ? 'whole number' : 'number'} from ${least} to ${most < 10_000 ? most : formatCount(most)}.`
  );
}

interface NumberProps extends Omit<GroupProps, 'children'> {
  value: number | undefined;
  range: NumberRange;
  /** It may not be left empty. */
  required?: boolean;
  onCommit: (value: number | null) => void;
}

/** A number. One that cannot be used stays in sight with its error and changes nothing. */
export function NumberField({ value, range, required = false, onCommit, error, ...group }: NumberProps) {
  const given = value === undefined ? '' : String(value);
  const [text, setText] = useTyped(given);
  const [wrong, setWrong] = useState('');
  useEffect(() => setWrong(''), [given]);
  const shown = wrong || error;
  return (
    <Field {...group} {...(shown ? { error: shown } : {})}>
      {(describedBy) => (
        <input
          id={group.id}
          class={`nhsuk-input nhsuk-input--width-5${shown ? ' nhsuk-input--error' : ''}`}
          type="text"
          inputMode={range.whole ? 'numeric' : 'decimal'}
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-describedby={describedBy}
          aria-invalid={shown ? 'true' : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onChange={(event) => {
            const typed = numberFrom(event.currentTarget.value, range);
            const read = typed === null && required ? (range.words ?? 'Give a number.') : typed;
            setWrong(typeof read === 'string' ? read : '');
            if (typeof read !== 'string' && (read ?? undefined) !== value) onCommit(read);
          }}
        />
      )}
    </Field>
  );
}

interface SelectProps extends Omit<GroupProps, 'children'> {
  value: string;
  options: { id: string; label: string }[];
  onChoose: (id: string) => void;
}

export function SelectField({ value, options, onChoose, ...group }: SelectProps) {
  return (
    <Field {...group}>
      {(describedBy) => (
        <select
          id={group.id}
          class="nhsuk-select eh-select"
          value={value}
          aria-describedby={describedBy}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface DateProps extends Omit<GroupProps, 'children'> {
  value: string;
  required?: boolean;
  onCommit: (date: string) => void;
}

export function DateField({ value, required = false, onCommit, ...group }: DateProps) {
  return (
    <Field {...group}>
      {(describedBy) => (
        <input
          id={group.id}
          class={`nhsuk-input eh-input-date${group.error ? ' nhsuk-input--error' : ''}`}
          type="date"
          required={required}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={group.error ? 'true' : undefined}
          onChange={(event) => {
            const { value: chosen, validity } = event.currentTarget;
            if (!validity.badInput && (chosen || !required)) onCommit(chosen);
          }}
        />
      )}
    </Field>
  );
}

interface RadiosProps<T extends string> {
  name: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  inline?: boolean;
  value: T;
  options: { id: T; label: string; hint?: string; below?: ComponentChildren }[];
  onChoose: (id: T) => void;
}

/** One of several; `below` is asked only while its option is chosen. */
export function Radios<T extends string>({ name, legend, hint, inline, value, options, onChoose }: RadiosProps<T>) {
  return (
    <fieldset class="nhsuk-fieldset nhsuk-form-group" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend class="nhsuk-fieldset__legend">{legend}</legend>
      {hint && (
        <div class="nhsuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      <div class={`nhsuk-radios nhsuk-radios--small${inline ? ' nhsuk-radios--inline' : ''}`}>
        {options.map((option) => {
          const id = `${name}-${option.id || 'none'}`;
          return (
            <Fragment key={id}>
              <div class="nhsuk-radios__item">
                <input
                  class="nhsuk-radios__input"
                  id={id}
                  name={name}
                  type="radio"
                  checked={option.id === value}
                  aria-describedby={option.hint ? `${id}-hint` : undefined}
                  onChange={() => onChoose(option.id)}
                />
                <label class="nhsuk-label nhsuk-radios__label" for={id}>
                  {option.label}
                </label>
                {option.hint && (
                  <div class="nhsuk-hint nhsuk-radios__hint" id={`${id}-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
              {option.below && option.id === value && <div class="nhsuk-radios__conditional">{option.below}</div>}
            </Fragment>
          );
        })}
      </div>
    </fieldset>
  );
}

interface CheckboxesProps {
  name: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  options: { id: string; label: string; hint?: string }[];
  chosen: string[];
  onChange: (id: string, checked: boolean) => void;
}

export function Checkboxes({ name, legend, hint, error, options, chosen, onChange }: CheckboxesProps) {
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter((part) => part !== '');
  return (
    <div class={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <fieldset class="nhsuk-fieldset" aria-describedby={describedBy.join(' ') || undefined}>
        <legend class="nhsuk-fieldset__legend">{legend}</legend>
        {hint && (
          <div class="nhsuk-hint" id={`${name}-hint`}>
            {hint}
          </div>
        )}
        {error && <FieldError id={name} error={error} />}
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
          {options.map((option, index) => {
            const id = `${name}-${index}`;
            return (
              <div class="nhsuk-checkboxes__item" key={option.id}>
                <input
                  class="nhsuk-checkboxes__input"
                  id={id}
                  type="checkbox"
                  checked={chosen.includes(option.id)}
                  aria-describedby={option.hint ? `${id}-hint` : undefined}
                  onChange={(event) => onChange(option.id, event.currentTarget.checked)}
                />
                <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
                  {option.label}
                </label>
                {option.hint && (
                  <div class="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
