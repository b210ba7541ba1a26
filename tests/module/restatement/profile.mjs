/** Profiles, declaration rates, and the account of the staff list. */
import assert from 'node:assert/strict';
import { close, positive, share, sorted } from './close.mjs';
import { blank, CHARACTERISTICS, isKnown, sum, tally, VIEWS } from './views.mjs';

export function holdComposition(m, expected) {
  const shown = Object.fromEntries(m.categories.map(({ id, count }) => [id, count]));
  assert.deepEqual(positive(shown), positive(expected), m.id);
  const base = sum(Object.values(expected));
  const known = sum(Object.entries(expected).map(([id, n]) => (isKnown(id) ? n : 0)));
  assert.equal(m.base, base, m.id);
  assert.equal(m.known, known, m.id);
  assert.equal(m.unknown, base - known, m.id);
  close(m.declaration_rate, share(known, base), m.id);
  for (const { id, count, percent_of_all: ofAll, percent_of_known: ofKnown } of m.categories) {
    close(ofAll, share(count, base), `${m.id} ${id}, of all`);
    close(ofKnown, isKnown(id) ? share(count, known) : null, `${m.id} ${id}, of known`);
  }
}

const siteOf = (row) => (blank(row.site) ? 'not recorded' : row.site.toLowerCase());

/** Groups by site: all their labels, each once; only where the file names at least one. */
export function holdSites(groups, used, message, compare) {
  for (const group of groups)
    compare(
      group,
      used.filter((row) => siteOf(row) === group.label.toLowerCase()),
    );
  if (groups.length > 0) assert.equal(groups.length, new Set(used.map(siteOf)).size, message);
}

const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
const yearBefore = (date) => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

function holdDeclaration(m, used, snapshot, isAnswered) {
  const [all, ...sites] = m.groups;
  const compare = (group, list) => {
    assert.equal(group.denominator, list.length, `${m.id} ${group.label}`);
    assert.equal(group.numerator, list.filter(isAnswered).length, `${m.id} ${group.label}`);
    close(group.percent, share(group.numerator, group.denominator), `${m.id} ${group.label}`);
  };
  compare(all, used);
  // Services and when people joined stand beside sites in the same list; they are told apart by the start of the id.
  holdSites(
    sites.filter(({ id }) => !id.startsWith('contract') && !id.startsWith('joined')),
    used,
    m.id,
    compare,
  );
  const dated = used.filter(({ start_date: date }) => isDate(date));
  const within = ({ start_date: date }) => date > yearBefore(snapshot) && date <= snapshot;
  const joined = { 'joined.before': dated.filter((row) => !within(row)), 'joined.within': dated.filter(within) };
  for (const [id, list] of Object.entries(joined)) {
    const group = sites.find((one) => one.id === id);
    assert.equal(group !== undefined, list.length > 0, `${m.id} ${id}`);
    if (group) compare(group, list);
  }
}

export function profiles({ report, expect, rows, columns, used, aside, settings }) {
  const file = report.files.find(({ kind }) => kind === 'staff');
  assert.equal(file.rows_read, rows.length);
  assert.deepEqual(
    sorted(Object.fromEntries(file.set_aside.map(({ reason, rows: n }) => [reason, n]))),
    sorted(aside),
    'set aside',
  );
  assert.equal(file.rows_used, used.length);
  assert.equal(report.organisation.headcount, used.length);
  for (const { id, passed, sentence } of report.checks) if (id.startsWith('rows.')) assert.ok(passed, sentence);

  for (const [name, view] of Object.entries(VIEWS)) {
    if (name === 'pregnancy_maternity' && columns.has('assignment_status')) continue;
    const m = expect(`profile.${name}`, view.held(columns), used.length > 0);
    if (m)
      holdComposition(
        m,
        tally(used, (row) => view.of(row, settings)),
      );
  }
  for (const name of CHARACTERISTICS) {
    if (name === 'pregnancy_maternity' && columns.has('assignment_status')) continue;
    const view = VIEWS[name];
    const m = expect(`declaration.${name}`, view.held(columns), used.length > 0);
    if (m) holdDeclaration(m, used, settings.snapshot_date, (row) => isKnown(view.of(row, settings)));
  }
}
