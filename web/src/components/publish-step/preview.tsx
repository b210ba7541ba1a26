import { publishHtml } from '../../../../wasm/publish/html';
import { ReportView } from '../../../../wasm/publish/report';
import { downloadHtml, fileName } from '../../download';
import type { Published } from '../../publishing';

/** The publication as its readers will see it. */
export function Preview({ published: { report }, onBack }: { published: Published; onBack: () => void }) {
  return (
    <ReportView report={report}>
      <div class="eh-toolbar" role="group" aria-label="Preview of the publication">
        <button type="button" class="nhsuk-button" onClick={onBack}>
          Back to publishing
        </button>
        {report.protection.verified && (
          <>
            <button
              type="button"
              class="nhsuk-button nhsuk-button--secondary"
              onClick={() => downloadHtml(publishHtml(report), fileName(report, 'equality-report'))}
            >
              Download as a web page
            </button>
            <button type="button" class="nhsuk-button nhsuk-button--secondary" onClick={() => window.print()}>
              Print
            </button>
          </>
        )}
      </div>
    </ReportView>
  );
}
