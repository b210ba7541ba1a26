/** Reports of earlier years, for trends: made on the spot from the files of those years, by a session of their own. */
import type { Session } from '../src/session.js';
import { EXAMPLE_SNAPSHOT, yearsBefore } from './calendar.js';
import { exampleFiles } from './generate.js';
import { exampleSettings } from './settings.js';

/** The example trust's reports of one or two years before as JSON, last year's first. The session is left without files. */
export function exampleReports(
  session: Session,
  snapshot: string = EXAMPLE_SNAPSHOT,
  years = 2,
): { name: string; text: string }[] {
  const encoder = new TextEncoder();
  return Array.from({ length: years }, (_, i) => {
    const date = yearsBefore(snapshot, i + 1);
    session.configure({ format: 'evenhand-settings/1', snapshot_date: date, ...exampleSettings('trust', i + 1) });
    for (const { kind, name, chunks } of exampleFiles(snapshot, i + 1)) {
      session.begin(name, kind);
      for (const chunk of chunks) session.push(encoder.encode(chunk));
      const outcome = session.finish();
      if (outcome.format === 'evenhand-refusal/1') throw new Error(outcome.message);
    }
    const text = session.reportText();
    // Or the next year's date would have all of them looked at again.
    for (const { id } of session.inspections()) session.remove(id);
    return { name: `report-${date}.json`, text };
  });
}
