import type { ComponentChildren } from 'preact';

/** A table that scrolls inside its own box, reachable by keyboard; the page itself never scrolls sideways. */
export function TableBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="eh-table-box" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

export function NumberHead({ children, pair = false }: { children: ComponentChildren; pair?: boolean }) {
  return (
    <th scope="col" class={pair ? 'eh-number eh-table__pair' : 'eh-number'}>
      {children}
    </th>
  );
}

/** A figure with its name, as the finding of a card. */
export function Finding({ name, children, more }: { name: string; children: string; more?: ComponentChildren }) {
  return (
    <p class="eh-finding">
      {name}: <strong>{children}</strong>
      {more && <span class="eh-finding__more"> ({more})</span>}
    </p>
  );
}
