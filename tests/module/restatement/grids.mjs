/** WRES 1, WDES 1 and the crossings: who stands in which row. */
import assert from 'node:assert/strict';
import { close, positive, share, sorted } from './close.mjs';
import { holdComposition } from './profile.mjs';
import { blank, isKnown, sum, tally, VIEWS } from './views.mjs';
import { BANDS, GRADES, MEDICAL_BAND, STAFF_GROUP_IDS, STAFF_GROUPS } from './words.mjs';

// A medical grade or a medical pay scale says so itself; otherwise the staff group does.
export const workOf = (row) =>
  !blank(row.medical_grade) || row.pay_band === MEDICAL_BAND ? 'medical' : (STAFF_GROUPS[row.staff_group] ?? 'unknown');

/** Very senior managers take in the executive directors: an executive member of the board without a band is one. */
export const bandOf = (row) =>
  BANDS[row.pay_band] ??
  (row.pay_band !== undefined && blank(row.pay_band) && row.board_executive === 'Yes' ? 'vsm' : undefined);

export const placed = (columns) =>
  (columns.has('pay_band') || columns.has('medical_grade')) &&
  (columns.has('staff_group') || columns.has('medical_grade'));

function wresRows(row) {
  const work = workOf(row);
  if (work === 'unknown') return ['not_placed.no_work'];
  if (work === 'medical') {
    if (blank(row.medical_grade)) return ['not_placed.no_pay_band'];
    const grade = GRADES[row.medical_grade];
    if (grade === 'senior_medical_manager') return ['medical.consultant', 'medical.senior_medical_manager'];
    return [grade === 'other_medical' ? 'medical.other' : `medical.${grade}`];
  }
  const band = bandOf(row);
  return [band ? `${work}.${band}` : 'not_placed.no_pay_band'];
}

const WDES_CLUSTER = (band) => {
  if (['band_1', 'band_2', 'band_3', 'band_4'].includes(band)) return 1;
  if (['band_5', 'band_6', 'band_7'].includes(band)) return 2;
  return ['band_8a', 'band_8b'].includes(band) ? 3 : 4;
};

function wdesRows(row) {
  const work = workOf(row);
  if (work === 'unknown') return ['not_placed.no_work'];
  if (work === 'medical') {
    const clusters = { consultant: 5, senior_medical_manager: 5, career_grade: 6, trainee: 7 };
    const cluster = clusters[GRADES[row.medical_grade]];
    return [cluster ? `medical.cluster_${cluster}` : 'not_placed.no_pay_band'];
  }
  const band = bandOf(row);
  return [band ? `${work}.cluster_${WDES_CLUSTER(band)}` : 'not_placed.no_pay_band'];
}

function holdGrid(m, used, rowsOf, groupOf) {
  const expected = {};
  for (const row of used) {
    for (const id of rowsOf(row)) {
      expected[id] ??= {};
      expected[id][groupOf(row)] = (expected[id][groupOf(row)] ?? 0) + 1;
    }
  }
  const filled = (groups) => positive(Object.fromEntries(groups.map((g) => [g.id, g.count])));
  const shown = m.rows.filter((row) => row.headcount > 0).map((row) => [row.id, filled(row.groups)]);
  assert.deepEqual(
    sorted(Object.fromEntries(shown)),
    sorted(Object.fromEntries(Object.entries(expected).map(([id, groups]) => [id, sorted(groups)]))),
    m.id,
  );
  for (const row of [...m.rows, m.overall]) {
    assert.equal(sum(row.groups.map(({ count }) => count)), row.headcount, `${m.id} ${row.id}`);
    for (const { id, count, percent } of row.groups)
      close(percent, share(count, row.headcount), `${m.id} ${row.id} ${id}`);
  }
  const added = sum(m.rows.map((row) => (row.of_which ? 0 : row.headcount)));
  assert.equal(added, used.length, `${m.id}: its rows add to the workforce`);
  assert.equal(m.overall.headcount, used.length, m.id);
  assert.deepEqual(filled(m.overall.groups), sorted(tally(used, groupOf)), m.id);
}

/** Two groups and everybody else. */
export const twoGroups = (view, settings) => (row) => {
  const group = VIEWS[view].of(row, settings);
  return isKnown(group) ? group : 'unknown';
};

export function indicatorsOfPay({ expect, columns, used, settings }) {
  const check = (id, view, rowsOf) => {
    const m = expect(id, placed(columns) && columns.has(view), used.length > 0);
    if (m) holdGrid(m, used, rowsOf, twoGroups(view, settings));
  };
  check('wres.1', 'ethnicity', wresRows);
  check('wdes.1', 'disability', wdesRows);
}

// ---- crossings ----
const label = (row, name) => (blank(row[name]) ? 'not_recorded' : row[name].toLowerCase());
const PLACES = {
  pay_band: (row) => bandOf(row) ?? (blank(row.pay_band) ? 'not_recorded' : 'medical'),
  staff_group: (row) => (blank(row.staff_group) ? 'not_recorded' : STAFF_GROUP_IDS[row.staff_group]),
  site: (row) => label(row, 'site'),
  contract: (row) => label(row, 'contract'),
};

/** How a grid names a category: by itself, or all that are not known as `unknown`. */
const naming = (shown) => (shown.includes('unknown') ? (id) => (isKnown(id) ? id : 'unknown') : (id) => id);

/** Who is in which pay band and staff group. */
export function placesOfPeople({ expect, columns, used }) {
  for (const name of ['pay_band', 'staff_group']) {
    const m = expect(`profile.${name}`, columns.has(name), used.length > 0);
    if (m) holdComposition(m, tally(used, PLACES[name]));
  }
}

export function crossings({ settings, expect, columns, used, measures }) {
  const asked = settings.crossings.map(([a, b]) => `cross.${a}.${b}`);
  for (const id of measures.keys())
    if (id.startsWith('cross.')) assert.ok(asked.includes(id), `${id} was not asked for`);
  for (const [a, b] of settings.crossings) {
    const held = VIEWS[a].held(columns) && (PLACES[b] ? columns.has(b) : VIEWS[b].held(columns));
    const m = expect(`cross.${a}.${b}`, held, used.length > 0);
    if (!m) continue;
    // Sites and services have only their words; their ids are the report's own.
    const free = b === 'site' || b === 'contract';
    const second = (id) =>
      free ? (m.group_labels[id] ?? id).toLowerCase().replace('not recorded', 'not_recorded') : id;
    const rowName = naming(m.rows.map(({ id }) => id));
    const groupName = naming(m.overall.groups.map(({ id }) => second(id)));
    const columnOf = PLACES[b] ?? ((row) => VIEWS[b].of(row, settings));
    const expected = {};
    for (const row of used) {
      const cells = (expected[rowName(VIEWS[a].of(row, settings))] ??= {});
      const group = groupName(columnOf(row));
      cells[group] = (cells[group] ?? 0) + 1;
    }
    const filled = (groups) => positive(Object.fromEntries(groups.map((g) => [second(g.id), g.count])));
    const shown = m.rows.filter((row) => row.headcount > 0).map((row) => [row.id, filled(row.groups)]);
    const wanted = Object.entries(expected).map(([id, groups]) => [id, sorted(groups)]);
    assert.deepEqual(sorted(Object.fromEntries(shown)), sorted(Object.fromEntries(wanted)), m.id);
    for (const row of [...m.rows, m.overall])
      for (const { id, count, percent } of row.groups)
        close(percent, share(count, row.headcount), `${m.id} ${row.id} ${id}`);
    assert.equal(m.overall.headcount, used.length, m.id);
  }
}
