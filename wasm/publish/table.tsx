import type { ComponentChildren } from 'preact';

/** A table that scrolls inside its own box, reachable by keyboard; the page itself never scrolls sideways. */
export function TableBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="eh-table-box" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
