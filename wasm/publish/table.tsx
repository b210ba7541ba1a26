import type { ComponentChildren } from 'preact';
import { useAround } from './around';
import { holdsHidden, Legend } from './hidden';

interface TableBoxProps {
  label: string;
  /** What the table shows of the report: if any of it is hidden, the line under the table says what `[c]` means. */
  values?: unknown;
  children: ComponentChildren;
}

/** A table that scrolls inside its own box, reachable by keyboard; the page itself never scrolls sideways. */
export function TableBox({ label, values, children }: TableBoxProps) {
  const { legend } = useAround();
  return (
    <>
      <div class="eh-table-box" role="region" aria-label={label} tabIndex={0}>
        {children}
      </div>
      {holdsHidden(values) && <Legend words={legend} />}
    </>
  );
}

export function NumberHead({ children, pair = false }: { children: ComponentChildren; pair?: boolean }) {
  return (
    <th scope="col" class={pair ? 'eh-number eh-table__pair' : 'eh-number'}>
      {children}
    </th>
  );
}

interface FindingProps {
  name: string;
  children: ComponentChildren;
  more?: ComponentChildren;
}

/** A figure with its name, as the finding of a card. */
export function Finding({ name, children, more }: FindingProps) {
  return (
    <p class="eh-finding">
      {name}: <strong>{children}</strong>
      {more && <span class="eh-finding__more"> ({more})</span>}
    </p>
  );
}
