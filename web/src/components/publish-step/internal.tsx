import { publishHtml } from '../../../../wasm/publish/html';
import type { Report } from '../../../../wasm/src/types';
import { downloadHtml, downloadJson, fileName } from '../../download';
import type { Actions } from '../../store';
import { Confirmed } from './confirmed';

/** The report with all its numbers, for those who may see them. */
export function Internal({ report, actions }: { report: Report; actions: Actions }) {
  const name = fileName(report, 'equality-report', 'internal-personal-data');
  return (
    <section class="eh-file eh-settings eh-publish" aria-labelledby="internal-title">
      <h2 class="nhsuk-heading-m" id="internal-title">
        The internal report
      </h2>
      <Confirmed
        id="internal-understood"
        buttons={[
          {
            label: 'Download the internal report as a web page',
            onPress: () => downloadHtml(publishHtml(report), name),
          },
          {
            label: 'Download the internal report as data (JSON)',
            onPress: () => void actions.reportText().then((text) => text && downloadJson(text, name)),
          },
        ]}
      >
        No number is hidden in it. Keep it where only people may look who are allowed to see personal data of staff.
      </Confirmed>
    </section>
  );
}
