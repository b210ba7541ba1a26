import { ProblemList } from '../../../../wasm/publish/accounts';
import { formatCount, formatDate } from '../../../../wasm/publish/format';
import type { EarlierReport } from '../../../../wasm/src/types';
import type { Actions } from '../../store';
import { Fact } from './file-panel';

interface Props {
  report: EarlierReport;
  busy: boolean;
  actions: Actions;
}

/** The report of an earlier year among the files: figures only, so there is nothing to match. */
export function EarlierPanel({ report, busy, actions }: Props) {
  return (
    <section class="eh-file" aria-labelledby={`file-${report.id}`}>
      <div class="eh-file__head">
        <h2 class="nhsuk-heading-m" id={`file-${report.id}`}>
          {report.name}
        </h2>
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary eh-file__remove"
          disabled={busy}
          onClick={() => {
            document.getElementById('step-title')?.focus(); // this button is gone
            void actions.remove(report.id);
          }}
        >
          Remove<span class="nhsuk-u-visually-hidden"> {report.name}</span>
        </button>
      </div>
      <p>An earlier report. Gives: last year’s figures beside this year’s, and trends over the years.</p>
      <dl class="eh-facts eh-facts--across">
        <Fact name="Date">{formatDate(report.snapshot)}</Fact>
        <Fact name="Organisation">{report.organisation || 'Not named'}</Fact>
        {report.survey_year !== null && <Fact name="Staff survey of">{String(report.survey_year)}</Fact>}
        <Fact name="Figures">{formatCount(report.measures)}</Fact>
      </dl>
      {report.problems.length > 0 && <ProblemList problems={report.problems} label={`Problems in ${report.name}`} />}
    </section>
  );
}
