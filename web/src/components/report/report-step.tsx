import { publishHtml } from '../../../../wasm/publish/html';
import { ReportView } from '../../../../wasm/publish/report';
import type { Report } from '../../../../wasm/src/types';
import { download } from '../../download';
import type { Actions } from '../../store';

/** Letters and digits of the organisation's name, for a file name that every system takes. */
function fileName(report: Report, extension: string): string {
  const name = report.organisation.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return ['equality-report', name, report.period.snapshot].filter((part) => part !== '').join('-') + extension;
}

interface Props {
  report: Report;
  actions: Actions;
}

/** Step 5: the report, as it will be downloaded. */
export function ReportStep({ report, actions }: Props) {
  return (
    <ReportView report={report} confirm={<a href="#settings">Confirm or change it</a>}>
      <div class="eh-toolbar" role="group" aria-label="Keep the report">
        <button
          type="button"
          class="nhsuk-button"
          onClick={() => download(publishHtml(report), fileName(report, '.html'), 'text/html')}
        >
          Download as a web page
        </button>
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary"
          onClick={() =>
            void actions
              .reportText()
              .then((text) => text && download(text, fileName(report, '.json'), 'application/json'))
          }
        >
          Download as data (JSON)
        </button>
        <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </ReportView>
  );
}
