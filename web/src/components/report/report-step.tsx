import { ReportView } from '../../../../wasm/publish/report';
import type { Report } from '../../../../wasm/src/types';

/** Step 5: the report with all its figures, for whoever made it. Files are made on the next step. */
export function ReportStep({ report }: { report: Report }) {
  return (
    <ReportView report={report} confirm={<a href="#settings">Confirm or change it</a>}>
      <div class="eh-toolbar" role="group" aria-label="Keep the report">
        <a class="nhsuk-button" href="#publish">
          Publish or download
        </a>
        <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={() => window.print()}>
          Print for internal use
        </button>
      </div>
    </ReportView>
  );
}
