import { publishHtml } from '../../../../wasm/publish/html';
import { counted, formatCount } from '../../../../wasm/publish/format';
import type { Audit, Refusal, Report } from '../../../../wasm/src/types';
import { downloadHtml, downloadJson, fileName } from '../../download';
import type { Published } from '../../publishing';
import { WhatIsHidden } from './what-is-hidden';

function Hidden({ counts }: { counts: Audit['counts'] }) {
  const { different, shown, primary, secondary } = counts;
  return (
    <p>
      {formatCount(shown)} of {counted(different, 'different number')} of people {shown === 1 ? 'is' : 'are'} shown.{' '}
      {formatCount(primary)} {primary === 1 ? 'is' : 'are'} hidden for being small, and {formatCount(secondary)} more{' '}
      {secondary === 1 ? 'is' : 'are'} hidden so that nobody can work those out.
    </p>
  );
}

/** What can be said of it, and no more: nothing is proved of numbers that are rounded one by one. */
function outcomeOf({ mode, verified, reason }: Audit): [title: string, words: string] {
  if (mode === 'round') {
    return ['Ready to publish', 'Every number is rounded by itself, so that small ones cannot be told apart.'];
  }
  return verified
    ? ['Safe to publish', 'It was checked that nothing in the report, taken together, gives a hidden number back.']
    : ['Not proved safe: do not publish', reason || 'Not every check was passed.'];
}

/** The publication is made: what was proved, the ways to look at it and to keep it. */
export function Result({ published, onPreview }: { published: Published; onPreview: () => void }) {
  const { report, text, audit, auditText } = published;
  const { verified, notes } = report.protection;
  const name = fileName(report, 'equality-report');
  const [title, words] = outcomeOf(audit);
  return (
    <>
      <h3 class="nhsuk-heading-s eh-publish__outcome" id="publish-result-title" tabIndex={-1}>
        {title}
      </h3>
      <p>{words}</p>
      {audit.mode === 'suppress' && <Hidden counts={audit.counts} />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <div class="eh-buttons">
        <button type="button" class="nhsuk-button nhsuk-button--secondary" id="publish-preview" onClick={onPreview}>
          See the report as it will be published
        </button>
        {verified && (
          <>
            <button type="button" class="nhsuk-button" onClick={() => downloadHtml(publishHtml(report), name)}>
              Download as a web page
            </button>
            <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={() => downloadJson(text, name)}>
              Download as data (JSON)
            </button>
          </>
        )}
      </div>
      <WhatIsHidden report={report} audit={audit} text={auditText} />
    </>
  );
}

interface RefusedProps {
  /** With all figures. */
  report: Report;
  refusal: Refusal;
  audit: Audit | null;
  auditText: string;
}

/** There is no publication: why, and which tables stand in its way. */
export function Refused({ report, refusal, audit, auditText }: RefusedProps) {
  return (
    <>
      <div class="nhsuk-error-summary" role="alert" aria-labelledby="publish-result-title">
        <h3 class="nhsuk-error-summary__title" id="publish-result-title" tabIndex={-1}>
          It cannot be published as it is
        </h3>
        <div class="nhsuk-error-summary__body">
          <p>{refusal.message}</p>
          {audit && audit.coarsen.length > 0 && (
            <ul class="nhsuk-list nhsuk-list--bullet">
              {audit.coarsen.map(({ measure, title, sentence }) => (
                <li key={measure}>
                  <strong>{title}:</strong> {sentence}
                </li>
              ))}
            </ul>
          )}
          <p class="eh-no-margin">
            Tables of two characteristics are chosen in the <a href="#settings">Settings</a>, columns on the{' '}
            <a href="#files">Files</a> step.
          </p>
        </div>
      </div>
      {audit && <WhatIsHidden report={report} audit={audit} text={auditText} />}
    </>
  );
}
