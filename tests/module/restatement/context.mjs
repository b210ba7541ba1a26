/** An organisation, its report, and what every topic asks of both. */
import assert from 'node:assert/strict';
import { people, register } from './people.mjs';
import { tally, VIEWS } from './views.mjs';

export function context(made, report) {
  const { files, settings } = made;
  const { rows, columns } = files.staff;
  const measures = new Map(report.measures.map((measure) => [measure.id, measure]));
  const at = (id) => {
    assert.ok(measures.has(id), `The report has no measure ${id}.`);
    return measures.get(id);
  };
  /** The measure if its status is as expected; null where it then has nothing to hold. */
  const expect = (id, supplied, calculable = true) => {
    const status = !supplied ? 'not_supplied' : calculable ? 'ok' : 'not_calculable';
    const measure = at(id);
    assert.equal(measure.status, status, `${id}: ${measure.reason}`);
    return status === 'ok' ? measure : null;
  };
  const { used, aside } = people(rows, settings);
  const bases = new Map();
  /** The workforce by group of a view. */
  const base = (view) => {
    if (!bases.has(view))
      bases.set(
        view,
        tally(used, (row) => VIEWS[view].of(row, settings)),
      );
    return bases.get(view);
  };
  return {
    report,
    files,
    settings,
    rows,
    columns,
    measures,
    at,
    expect,
    under: (prefix) => report.measures.filter(({ id }) => id.startsWith(prefix)),
    register: register(rows, settings),
    // Intervals are slow to restate: one organisation in four.
    intervals: made.seed % 4 === 0,
    used,
    aside,
    base,
  };
}
