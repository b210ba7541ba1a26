export type StepId = 'start' | 'files' | 'settings' | 'checks' | 'report' | 'publish';

export const STEPS: { id: StepId; label: string }[] = [
  { id: 'start', label: 'Start' },
  { id: 'files', label: 'Files' },
  { id: 'settings', label: 'Settings' },
  { id: 'checks', label: 'Checks' },
  { id: 'report', label: 'Report' },
  { id: 'publish', label: 'Publish' },
];

/** The way through the page. A step that needs a file first is named but is not a link. */
export function Steps({ current, open }: { current: StepId; open: boolean }) {
  return (
    <nav class="eh-steps" aria-label="Steps">
      <ol class="eh-steps__list">
        {STEPS.map(({ id, label }, index) => {
          const reachable = open || id === 'start';
          const words = (
            <>
              <span class="eh-steps__number">{index + 1}</span> {label}
            </>
          );
          return (
            <li key={id} class={id === current ? 'eh-steps__item eh-steps__item--current' : 'eh-steps__item'}>
              {reachable ? (
                <a href={`#${id}`} aria-current={id === current ? 'step' : undefined}>
                  {words}
                </a>
              ) : (
                <span class="eh-steps__closed">
                  {words}
                  <span class="nhsuk-u-visually-hidden"> (choose a file first)</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
