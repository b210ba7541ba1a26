import { useState } from 'preact/hooks';
import { AuditView } from '../../../../wasm/publish/audit';
import { auditHtml } from '../../../../wasm/publish/html';
import type { Audit, Report } from '../../../../wasm/src/types';
import { downloadHtml, downloadJson, fileName } from '../../download';
import { Confirmed } from './confirmed';

/** The audit: drawn only when it is opened, for it can be long. */
export function WhatIsHidden({ report, audit, text }: { report: Report; audit: Audit; text: string }) {
  const [open, setOpen] = useState(false);
  const name = fileName(report, 'equality-report-audit', 'personal-data');
  return (
    <details class="nhsuk-details eh-publish__audit" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">What is hidden, and why</span>
      </summary>
      {open && (
        <div class="nhsuk-details__text">
          <AuditView audit={audit} sections={report.sections} level={4} />
          <Confirmed
            id="audit-understood"
            buttons={[
              {
                label: 'Download the audit as a web page',
                onPress: () => downloadHtml(auditHtml(audit, report), name),
              },
              { label: 'Download the audit as data (JSON)', onPress: () => downloadJson(text, name) },
            ]}
          >
            The audit lists the hidden numbers themselves. It is for whoever checks the report.
          </Confirmed>
        </div>
      )}
    </details>
  );
}
