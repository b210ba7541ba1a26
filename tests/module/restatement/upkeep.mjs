/** Equality training, patients, and which characteristics are held for whom. */
import assert from 'node:assert/strict';
import { close, closeInterval, share } from './close.mjs';
import { wilson } from './numbers.mjs';
import { holdComposition, holdSites } from './profile.mjs';
import {
  blank,
  CHARACTERISTICS,
  isKnown,
  patientAgeOf,
  SNAPSHOT,
  sum,
  tally,
  VIEWS,
  weightOf,
  YEAR_BEGINS,
} from './views.mjs';

// ---- equality training ----
const THREE_MONTHS_BEFORE = '2024-12-31';
const THREE_YEARS_BEFORE = '2022-03-31';

/** The same day three months on; no made-up date is after the 28th of a month but the snapshot itself. */
export function threeMonthsAfter(date) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + 3, day)).toISOString().slice(0, 10);
}

const trainedOn = (row) =>
  blank(row.equality_training_date) || row.equality_training_date > SNAPSHOT ? null : row.equality_training_date;

export function duty(row) {
  const trained = trainedOn(row);
  const due = trained !== null || blank(row.start_date) || row.start_date < THREE_MONTHS_BEFORE;
  return { due, done: due && trained !== null && trained > THREE_YEARS_BEFORE };
}

function joinerDuty(row) {
  const joined = !blank(row.start_date) && row.start_date >= YEAR_BEGINS && row.start_date < THREE_MONTHS_BEFORE;
  const trained = trainedOn(row);
  return { due: joined, done: joined && trained !== null && trained <= threeMonthsAfter(row.start_date) };
}

function holdCompliance(ctx, m, dutyOf) {
  const compare = (part, list, name) => {
    const duties = list.map(dutyOf);
    const due = duties.filter((each) => each.due).length;
    const done = duties.filter((each) => each.done).length;
    assert.deepEqual([part.due, part.done, part.overdue], [due, done, due - done], name);
    close(part.percent, share(done, due), name);
    return { due, done };
  };
  const { due, done } = compare(m, ctx.used, m.id);
  if (ctx.intervals) closeInterval(m.interval, wilson(done, due), m.id, 100);
  for (const group of m.groups) assert.ok(group.label, m.id);
  if (dutyOf === duty) {
    assert.equal(m.not_yet_due, ctx.used.length - due, m.id);
    assert.equal(m.base, due, m.id);
    // A site where nobody is due is left out.
    const asked = ctx.used.filter((row) => duty(row).due);
    holdSites(m.groups, asked, m.id, (group, list) => compare(group, list, `${m.id} ${group.label}`));
  }
}

export function training(ctx) {
  const held = ctx.columns.has('equality_training_date');
  const check = (id, supplied, dutyOf) => {
    const m = ctx.expect(
      id,
      supplied,
      ctx.used.some((row) => dutyOf(row).due),
    );
    if (m) holdCompliance(ctx, m, dutyOf);
  };
  check('training.equality', held, duty);
  check('training.equality_joiners', held && ctx.columns.has('start_date'), joinerDuty);
}

// ---- patients ----
const PATIENT_VIEWS = { age: { ...VIEWS.age, of: patientAgeOf }, ethnicity_5: VIEWS.ethnicity_5, sex: VIEWS.sex };

/** Some of a whole by group: `all` is everybody, `unknown` everybody without an answer. */
function holdRate(ctx, m, view, some, whole) {
  assert.equal(m.kind, 'rate', m.id);
  assert.equal(m.status, whole.length > 0 ? 'ok' : 'not_calculable', `${m.id}: ${m.reason}`);
  const of = (list) => {
    const counts = { all: sum(list.map(weightOf)) };
    for (const row of list) {
      const category = view.of(row, ctx.settings);
      const group = isKnown(category) ? category : 'unknown';
      counts[group] = (counts[group] ?? 0) + weightOf(row);
    }
    return counts;
  };
  const [counts, base] = [of(some), of(whole)];
  const shown = m.groups.map(({ id }) => id);
  for (const category of Object.keys(base)) assert.ok(shown.includes(category), `${m.id}: ${category}`);
  for (const group of m.groups) {
    const [x, n] = [counts[group.id] ?? 0, base[group.id] ?? 0];
    assert.deepEqual([group.numerator, group.denominator], [x, n], `${m.id} ${group.id}`);
  }
  assert.deepEqual([m.base, m.unknown], [base.all, base.unknown ?? 0], `${m.id}, base`);
}

export function patients(ctx) {
  const file = ctx.files.patients;
  const types = ['response', 'complaint', 'compliment'];
  const of = (type) => file.rows.filter((row) => row.type.toLowerCase() === type);
  for (const type of types) {
    for (const [name, view] of Object.entries(PATIENT_VIEWS)) {
      const m = ctx.at(`patients.${type}.${name}`);
      if (!file || !view.held(file.columns)) {
        assert.equal(m.status, 'not_supplied', m.id);
        continue;
      }
      const list = of(type);
      // Who was satisfied, of those who said; who complained or thanked, of those served; else who wrote.
      if (type === 'response' && file.columns.has('satisfied')) {
        const said = list.filter((row) => !blank(row.satisfied));
        holdRate(
          ctx,
          m,
          view,
          said.filter((row) => row.satisfied === 'Yes'),
          said,
        );
      } else if (type !== 'response' && of('served').length > 0) holdRate(ctx, m, view, list, of('served'));
      else if (list.length === 0) assert.equal(m.status, 'not_calculable', m.id);
      else {
        assert.equal(m.kind, 'composition', m.id);
        holdComposition(
          m,
          tally(list, (row) => view.of(row, ctx.settings), weightOf),
        );
      }
    }
  }
}

// ---- what is held ----
export function collection(ctx) {
  const m = ctx.at('collection.characteristics');
  const files = {
    workforce: { columns: ctx.columns, rows: ctx.used },
    recruitment: ctx.files.applicants,
    patients: ctx.files.patients,
  };
  assert.deepEqual(
    m.columns.map(({ id, supplied }) => [id, supplied]),
    Object.entries(files).map(([id, file]) => [id, Boolean(file)]),
    m.id,
  );
  assert.deepEqual(m.rows.map(({ id }) => id).sort(), [...CHARACTERISTICS].sort(), m.id);
  for (const { id, cells } of m.rows) {
    if (id === 'pregnancy_maternity' && ctx.columns.has('assignment_status')) continue;
    for (const cell of cells) {
      const file = files[cell.id];
      if (!file) continue;
      const name = `${m.id} ${id} ${cell.id}`;
      assert.equal(cell.held, VIEWS[id].held(file.columns), name);
      if (!cell.held) continue;
      const view = cell.id === 'patients' && id === 'age' ? PATIENT_VIEWS.age : VIEWS[id];
      const known = (rows) => sum(rows.map((row) => (isKnown(view.of(row, ctx.settings)) ? weightOf(row) : 0)));
      assert.deepEqual([cell.known, cell.base], [known(file.rows), sum(file.rows.map(weightOf))], name);
    }
  }
}
