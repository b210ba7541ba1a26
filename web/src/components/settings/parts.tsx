import type { ComponentChildren } from 'preact';
import { isSome } from '../../../../wasm/publish/format';
import type { Catalogue, CompositionCategory, Problem, Report } from '../../../../wasm/src/types';
import type { Actions, State } from '../../store';

export interface PartProps {
  state: State;
  catalogue: Catalogue;
  actions: Actions;
}

export interface PartId {
  id: string;
  title: string;
  /** Settings and their members whose problems are told here: the first word of a problem's column. */
  places: string[];
}

/** The parts of the settings, in their order on the page. */
export const PARTS: PartId[] = [
  {
    id: 'organisation',
    title: 'The organisation',
    places: ['organisation', 'name', 'kind', 'employees', 'nhs_standard_contract', 'public_authority'],
  },
  { id: 'date', title: 'Date, and who is counted', places: ['snapshot_date', 'include', 'survey_year'] },
  {
    id: 'compare',
    title: 'Compare with',
    places: ['benchmark', 'use', 'areas', 'area', 'weight', 'by', 'places', 'trust'],
  },
  { id: 'earlier', title: 'Earlier years', places: ['previous_snapshot_date'] },
  { id: 'ratings', title: 'Ratings', places: ['thresholds'] },
  { id: 'analysis', title: 'Equality analysis', places: ['analyses', 'title', 'is'] },
  { id: 'eds', title: 'EDS 2022', places: ['eds', 'services', 'scores'] },
  { id: 'rules', title: 'Tables and rules', places: ['crossings', 'rules'] },
  { id: 'words', title: 'How staff are heard', places: ['words'] },
];

const firstWord = ({ column }: Problem) => column.split(/[ .]/)[0] ?? '';

/** Where a problem is put right; nothing: only in the settings file itself. */
export const partOf = (problem: Problem) => PARTS.find(({ places }) => places.includes(firstWord(problem)));

/** All that belong to a part, but those that a field of it tells. */
export const problemsIn = (problems: Problem[], part: string, ...told: string[]) =>
  problems.filter((problem) => partOf(problem)?.id === part && !told.includes(firstWord(problem)));

const PROTECTION = ['protection', 'mode', 'zeros', 'complement', 'secondary'];

/** Whether it is about publications, whose settings have their own step. */
export const isOfProtection = (problem: Problem) => PROTECTION.includes(firstWord(problem));

/** All that is wrong with one setting, as the error beside its field. */
export function errorOf(problems: Problem[], place: string): { error?: string } {
  const error = problems
    .filter((problem) => firstWord(problem) === place)
    .map(({ message }) => message)
    .join(' ');
  return error ? { error } : {};
}

export function Part({ id, children }: { id: string; children: ComponentChildren }) {
  const part = PARTS.find((candidate) => candidate.id === id);
  return (
    <section class="eh-file eh-settings" id={`settings-${id}`} aria-labelledby={`settings-${id}-title`}>
      <h2 class="nhsuk-heading-m" id={`settings-${id}-title`} tabIndex={-1}>
        {part?.title}
      </h2>
      {children}
    </section>
  );
}

/** Problems that have no field of their own. */
export function Problems({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="nhsuk-list">
      {problems.map((problem, index) => (
        <li key={index} class="nhsuk-error-message">
          <span class="nhsuk-u-visually-hidden">Error: </span>
          {problem.message}
          {problem.value && (
            <>
              {' '}
              (<span class="eh-value">{problem.value}</span>)
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the staff list has in a column: its labels or categories that have people, the largest first. */
export function labelsIn(report: Report | null, column: string): CompositionCategory[] {
  const profile = report?.measures.find(({ id }) => id === `profile.${column}`);
  return profile?.kind === 'composition' ? profile.categories.filter(({ known, count }) => known && isSome(count)) : [];
}

interface FilesButtonProps {
  id: string;
  words: string;
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that opens the browser's own choice of files. */
export function FilesButton({ id, words, accept, multiple = false, disabled = false, onFiles }: FilesButtonProps) {
  return (
    <>
      <button
        type="button"
        class="nhsuk-button nhsuk-button--secondary"
        disabled={disabled}
        onClick={() => document.getElementById(id)?.click()}
      >
        {words}
      </button>
      <input
        id={id}
        class="eh-drop__input"
        type="file"
        accept={accept}
        multiple={multiple}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ''; // the same file can be chosen again
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
