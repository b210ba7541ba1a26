/**
 * How the workforce changed, told a second time from the rows alone: pairs of made-up staff lists whose flows are known
 * as plain objects must come out the same from the module, sentence and all.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { measure, readInto } from './help.mjs';

const PAIRS = 120;
const THEN = '2024-03-31';
const NOW = '2025-03-31';
const FLOWS = ['joiners', 'leavers', 'transferred_in', 'transferred_out', 'answers'];

/** A small generator of its own, so that a failure can be made again by its number. */
function random(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  const below = (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  return { below, chance: (percent) => below(100) < percent, pick: (list) => list[below(list.length)] };
}

// ---- what words mean, for each view ----

const ETHNIC = {
  A: ['white', 'white'],
  B: ['white', 'white'],
  C: ['white', 'white'],
  D: ['bme', 'mixed'],
  H: ['bme', 'asian'],
  J: ['bme', 'asian'],
  R: ['bme', 'asian'],
  N: ['bme', 'black'],
  S: ['bme', 'other'],
  Z: ['declined', 'declined'],
  '': ['not_recorded', 'not_recorded'],
  Martian: ['unmatched', 'unmatched'],
};
const WORDS = {
  sex: { Female: 'female', Male: 'male', '': 'not_recorded' },
  disability: { Yes: 'disabled', No: 'non_disabled', 'Prefer not to answer': 'declined', '': 'not_recorded' },
  religion: { Christianity: 'christian', Islam: 'muslim', Hinduism: 'hindu', Sikhism: 'sikh', '': 'not_recorded' },
};
const UNKNOWN = new Set(['declined', 'not_recorded', 'undecided', 'unmatched']);

function ageOn(birth, day) {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return birth.slice(5) > day.slice(5) ? years - 1 : years;
}
function band(age) {
  if (age < 21) return 'age_under_21';
  if (age > 70) return 'age_71_over';
  const from = age - ((age - 1) % 5);
  return `age_${from}_${from + 4}`;
}
const VIEWS = {
  ethnicity: (p) => ETHNIC[p.ethnicity][0],
  ethnicity_5: (p) => ETHNIC[p.ethnicity][1],
  sex: (p) => WORDS.sex[p.sex],
  disability: (p) => WORDS.disability[p.disability],
  religion: (p) => WORDS.religion[p.religion],
  age: (p, day) => band(ageOn(p.birth, day)),
};

// ---- the change, from rows ----

const zero = () => ({
  before: 0,
  after: 0,
  stayers: 0,
  joiners: 0,
  leavers: 0,
  transferred_in: 0,
  transferred_out: 0,
  answers_in: 0,
  answers_out: 0,
});

/** `stay` are pairs of rows, `come` and `go` rows with `transferred`. */
function tally({ stay, come, go }, categoryOf) {
  const cells = new Map();
  const cell = (id) => cells.get(id) ?? cells.set(id, zero()).get(id);
  for (const [was, is] of stay) {
    const [a, b] = [categoryOf(was, THEN), categoryOf(is, NOW)];
    cell(a).before++;
    cell(b).after++;
    if (a === b) cell(a).stayers++;
    else {
      cell(a).answers_out++;
      cell(b).answers_in++;
    }
  }
  for (const row of come) {
    const c = cell(categoryOf(row, NOW));
    c.after++;
    c[row.came ? 'transferred_in' : 'joiners']++;
  }
  for (const row of go) {
    const c = cell(categoryOf(row, THEN));
    c.before++;
    c[row.went ? 'transferred_out' : 'leavers']++;
  }
  return cells;
}

/** People whom a flow brought less those it took. */
const brought = {
  joiners: (c) => c.joiners,
  leavers: (c) => -c.leavers,
  transferred_in: (c) => c.transferred_in,
  transferred_out: (c) => -c.transferred_out,
  answers: (c) => c.answers_in - c.answers_out,
};

/** Tenths of a point, half away from zero, from whole numbers. */
function tenths(top, bottom) {
  const [t, b] = [BigInt(Math.abs(top)) * 1000n, BigInt(bottom)];
  return Number((2n * t + b) / (2n * b));
}
const decimal = (n) => `${Math.floor(n / 10)}.${n % 10}`;
const withUnit = (n) => `${decimal(n)} ${n === 10 ? 'point' : 'points'}`;
const share = (part, whole) => `${decimal(tenths(part, whole))}% (${part} of ${whole})`;

function inWords(top, bottom) {
  const size = tenths(top, bottom);
  if (size === 0) return top === 0 ? 'no change' : 'hardly any change';
  return `${top < 0 ? '−' : '+'}${withUnit(size)}`;
}

const list = (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`);

function sentence(view, all, focus, { label, moved, contracts }) {
  const people = { ...all, answers: all.answers_in };
  const bottom = all.before * all.after;
  const transferred = (way, n, names) =>
    names.length === 1
      ? `a contract transferred ${way}`
      : names.length > 1
        ? `contracts transferred ${way}`
        : `${n === 1 ? 'one person' : 'people'} transferred ${way}`;
  const grew = view === 'age';
  const names = {
    joiners: people.joiners === 1 ? 'one joiner' : 'joiners',
    leavers: people.leavers === 1 ? 'one leaver' : 'leavers',
    transferred_in: transferred('in', people.transferred_in, contracts.in),
    transferred_out: transferred('out', people.transferred_out, contracts.out),
    answers:
      people.answers === 1
        ? grew
          ? 'one person who grew into another age group'
          : 'one changed answer'
        : grew
          ? 'people who grew into another age group'
          : 'changed answers',
  };
  let told = false;
  const parts = FLOWS.filter((flow) => people[flow] > 0).map((flow) => {
    const top = brought[flow](focus) * all.before - focus.before * brought[flow](all);
    const size = tenths(top, bottom);
    if (size === 0) return `${names[flow]} made ${top === 0 ? 'no' : 'hardly any'} difference`;
    const unit = told ? decimal(size) : withUnit(size);
    told = true;
    return `${names[flow]} ${top < 0 ? 'took away' : 'added'} ${unit}`;
  });
  const top = focus.after * all.before - focus.before * all.after;
  const out = [];
  if (top === 0 && moved) out.push(`No share moved: ${all.before} staff before, ${all.after} now.`);
  else if (top === 0)
    out.push(
      `${label} staff are the same share as before: ${share(focus.before, all.before)} then, ${share(focus.after, all.after)} now.`,
    );
  else
    out.push(
      `${moved ? `The share that moved most is ${label}: it` : `${label} staff`} ${top < 0 ? 'fell' : 'rose'} from ${share(focus.before, all.before)} to ${share(focus.after, all.after)}: ${inWords(top, bottom)}.`,
    );
  const joined = list(parts);
  out.push(joined ? `${joined[0].toUpperCase()}${joined.slice(1)}.` : 'Nobody joined or left, and no answer changed.');
  const before = all.before - all.transferred_out;
  const after = all.after - all.transferred_in;
  if (all.transferred_in + all.transferred_out > 0 && before > 0 && after > 0) {
    const with_ =
      contracts.in.length + contracts.out.length > 0 ? 'transferred contracts' : 'people transferred in or out';
    const like = (focus.after - focus.transferred_in) * before - (focus.before - focus.transferred_out) * after;
    const words = inWords(like, before * after);
    out.push(`Without ${with_} ${words.endsWith('change') ? 'there is' : 'the change is'} ${words}.`);
  }
  return out.join(' ');
}

const add = (cells) => {
  const all = zero();
  for (const c of cells) for (const key of Object.keys(all)) all[key] += c[key];
  return all;
};
const percent = (part, whole) => (whole === 0 ? null : (100 * part) / whole);
function close(actual, expected, what) {
  if (expected === null || actual === null) return assert.equal(actual, expected, what);
  return assert.ok(Math.abs(actual - expected) < 1e-9, `${what}: ${actual} is not ${expected}`);
}

/** Holds one measure of the report against the flows. */
function hold(report, view, flows, { basis, contracts }, seed) {
  const what = `pair ${seed}, ${view}`;
  const m = measure(report, `change.${view}`);
  assert.equal(m.status, 'ok', `${what}: ${m.reason}`);
  const cells = tally(flows, VIEWS[view]);
  const all = add(cells.values());
  const unknown = add([...cells].filter(([id]) => UNKNOWN.has(id)).map(([, c]) => c)).after;
  assert.deepEqual(
    [m.kind, m.basis, m.before, m.after, m.stayers, m.base, m.unknown],
    ['change', basis, all.before, all.after, all.stayers + all.answers_in, all.after, unknown],
    what,
  );
  const people = { ...all, answers: all.answers_in };
  assert.deepEqual(
    m.flows.map(({ id, people: n }) => [id, n]),
    FLOWS.map((id) => [id, people[id]]),
    what,
  );
  const like = { before: all.before - all.transferred_out, after: all.after - all.transferred_in };
  assert.deepEqual(m.like_for_like, like, what);
  assert.deepEqual([[...m.contracts_in].sort(), [...m.contracts_out].sort()], [contracts.in, contracts.out], what);
  for (const id of cells.keys())
    assert.ok(
      m.categories.some((c) => c.id === id),
      `${what}: ${id} is missing`,
    );
  for (const c of m.categories) {
    const expected = cells.get(c.id) ?? zero();
    const here = `${what}, ${c.id}`;
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, c[key]])), expected, here);
    assert.equal(c.known, !UNKNOWN.has(c.id), here);
    close(c.percent_before, percent(c.before, all.before), here);
    close(c.percent_after, percent(c.after, all.after), here);
    assert.deepEqual(
      c.contributions.map(({ id }) => id),
      FLOWS,
      here,
    );
    for (const { id, points } of c.contributions) {
      const wanted = (100 * (brought[id](expected) - (expected.before / all.before) * brought[id](all))) / all.after;
      close(points, wanted, `${here}, ${id}`);
    }
    const sum = c.contributions.reduce((total, { points }) => total + points, 0);
    close(sum, c.percent_after - c.percent_before, `${here}, the sum`);
    const mine = { before: c.before - c.transferred_out, after: c.after - c.transferred_in };
    assert.deepEqual([c.like_for_like.before, c.like_for_like.after], [mine.before, mine.after], here);
    close(c.like_for_like.percent_before, percent(mine.before, like.before), here);
    close(c.like_for_like.percent_after, percent(mine.after, like.after), here);
  }
  const named = { ethnicity: 'bme', disability: 'disabled' }[view];
  const size = (c) => Math.abs(c.after * all.before - c.before * all.after);
  const known = m.categories.filter((c) => c.known);
  const focus = named ? known.find(({ id }) => id === named) : known.reduce((a, b) => (size(b) > size(a) ? b : a));
  if (basis === 'two_lists' && known.some((c) => c.before + c.after > 0)) {
    assert.equal(m.sentence, sentence(view, all, focus, { label: focus.label, moved: !named, contracts }), what);
  }
}

// ---- pairs of lists ----

const PEOPLE = ['sex', 'ethnicity', 'disability', 'religion'];
const COLUMNS = ['person_id', 'assignment_id', 'primary', 'contract_type', ...PEOPLE, 'birth', 'contract', 'moved'];
const HEADER = [
  'person_id',
  'assignment_id',
  'primary',
  'contract_type',
  'sex',
  'ethnicity',
  'disability',
  'religion',
  'date_of_birth',
  'contract',
  'transferred_in_date',
];
const csv = (header, rows) => [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
const two = (n) => String(n).padStart(2, '0');

function person(r, n) {
  return {
    n,
    sex: r.pick(['Female', 'Female', 'Female', 'Male', '']),
    ethnicity: r.pick([...'AAAABCDHHJNRSZ', '', 'Martian']),
    disability: r.pick(['No', 'No', 'No', 'Yes', 'Prefer not to answer', '']),
    religion: r.pick(Object.keys(WORDS.religion)),
    birth: `${1950 + r.below(55)}-${two(1 + r.below(12))}-${two(1 + r.below(28))}`,
    contract: r.pick(['Alpha', 'Alpha', 'Beta', 'Gamma', '']),
    moved: '',
  };
}

function changed(r, p) {
  const is = { ...p };
  for (const field of PEOPLE) is[field] = r.chance(8) ? person(r, p.n)[field] : p[field];
  if (r.chance(10)) is.contract = r.pick(['Alpha', 'Beta', 'Gamma', 'Delta']);
  return is;
}

const ID_STYLES = [(n) => `${n}`, (n) => String(n).padStart(8, '0'), (n) => `E${n}`, (n) => `e${n}`];

/** Rows as a staff record gives them: with second posts, bank staff and ids that are missing here and there. */
function rowsOf(r, people, style) {
  const out = [];
  for (const p of people) {
    const id = p.id === false ? '' : style(p.n);
    const row = { ...p, person_id: id, assignment_id: `${70000000 + p.n}`, primary: 'Y', contract_type: 'Permanent' };
    const second = { ...row, primary: 'N', sex: r.pick(['Female', 'Male']), contract: 'Omega', birth: '1970-01-01' };
    if (id !== '' && r.chance(8)) out.push(...(r.chance(50) ? [second, row] : [row, second]));
    else out.push(row);
    if (r.chance(4)) {
      const bank = person(r, 900000 + r.below(90000));
      out.push({ ...bank, person_id: style(bank.n), assignment_id: '', primary: 'Y', contract_type: 'Bank' });
    }
  }
  return out.map((row) => COLUMNS.map((name) => row[name]));
}

const LEAVING = [
  'Voluntary Resignation - Other/Not Known',
  'Retirement Age',
  'Voluntary resignation – other',
  'Dismissal',
];
const WITH_CONTRACT = ['Transfer - TUPE', 'Employee transfer', 'TUPE transfer out', 'Employee Transfer'];

function pairOf(seed) {
  const r = random(seed);
  const before = Array.from({ length: 3 + r.below(40) }, (_, i) => person(r, 1000 + i));
  const ended = r.chance(50) ? r.pick(['Beta', 'Gamma']) : null;
  const after = [];
  const leavers = [];
  before.forEach((p, i) => {
    p.id = i > 0 && r.chance(4) ? false : true;
    const gone = i > 0 && (p.contract === ended ? r.chance(90) : r.chance(15));
    if (!gone) {
      const is = changed(r, p);
      is.id = i > 0 && r.chance(4) ? false : p.id;
      if (is.contract === ended) is.contract = 'Alpha';
      if (r.chance(3)) leavers.push([p, 'Flexi Retirement']);
      after.push(is);
    } else if (r.chance(80)) {
      leavers.push([p, r.chance(25) ? r.pick(WITH_CONTRACT) : r.pick(LEAVING)]);
    }
  });
  const fresh = Array.from({ length: r.below(12) }, (_, i) => person(r, 5000 + i));
  for (const p of fresh) {
    if (p.contract === ended) p.contract = 'Alpha';
    if (r.chance(40))
      Object.assign(p, { contract: r.pick(['Kappa', 'Kappa', 'Lambda', 'Alpha']), moved: '2024-09-01' });
    // Moved in earlier, and on the first and the last day that count.
    if (r.chance(10)) p.moved = r.pick(['2024-03-31', '2024-04-01', '2025-03-31', '2019-05-01']);
    after.push(p);
  }
  return { r, before, after, leavers, fromStyle: r.below(4) };
}

/** Who stayed, came and went, from the plain objects. */
function flowsOf({ before, after, leavers }) {
  const known = new Map(before.filter((p) => p.id).map((p) => [p.n, p]));
  const stay = after.filter((p) => p.id !== false && known.has(p.n)).map((p) => [known.get(p.n), p]);
  const stays = new Set(stay.map(([was]) => was));
  const found = new Set(stay.map(([, is]) => is));
  const carried = new Set(leavers.filter(([, reason]) => WITH_CONTRACT.includes(reason)).map(([p]) => p));
  const inUse = new Set(after.map((p) => p.contract));
  const come = after.filter((p) => !found.has(p)).map((p) => ({ ...p, came: p.moved > THEN && p.moved <= NOW }));
  const go = before
    .filter((p) => !stays.has(p))
    .map((p) => ({ ...p, went: (p.contract !== '' && !inUse.has(p.contract)) || (p.id && carried.has(p)) }));
  const had = new Set(before.map((p) => p.contract));
  const names = (rows) => [...new Set(rows.map((p) => p.contract))].filter((name) => name !== '').sort();
  return {
    stay,
    come,
    go,
    contracts: {
      in: names(come.filter((p) => p.came && !had.has(p.contract))),
      out: names(go.filter((p) => !inUse.has(p.contract))),
    },
  };
}

const read = (session, name, text, kind) => {
  const outcome = readInto(session, name, new TextEncoder().encode(text), { kind });
  assert.equal(outcome.format, 'evenhand-inspection/1', outcome.message);
  const aside = outcome.set_aside.reduce((sum, { rows }) => sum + rows, 0);
  assert.equal(outcome.rows_read, outcome.rows_used + aside, name);
  return outcome;
};

test('pairs of staff lists with known flows', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure({ format: 'evenhand-settings/1', snapshot_date: NOW }), []);
  for (let seed = 1; seed <= PAIRS; seed++) {
    const pair = pairOf(seed);
    const flows = flowsOf(pair);
    const { r, before, after, leavers, fromStyle } = pair;
    // Spreadsheets drop zeros and people write capitals: styles 0 and 1 are the same ids, and so are 2 and 3.
    const style = ID_STYLES[fromStyle];
    const other = ID_STYLES[r.chance(30) ? fromStyle ^ 1 : fromStyle];
    const files = [
      ['staff.csv', csv(HEADER, rowsOf(r, after, other)), 'staff'],
      ['then.csv', csv(HEADER, rowsOf(r, before, style)), 'staff_last_year'],
      [
        'leavers.csv',
        csv(
          ['person_id', 'leaving_date', 'reason'],
          leavers.map(([p, reason]) => [style(p.n), '2024-08-01', reason]),
        ),
        'leavers',
      ],
    ];
    if (r.chance(50)) files.reverse();
    const read_ = files.filter(([, text]) => text.split('\n').length > 2);
    const ids = read_.map(([name, text, kind]) => read(session, name, text, kind).id);
    const report = session.report();
    for (const view of Object.keys(VIEWS))
      hold(report, view, flows, { basis: 'two_lists', contracts: flows.contracts }, seed);
    assert.ok(report.checks.find(({ id }) => id === 'change.people')?.passed, `pair ${seed}: people add up`);
    for (const id of ids) session.remove(id);
  }
});

test('one list with dates and a file of leavers', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure({ format: 'evenhand-settings/1', snapshot_date: NOW }), []);
  const days = ['2010-05-01', '2010-05-01', '2024-03-31', '2024-04-01', '2024-11-30', '2025-03-31', ''];
  const within = (day) => day > THEN && day <= NOW;
  for (let seed = 1; seed <= PAIRS; seed++) {
    const r = random(100000 + seed);
    const now = Array.from({ length: 2 + r.below(30) }, (_, i) => ({
      ...person(r, 1000 + i),
      start: i === 0 ? '2010-05-01' : r.pick(days),
      moved: r.pick(['', '', '', '', '2024-09-01', '2024-03-31', '2025-03-31']),
    }));
    now[0].moved = '';
    const gone = Array.from({ length: r.below(12) }, (_, i) => ({
      ...person(r, 3000 + i),
      day: r.pick(['2024-04-01', '2024-09-30', '2025-03-30', '2024-03-31', '2025-04-01', '']),
      reason: r.pick([...LEAVING, 'TUPE', '']),
    }));
    const named = r.chance(50);
    const withIds = (rows) => rows.map((row) => (named ? row : row.slice(1)));
    const staff = csv(
      ...[
        ['person_id', 'sex', 'ethnicity', 'disability', 'religion', 'contract', 'start_date', 'transferred_in_date'],
      ].map((header) => (named ? header : header.slice(1))),
      withIds(now.map((p) => [p.n, p.sex, p.ethnicity, p.disability, p.religion, p.contract, p.start, p.moved])),
    );
    const leavers = csv(
      ...[['person_id', 'sex', 'ethnicity', 'disability', 'religion', 'leaving_date', 'reason']].map((header) =>
        named ? header : header.slice(1),
      ),
      withIds(gone.map((p) => [p.n, p.sex, p.ethnicity, p.disability, p.religion, p.day, p.reason])),
    );
    // Within the year, or undated.
    const left = gone.filter(({ day }) => day === '' || within(day));
    const came = (p) => within(p.moved) || within(p.start);
    const flows = {
      stay: now.filter((p) => !came(p)).map((p) => [p, p]),
      come: now.filter(came).map((p) => ({ ...p, came: within(p.moved) })),
      go: left.map((p) => ({ ...p, went: p.reason === 'TUPE' })),
    };
    const contracts = {
      in: [...new Set(flows.come.filter((p) => p.came && p.contract !== '').map((p) => p.contract))].sort(),
      out: [],
    };
    if (gone.length === 0) continue;
    const ids = [read(session, 'staff.csv', staff, 'staff').id, read(session, 'leavers.csv', leavers, 'leavers').id];
    const report = session.report();
    for (const view of ['ethnicity', 'ethnicity_5', 'sex', 'disability', 'religion']) {
      hold(report, view, flows, { basis: 'dates', contracts }, seed);
    }
    for (const id of ids) session.remove(id);
  }
});
