/** Reports of made-up organisations through the module, as their people see them and as the public does. */
import { readInto } from '../module/help.mjs';

const SECOND_HIDING_OFF = { protection: { secondary: false } };

/** The report for an audience, or a refusal. */
function reportFor(session, settings) {
  const problems = session.configure(settings);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return session.report();
}

/** `files`: [{ kind, name, bytes }]. Gives { internal, publication, careless }. */
export function reports(session, files, settings, { careless = true } = {}) {
  session.configure(settings);
  const ids = files.map(({ kind, name, bytes }) => {
    const inspection = readInto(session, name, bytes, { kind });
    if (inspection.format !== 'evenhand-inspection/1') throw new Error(`${name}: ${inspection.message}`);
    return inspection.id;
  });
  const publication = reportFor(session, { ...settings, audience: 'publication' });
  const open = careless ? reportFor(session, { ...settings, audience: 'publication', ...SECOND_HIDING_OFF }) : null;
  const internal = reportFor(session, { ...settings, audience: 'internal' });
  // The staff list last: nothing is then left that its going could change.
  for (const id of ids.reverse()) session.remove(id);
  return { internal, publication, careless: open };
}

export const isRefusal = (report) => report.format === 'evenhand-refusal/1';

export const filesOf = (made) =>
  Object.entries(made.files).map(([kind, { csv }]) => ({
    kind,
    name: `${kind}.csv`,
    bytes: new TextEncoder().encode(csv),
  }));
