import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Audit, Report } from '../src/types';
import { AuditView } from './audit';
import { formatDate } from './format';
import { ReportView } from './report';
import style from 'evenhand:publish.css';
import styleHash from 'evenhand:publish.css.hash';

interface DocumentProps {
  title: string;
  /** Where the skip link leads, and in what words. */
  skip: [anchor: string, words: string];
  footer: string;
  children: ComponentChildren;
}

function Document({ title, skip: [anchor, words], footer, children }: DocumentProps) {
  const policy = `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* Our own stylesheet, fixed at build time; nothing from a file reaches it. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="eh-published">
        <a class="nhsuk-skip-link" href={`#${anchor}`}>
          {words}
        </a>
        <main class="eh-width" id="main">
          {children}
        </main>
        <footer class="eh-width eh-published__footer">
          <p>{footer}</p>
        </footer>
      </body>
    </html>
  );
}

const page = (document: ReturnType<typeof Document>) => `<!doctype html>\n${render(document)}\n`;

type Named = Pick<Report, 'organisation' | 'period'>;

const titled = (title: string, { organisation, period }: Named) =>
  [title, organisation.name, formatDate(period.snapshot)].filter((part) => part !== '').join(', ');

/** The report as one HTML page that needs nothing else: no script, no request, and it prints. */
export function publishHtml(report: Report): string {
  return page(
    <Document
      title={titled('Annual equality report', report)}
      skip={['report-title', 'Skip to the report']}
      footer="Made with Evenhand from the files named above."
    >
      <ReportView report={report} />
    </Document>,
  );
}

/** The audit as such a page, named after its report where that is given. It contains personal data. */
export function auditHtml(audit: Audit, report?: Named & Pick<Report, 'sections'>): string {
  const title = 'What is hidden, and why';
  return page(
    <Document
      title={report ? titled(title, report) : title}
      skip={['audit-title', 'Skip to the audit']}
      footer="Made with Evenhand. Contains personal data: do not publish."
    >
      <div class="eh-report eh-report--internal">
        <header class="eh-report__head">
          <h1 tabIndex={-1} id="audit-title">
            {title}
            {report?.organisation.name && <span class="eh-report__organisation">{report.organisation.name}</span>}
          </h1>
          <p class="eh-report__lead">
            The audit of the annual equality report{report && ` of ${formatDate(report.period.snapshot)}`}.
          </p>
        </header>
        <AuditView audit={audit} sections={report?.sections ?? []} />
      </div>
    </Document>,
  );
}
