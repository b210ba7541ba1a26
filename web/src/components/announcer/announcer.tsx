/** Says aloud what happened: progress in words, problems, results. Always present, so that screen readers follow it. */
export function Announcer({ text }: { text: string }) {
  return (
    <div class="nhsuk-u-visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
