/** Cases, training, promotion and leaving: WRES 3 and 4, WDES 3, and every view and category. */
import assert from 'node:assert/strict';
import { holdLikelihood, pair } from './likelihood.mjs';
import { reached, tallyPeople } from './reached.mjs';
import { blank, isKnown, VIEWS, YEAR_BEFORE_BEGINS, YEAR_BEGINS } from './views.mjs';

export const CASE_TYPES = ['disciplinary', 'capability', 'grievance', 'bullying_harassment', 'dismissal'];
const CASE_WORDS = Object.fromEntries(CASE_TYPES.map((id) => [id.replace('_', ' and '), id]));
const typeOf = ({ row }) => CASE_WORDS[row.case_type.toLowerCase()] ?? '';
const isIllHealth = ({ row }) => row.ground === 'Ill health';
const FLOWS = {
  cases: 'start_date',
  training: 'date',
  promotions: 'date',
  leavers: 'leaving_date',
};

/** Views that can be held: the staff list has them and nothing else is read into them. */
const staffViews = ({ columns }) =>
  Object.keys(VIEWS).filter(
    (view) => VIEWS[view].held(columns) && !(view === 'pregnancy_maternity' && columns.has('assignment_status')),
  );

/** Either the file says it itself, or it has ids to look people up with. */
const told = (file, view) => file.columns.has('person_id') || VIEWS[view].held(file.columns);

function holdAccount(ctx, kind, found) {
  const file = ctx.report.files.find((candidate) => candidate.kind === kind);
  const aside = Object.fromEntries(file.set_aside.map(({ reason, rows }) => [reason, rows]));
  const all = found.outside + found.persons - found.both;
  assert.equal(aside.unreadable_count ?? 0, found.uncounted, `${kind}: no count`);
  assert.equal((aside.outside_period ?? 0) + (aside.person_set_aside ?? 0), all, `${kind}: set aside`);
  for (const [reason, rows] of [
    ['outside_period', found.outside],
    ['person_set_aside', found.persons],
  ])
    assert.ok((aside[reason] ?? 0) <= rows && (aside[reason] ?? 0) >= rows - found.both, `${kind}: ${reason}`);
  assert.equal(file.rows_read, ctx.files[kind].rows.length, `${kind}: rows read`);
  assert.equal(file.rows_used, file.rows_read - all - found.uncounted, `${kind}: rows used`);
  const said = file.problems.some(({ code }) => code === 'unknown_person_id');
  if (found.unknownIds > 0) assert.ok(said, `${kind}: ids that are not in the staff list`);
}

/** Every category of every view; each likelihood is told apart from nothing else. */
function holdFamily(ctx, file, prefix, list, restOnTop) {
  for (const view of staffViews(ctx)) {
    if (!told(file, view)) {
      ctx.expect(`${prefix}.${view}`, false);
      continue;
    }
    const base = ctx.base(view);
    const events = tallyPeople(list, view, ctx.settings);
    const categories = [...new Set([...Object.keys(base), ...Object.keys(events)])].filter(
      (id) => isKnown(id) && id !== 'unknown',
    );
    const start = `${prefix}.${view}.`;
    const shown = ctx.under(start).map(({ id }) => id.slice(start.length));
    // Nobody anywhere: a list of such figures may be left out.
    if (shown.length === 0 && (list.length === 0 || ctx.used.length === 0)) continue;
    assert.deepEqual([...shown].sort(), [...categories].sort(), start);
    for (const category of categories) {
      const [top, bottom] = restOnTop ? ['rest', category] : [category, 'rest'];
      holdLikelihood(ctx.at(`${start}${category}`), pair(events, base, top, bottom), ctx);
    }
  }
}

/** An indicator of two groups of staff. Over two years everybody in post stands for two. */
function holdIndicator(ctx, id, list, view, top, bottom, years = 1) {
  const held = VIEWS[view].held(ctx.columns);
  if (!held) return assert.notEqual(ctx.at(id).status, 'ok', id);
  const base = Object.fromEntries(Object.entries(ctx.base(view)).map(([group, n]) => [group, n * years]));
  return holdLikelihood(ctx.at(id), pair(tallyPeople(list, view, ctx.settings), base, top, bottom), ctx);
}

function cases(ctx, file) {
  const found = reached(file, FLOWS.cases, { register: ctx.register, keepYearBefore: true });
  holdAccount(ctx, 'cases', found);
  const thisYear = found.kept.filter(({ year }) => year === 'this');
  for (const type of CASE_TYPES)
    holdFamily(
      ctx,
      file,
      `cases.${type}`,
      thisYear.filter((event) => typeOf(event) === type),
      false,
    );
  // Two years only where the file has a row of the year before.
  const dates = file.rows.map((row) => row.start_date).filter((date) => !blank(date));
  const hasYearBefore = dates.some((date) => date >= YEAR_BEFORE_BEGINS && date < YEAR_BEGINS);
  const entries = (list, two) => (two && hasYearBefore ? list : list.filter(({ year }) => year === 'this'));
  const years = (two) => (two && hasYearBefore ? 2 : 1);

  const twoYears = ctx.settings.rules.wres_3_years === 'two_year';
  const disciplinary = found.kept.filter((event) => typeOf(event) === 'disciplinary');
  holdIndicator(ctx, 'wres.3', entries(disciplinary, twoYears), 'ethnicity', 'bme', 'white', years(twoYears));

  const grounds = (event) => ctx.settings.rules.wdes_3_grounds === 'all' || !isIllHealth(event);
  const capability = found.kept.filter((event) => typeOf(event) === 'capability' && grounds(event));
  holdIndicator(ctx, 'wdes.3', entries(capability, true), 'disability', 'disabled', 'non_disabled', years(true));
}

function training(ctx, file) {
  const found = reached(file, FLOWS.training, { register: ctx.register });
  holdAccount(ctx, 'training', found);
  const chosen = found.kept.filter(({ row }) => ['No', 'N'].includes(row.mandatory));
  holdIndicator(ctx, 'wres.4', chosen, 'ethnicity', 'white', 'bme');
  holdFamily(ctx, file, 'training', chosen, true);
}

function plain(ctx, kind, prefix, restOnTop) {
  const found = reached(ctx.files[kind], FLOWS[kind], { register: ctx.register });
  holdAccount(ctx, kind, found);
  holdFamily(ctx, ctx.files[kind], prefix, found.kept, restOnTop);
}

export function flows(ctx) {
  const missing = (prefix) => {
    for (const view of Object.keys(VIEWS)) {
      ctx.expect(`${prefix}.${view}`, false);
      assert.deepEqual(ctx.under(`${prefix}.${view}.`), [], prefix);
    }
  };
  if (ctx.files.cases) cases(ctx, ctx.files.cases);
  else {
    missing('cases');
    for (const id of ['wres.3', 'wdes.3']) ctx.expect(id, false);
  }
  if (ctx.files.training) training(ctx, ctx.files.training);
  else {
    missing('training');
    ctx.expect('wres.4', false);
  }
  if (ctx.files.promotions) plain(ctx, 'promotions', 'promotion', true);
  else missing('promotion');
  if (ctx.files.leavers) plain(ctx, 'leavers', 'leaving', false);
  else missing('leaving');
}
