/** Recruitment: WRES 2, WDES 2, and appointment from shortlisting by every view and category. */
import assert from 'node:assert/strict';
import { holdLikelihood, pair } from './likelihood.mjs';
import { STAGES } from './others.mjs';
import { blank, isKnown, tally, VIEWS, weightOf } from './views.mjs';

/** How far an application came: the furthest stage named, or the furthest ticked. One that says nothing has applied. */
function furthest(row, columns) {
  if (columns.has('stage')) return Math.max(0, STAGES.indexOf(row.stage.toLowerCase()));
  return Math.max(0, ...STAGES.map((stage, at) => (row[stage] === 'Yes' ? at : 0)));
}

export function recruitment(ctx) {
  const file = ctx.files.applicants;
  if (!file) {
    for (const view of Object.keys(VIEWS)) ctx.expect(`recruitment.${view}`, false);
    for (const id of ['wres.2', 'wdes.2']) ctx.expect(id, false);
    return;
  }
  const { rows, columns } = file;
  const steps = new Map(rows.map((row) => [row, furthest(row, columns)]));
  const at = (stage, list = rows) => list.filter((row) => steps.get(row) >= STAGES.indexOf(stage));
  const counts = (list, view) => tally(list, (row) => VIEWS[view].of(row, ctx.settings), weightOf);
  const likelihood = (list, view, top, bottom) =>
    pair(counts(at('appointed', list), view), counts(at('shortlisted', list), view), top, bottom);

  const indicator = (id, view, top, bottom, list = rows) => {
    if (columns.has(view)) holdLikelihood(ctx.at(id), likelihood(list, view, top, bottom), ctx);
    else assert.notEqual(ctx.at(id).status, 'ok', id);
  };
  indicator('wres.2', 'ethnicity', 'white', 'bme');
  indicator('wdes.2', 'disability', 'non_disabled', 'disabled');
  // Parts only where the file says it; a part in which nobody is may be left out.
  const part = (id, column, list) => {
    if (!columns.has(column) || !columns.has('ethnicity')) return;
    if (rows.every((row) => blank(row[column])) || (list.length === 0 && !ctx.measures.has(id))) return;
    indicator(id, 'ethnicity', 'white', 'bme', list);
  };
  for (const [id, word] of Object.entries({ clinical: 'Clinical', non_clinical: 'Non-clinical' }))
    part(
      `wres.2.${id}`,
      'clinical',
      rows.filter((row) => row.clinical === word),
    );
  if (rows.some((row) => row.recruited_abroad === 'Yes'))
    part(
      'wres.2.without_abroad',
      'recruited_abroad',
      rows.filter((row) => row.recruited_abroad !== 'Yes'),
    );

  for (const view of Object.keys(VIEWS)) {
    const start = `recruitment.${view}.`;
    if (!VIEWS[view].held(columns)) {
      assert.deepEqual(ctx.under(start), [], start);
      continue;
    }
    const byStage = Object.fromEntries(STAGES.map((stage) => [stage, counts(at(stage), view)]));
    const wanted = Object.keys(byStage.shortlisted).filter(isKnown);
    const shown = ctx.under(start).map(({ id }) => id.slice(start.length));
    assert.deepEqual([...shown].sort(), wanted.sort(), start);
    for (const category of wanted) {
      const m = ctx.at(`${start}${category}`);
      assert.equal(m.family?.id, `recruitment.${view}`, m.id);
      holdLikelihood(m, pair(byStage.appointed, byStage.shortlisted, 'rest', category), ctx);
      holdFunnel(m, (stage) => pair(byStage[stage], {}, category, 'rest'), columns);
    }
  }
}

function holdFunnel(m, at, columns) {
  assert.notEqual(m.funnel, null, `${m.id}: the steps`);
  for (const { id, group, rest, unknown } of m.funnel) {
    // A step that has no column of its own is implied by the later ones at most.
    if (!columns.has('stage') && !columns.has(id) && id !== 'applied') continue;
    const { top, bottom, unknownEvents } = at(id);
    assert.deepEqual([group, rest, unknown], [top.events, bottom.events, unknownEvents], `${m.id}, ${id}`);
  }
}
