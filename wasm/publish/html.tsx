import { render } from 'preact-render-to-string';
import type { Report } from '../src/types';
import { formatDate } from './format';
import { ReportView } from './report';
import style from 'evenhand:publish.css';
import styleHash from 'evenhand:publish.css.hash';

function Document({ report }: { report: Report }) {
  const title = ['Annual equality report', report.organisation.name, formatDate(report.period.snapshot)]
    .filter((part) => part !== '')
    .join(', ');
  const policy = `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* Our own stylesheet, fixed at build time; nothing from a file reaches it. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="eh-published">
        <a class="nhsuk-skip-link" href="#report-title">
          Skip to the report
        </a>
        <main class="eh-width" id="main">
          <ReportView report={report} />
        </main>
        <footer class="eh-width eh-published__footer">
          <p>Made with Evenhand from the files named above.</p>
        </footer>
      </body>
    </html>
  );
}

/** The report as one HTML page that needs nothing else: no script, no request, and it prints. */
export function publishHtml(report: Report): string {
  return `<!doctype html>\n${render(<Document report={report} />)}\n`;
}
