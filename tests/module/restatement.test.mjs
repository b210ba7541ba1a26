/**
 * The rules of a staff list told a second time, slowly and plainly, from the specification alone; hundreds of small
 * made-up organisations must come out the same from the module. Nothing here is shared with the core.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { measure, readInto } from './help.mjs';

const ORGANISATIONS = 320;
const SNAPSHOT = '2025-03-31';

// mulberry32: small, good enough, and the same on every machine.
function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, pick: (list) => list[below(list.length)] };
}

// ---- the words of the specification, each with what it stands for ----
const UNKNOWN_WORDS = { '': 'not_recorded', '-': 'not_recorded', 'N/A': 'not_recorded', NULL: 'not_recorded' };
const WORDS = {
  sex: { Female: 'female', Male: 'male', F: 'female', M: 'male', 'Prefer not to say': 'declined' },
  disability: {
    Yes: 'disabled',
    No: 'non_disabled',
    'Not Declared': 'not_declared', // a rule decides
    Unspecified: 'not_recorded',
    'Prefer Not To Answer': 'declined',
  },
  religion: {
    Atheism: 'no_religion',
    Buddhism: 'buddhist',
    Christianity: 'christian',
    Hinduism: 'hindu',
    Islam: 'muslim',
    Jainism: 'jain',
    Judaism: 'jewish',
    Sikhism: 'sikh',
    Other: 'other_religion',
    'I do not wish to disclose my religion/belief': 'declined',
    Unspecified: 'not_recorded',
  },
  sexual_orientation: {
    'Heterosexual or Straight': 'heterosexual',
    'Gay or Lesbian': 'gay_or_lesbian',
    Bisexual: 'bisexual',
    'Other sexual orientation not listed': 'other',
    Undecided: 'undecided',
    'Not stated (person asked but declined to provide a response)': 'declined',
    Unspecified: 'not_recorded',
  },
  marital_status: {
    Single: 'single',
    Married: 'married',
    'Civil Partnership': 'civil_partnership',
    Divorced: 'divorced',
    'Legally Separated': 'legally_separated',
    Widowed: 'widowed',
    Unknown: 'not_recorded',
  },
};
// National code: category, then the five groups with Chinese under Asian.
const ETHNIC = {
  A: ['white_british', 'white'],
  B: ['white_irish', 'white'],
  C: ['white_other', 'white'],
  D: ['mixed_white_and_black_caribbean', 'mixed'],
  E: ['mixed_white_and_black_african', 'mixed'],
  F: ['mixed_white_and_asian', 'mixed'],
  G: ['mixed_other', 'mixed'],
  H: ['asian_indian', 'asian'],
  J: ['asian_pakistani', 'asian'],
  K: ['asian_bangladeshi', 'asian'],
  L: ['asian_other', 'asian'],
  M: ['black_caribbean', 'black'],
  N: ['black_african', 'black'],
  P: ['black_other', 'black'],
  R: ['asian_chinese', 'asian'],
  S: ['other_any_other', 'other'],
};
WORDS.ethnicity = { Z: 'declined', 99: 'not_recorded', X: 'not_recorded', 'A White - British': 'white_british' };
for (const [code, [category]] of Object.entries(ETHNIC)) WORDS.ethnicity[code] = category;
for (const code of ['C2', 'CX', 'GA', 'LH', 'PC', 'SE']) WORDS.ethnicity[code] = ETHNIC[code[0]][0];
const FIVE = Object.fromEntries(Object.values(ETHNIC));

const BANDS = {
  'Band 1': 'band_1',
  'Band 2': 'band_2',
  'Band 3': 'band_3',
  'Review Body Band 4': 'band_4',
  XR05: 'band_5',
  'NHS|XR06|Review Body Band 6': 'band_6',
  'Non Review Body Band 7': 'band_7',
  'Band 8 - Range A': 'band_8a',
  XR09: 'band_8b',
  'Band 8c': 'band_8c',
  'Band 8d': 'band_8d',
  'Band 9': 'band_9',
  VSM: 'vsm',
};
const GRADES = {
  Consultant: 'consultant',
  'Medical Director': 'senior_medical_manager',
  'Specialty Doctor': 'career_grade',
  'Foundation Doctor Year 1': 'trainee',
  'Other medical and dental': 'other_medical',
};
const STAFF_GROUPS = {
  'Nursing and Midwifery Registered': 'clinical',
  AHP: 'clinical',
  'Healthcare Assistants & Support': 'clinical',
  'Admin & Clerical': 'non_clinical',
  'Estates & Ancilliary': 'non_clinical',
  'Medical & Dental': 'medical',
};
const CONTRACTS = {
  Permanent: 'permanent',
  'Fixed Term Temp': 'fixed_term',
  Locum: 'locum',
  Bank: 'bank',
  Honorary: 'honorary',
  'Non-Exec Director/Chair': 'non_executive',
};
const AGES = [
  ...[20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70].map((last, i) => [
    last,
    i === 0 ? 'under_21' : `${last - 4}_${last}`,
  ]),
  [Infinity, '71_over'],
];
const WDES_CLUSTER = (band) => {
  if (['band_1', 'band_2', 'band_3', 'band_4'].includes(band)) return 1;
  if (['band_5', 'band_6', 'band_7'].includes(band)) return 2;
  return ['band_8a', 'band_8b'].includes(band) ? 3 : 4;
};
const STRAY = ['Zzyzx', 'Martian?', 'Not White', 'yes please'];

// ---- made-up organisations ----
function organisation(seed) {
  const r = random(seed);
  const size = 1 + r.below(r.chance(0.3) ? 12 : 200);
  const idStyle = r.below(4);
  const id = (n) => [`${n}`, `E${n}`, `${10000000 + n * 7}`, `${n}`.padStart(5, '0')][idStyle];
  const unknownShare = r.pick([0, 0.1, 0.4]);
  const word = (words) => {
    if (r.chance(unknownShare)) return r.chance(0.3) ? r.pick(STRAY) : r.pick(Object.keys(UNKNOWN_WORDS));
    return r.pick(Object.keys(words));
  };
  const date = (y0, y1) =>
    `${y0 + r.below(y1 - y0 + 1)}-${`${1 + r.below(12)}`.padStart(2, '0')}-${`${1 + r.below(28)}`.padStart(2, '0')}`;
  const post = (person, n) => {
    const group = r.chance(0.05) ? '' : r.pick(Object.keys(STAFF_GROUPS));
    const medical = STAFF_GROUPS[group] === 'medical';
    return {
      ...person,
      assignment_id: n > 1 ? `${person.person_id}-${n}` : person.person_id,
      primary: r.pick(['Yes', 'Yes', 'No', '', 'Y']),
      contract_type: r.chance(0.8) ? 'Permanent' : r.chance(0.1) ? '' : r.pick(Object.keys(CONTRACTS)),
      assignment_status: r.chance(0.9) ? 'Active Assignment' : r.pick(['Terminate Assignment', 'Acting Up', '']),
      fte: r.pick(['1', '0.5', '0.5', '0.8', '']),
      start_date: r.chance(0.05) ? r.pick(['2025-04-01', SNAPSHOT]) : r.chance(0.1) ? '' : date(1990, 2024),
      leave_date: r.chance(0.1) ? r.pick(['2025-03-30', SNAPSHOT, '2025-05-31', '2019-01-01']) : '',
      staff_group: group,
      pay_band: r.chance(0.05) ? '' : medical && r.chance(0.9) ? 'Medical & Dental' : r.pick(Object.keys(BANDS)),
      medical_grade: medical && r.chance(0.9) ? r.pick(Object.keys(GRADES)) : '',
      site: r.chance(0.05) ? '' : r.pick(['North House', 'South House', 'north house', 'Ward 3']),
    };
  };
  const rows = [];
  for (let n = 1; n <= size; ++n) {
    const person = { person_id: r.chance(0.02) ? '' : id(n) };
    for (const [name, words] of Object.entries(WORDS)) person[name] = word(words);
    person.date_of_birth = r.chance(0.1) ? '' : date(1946, 2008);
    person.age = r.chance(0.5) ? '' : `${16 + r.below(60)}`;
    // Somebody without an id cannot have a second post that anyone could tell.
    const posts = person.person_id !== '' && r.chance(0.1) ? 2 + r.below(2) : 1;
    for (let p = 1; p <= posts; ++p) rows.push(post(person, p));
  }
  // Any order: a second post may stand before the first.
  if (r.chance(0.7)) {
    for (let i = rows.length - 1; i > 0; --i) {
      const j = r.below(i + 1);
      [rows[i], rows[j]] = [rows[j], rows[i]];
    }
  }
  const columns = Object.keys(rows[0]).filter((name) => name === 'person_id' || name === 'sex' || r.chance(0.93));
  const settings = {
    format: 'evenhand-settings/1',
    snapshot_date: SNAPSHOT,
    include: ['bank', 'honorary', 'non_executive'].filter(() => r.chance(0.15)),
    rules: {
      chinese_five_groups: r.pick(['asian', 'other']),
      disability_not_declared: r.pick(['not_recorded', 'declined']),
    },
  };
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const csv = [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))]
    .map((l) => l.join(','))
    .join('\r\n');
  // What a file does not carry, nobody can use.
  const seen = rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
  return { csv: `${csv}\r\n`, rows: seen, columns: new Set(columns), settings };
}

// ---- the rules, restated ----
const blank = (text) => text === undefined || text in UNKNOWN_WORDS;
const isPrimary = (row) => (['Yes', 'Y'].includes(row.primary) ? 2 : row.primary === 'No' ? 0 : 1);
const postNumber = (row) => Number(/-(\d)$/.exec(row.assignment_id ?? '')?.[1] ?? 1);

function reasonOf(row, { include }) {
  const contract = CONTRACTS[row.contract_type];
  if (['bank', 'honorary', 'non_executive'].includes(contract) && !include.includes(contract)) return contract;
  if (row.assignment_status === 'Terminate Assignment') return 'assignment_ended';
  if (!blank(row.leave_date) && row.leave_date < SNAPSHOT) return 'left_before_snapshot';
  if (!blank(row.start_date) && row.start_date > SNAPSHOT) return 'starts_after_snapshot';
  return '';
}

function people(rows, settings) {
  const aside = {};
  const away = (reason) => (aside[reason] = (aside[reason] ?? 0) + 1);
  const kept = [];
  for (const row of rows) {
    const reason = reasonOf(row, settings);
    if (reason) away(reason);
    else kept.push(row);
  }
  const used = [];
  for (const row of kept) {
    if (blank(row.person_id)) {
      used.push(row);
      continue;
    }
    // The primary, then the first post, then the most hours, then the one that stands first.
    const order = (a, b) =>
      isPrimary(b) - isPrimary(a) || postNumber(a) - postNumber(b) || Number(b.fte ?? 0) - Number(a.fte ?? 0);
    const [best] = kept.filter((other) => other.person_id === row.person_id).sort(order);
    if (best === row) used.push(row);
    else away('second_assignment');
  }
  return { used, aside };
}

function categoryOf(name, row, settings) {
  const text = row[name];
  if (blank(text)) return 'not_recorded';
  const found = WORDS[name][text] ?? 'unmatched';
  return found === 'not_declared' ? settings.rules.disability_not_declared : found;
}
const NOT_KNOWN = ['declined', 'not_recorded', 'undecided', 'unmatched'];
const isKnown = (category) => !NOT_KNOWN.includes(category);

function ageOf(row) {
  let years = blank(row.age) ? null : Number(row.age);
  if (!blank(row.date_of_birth)) {
    years = 2025 - Number(row.date_of_birth.slice(0, 4));
    if (row.date_of_birth.slice(5) > SNAPSHOT.slice(5)) years -= 1;
  }
  if (years === null) return 'not_recorded';
  return `age_${AGES.find(([last]) => years <= last)[1]}`;
}

const fiveOf = (category, settings) => {
  if (!isKnown(category)) return category;
  return category === 'asian_chinese' && settings.rules.chinese_five_groups === 'other' ? 'other' : FIVE[category];
};
const wresOf = (category) => (!isKnown(category) ? category : FIVE[category] === 'white' ? 'white' : 'bme');

function tally(list, key) {
  const out = {};
  for (const item of list) {
    const name = key(item);
    out[name] = (out[name] ?? 0) + 1;
  }
  return out;
}

// A medical grade or a medical pay scale says so itself; otherwise the staff group does.
const workOf = (row) =>
  !blank(row.medical_grade) || row.pay_band === 'Medical & Dental'
    ? 'medical'
    : (STAFF_GROUPS[row.staff_group] ?? 'unknown');

function wresRows(row) {
  const work = workOf(row);
  if (work === 'unknown') return ['not_placed.no_work'];
  if (work === 'medical') {
    if (blank(row.medical_grade)) return ['not_placed.no_pay_band'];
    const grade = GRADES[row.medical_grade];
    if (grade === 'senior_medical_manager') return ['medical.consultant', 'medical.senior_medical_manager'];
    return [grade === 'other_medical' ? 'medical.other' : `medical.${grade}`];
  }
  const band = BANDS[row.pay_band];
  return [band ? `${work}.${band}` : 'not_placed.no_pay_band'];
}

function wdesRows(row) {
  const work = workOf(row);
  if (work === 'unknown') return ['not_placed.no_work'];
  if (work === 'medical') {
    const cluster = { consultant: 5, senior_medical_manager: 5, career_grade: 6, trainee: 7 }[
      GRADES[row.medical_grade]
    ];
    return [cluster ? `medical.cluster_${cluster}` : 'not_placed.no_pay_band'];
  }
  const band = BANDS[row.pay_band];
  return [band ? `${work}.cluster_${WDES_CLUSTER(band)}` : 'not_placed.no_pay_band'];
}

// ---- holding the report against them ----
const close = (actual, expected, message) => {
  if (expected === null) return assert.equal(actual, null, message);
  return assert.ok(Math.abs(actual - expected) < 1e-9, `${message}: ${actual} instead of ${expected}`);
};
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const share = (part, whole) => (whole === 0 ? null : (100 * part) / whole);

function holdComposition(m, expected, base) {
  const shown = Object.fromEntries(m.categories.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]));
  assert.deepEqual(sorted(shown), sorted(expected), m.id);
  const known = Object.entries(expected).reduce((sum, [id, n]) => sum + (isKnown(id) ? n : 0), 0);
  assert.equal(m.base, base, m.id);
  assert.equal(m.known, known, m.id);
  assert.equal(m.unknown, base - known, m.id);
  close(m.declaration_rate, share(known, base), m.id);
  for (const { id, count, percent_of_all: ofAll, percent_of_known: ofKnown } of m.categories) {
    close(ofAll, share(count, base), `${m.id} ${id}, of all`);
    close(ofKnown, isKnown(id) ? share(count, known) : null, `${m.id} ${id}, of known`);
  }
}

function holdDeclaration(m, used, isAnswered) {
  const [all, ...sites] = m.groups;
  const expect = (group, list) => {
    assert.equal(group.denominator, list.length, `${m.id} ${group.label}`);
    assert.equal(group.numerator, list.filter(isAnswered).length, `${m.id} ${group.label}`);
    close(group.percent, share(group.numerator, group.denominator), `${m.id} ${group.label}`);
  };
  expect(all, used);
  const siteOf = (row) => (blank(row.site) ? 'not recorded' : row.site.toLowerCase());
  for (const group of sites)
    expect(
      group,
      used.filter((row) => siteOf(row) === group.label.toLowerCase()),
    );
  // Sites are told apart only where the file names at least one.
  if (sites.length > 0) assert.equal(sites.length, new Set(used.map(siteOf)).size, m.id);
}

function holdGrid(m, used, rowsOf, groupOf) {
  const expected = {};
  for (const row of used) {
    for (const id of rowsOf(row)) {
      expected[id] ??= {};
      expected[id][groupOf(row)] = (expected[id][groupOf(row)] ?? 0) + 1;
    }
  }
  const filled = (groups) => sorted(Object.fromEntries(groups.filter((g) => g.count > 0).map((g) => [g.id, g.count])));
  const shown = Object.fromEntries(
    m.rows.filter((row) => row.headcount > 0).map((row) => [row.id, filled(row.groups)]),
  );
  assert.deepEqual(
    sorted(shown),
    sorted(Object.fromEntries(Object.entries(expected).map(([id, groups]) => [id, sorted(groups)]))),
    m.id,
  );
  for (const row of [...m.rows, m.overall]) {
    assert.equal(
      row.groups.reduce((sum, { count }) => sum + count, 0),
      row.headcount,
      `${m.id} ${row.id}`,
    );
    for (const { id, count, percent } of row.groups)
      close(percent, share(count, row.headcount), `${m.id} ${row.id} ${id}`);
  }
  const added = m.rows.reduce((sum, row) => sum + (row.of_which ? 0 : row.headcount), 0);
  assert.equal(added, used.length, `${m.id}: its rows add to the workforce`);
  assert.equal(m.overall.headcount, used.length, m.id);
  assert.deepEqual(filled(m.overall.groups), sorted(tally(used, groupOf)), m.id);
}

function hold(report, made) {
  const { rows, columns, settings } = made;
  const { used, aside } = people(rows, settings);
  const [file] = report.files;
  assert.equal(file.rows_read, rows.length);
  assert.deepEqual(
    sorted(Object.fromEntries(file.set_aside.map(({ reason, rows: n }) => [reason, n]))),
    sorted(aside),
    'set aside',
  );
  assert.equal(file.rows_used, used.length);
  assert.equal(report.organisation.headcount, used.length);
  for (const { passed, sentence } of report.checks) assert.ok(passed, sentence);

  const status = (supplied) => (!supplied ? 'not_supplied' : used.length === 0 ? 'not_calculable' : 'ok');
  const check = (id, supplied, compare) => {
    const m = measure(report, id);
    assert.equal(m.status, status(supplied), id);
    if (m.status === 'ok') compare(m);
  };
  const profile = (id, supplied, key) => check(id, supplied, (m) => holdComposition(m, tally(used, key), used.length));
  for (const name of Object.keys(WORDS)) {
    const category = (row) => categoryOf(name, row, settings);
    profile(name === 'ethnicity' ? 'profile.ethnicity_detailed' : `profile.${name}`, columns.has(name), category);
    check(`declaration.${name}`, columns.has(name), (m) => holdDeclaration(m, used, (row) => isKnown(category(row))));
  }
  const ethnic = (row) => categoryOf('ethnicity', row, settings);
  profile('profile.ethnicity', columns.has('ethnicity'), (row) => wresOf(ethnic(row)));
  profile('profile.ethnicity_5', columns.has('ethnicity'), (row) => fiveOf(ethnic(row), settings));
  const hasAge = columns.has('date_of_birth') || columns.has('age');
  profile('profile.age', hasAge, ageOf);
  check('declaration.age', hasAge, (m) => holdDeclaration(m, used, (row) => ageOf(row) !== 'not_recorded'));

  const placed =
    (columns.has('pay_band') || columns.has('medical_grade')) &&
    (columns.has('staff_group') || columns.has('medical_grade'));
  check('wres.1', placed && columns.has('ethnicity'), (m) =>
    holdGrid(m, used, wresRows, (row) => {
      const group = wresOf(ethnic(row));
      return isKnown(group) ? group : 'unknown';
    }),
  );
  check('wdes.1', placed && columns.has('disability'), (m) =>
    holdGrid(m, used, wdesRows, (row) => {
      const group = categoryOf('disability', row, settings);
      return isKnown(group) ? group : 'unknown';
    }),
  );
}

test('hundreds of small organisations come out as the rules say', async () => {
  const session = await openSession();
  const encoder = new TextEncoder();
  for (let seed = 1; seed <= ORGANISATIONS; ++seed) {
    const made = organisation(seed);
    assert.deepEqual(session.configure(made.settings), []);
    const inspection = readInto(session, 'staff.csv', encoder.encode(made.csv), { kind: 'staff' });
    assert.equal(inspection.format, 'evenhand-inspection/1', `${seed}: ${inspection.message}`);
    try {
      hold(session.report(), made);
    } catch (error) {
      error.message = `organisation ${seed}: ${error.message}`;
      throw error;
    }
    session.remove(inspection.id);
  }
});

test('as many people as there are ids, whatever the ids look like', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure({ format: 'evenhand-settings/1', snapshot_date: SNAPSHOT }), []);
  const styles = {
    counted: (n) => `${n}`,
    padded: (n) => `${n}`.padStart(4, '0'),
    lettered: (n) => `E${n}`,
    long: (n) => `${20000000 + n}`,
  };
  for (const [name, style] of Object.entries(styles)) {
    const csv = `person_id,sex\n${Array.from({ length: 5000 }, (_, n) => `${style(n + 1)},Female\n`).join('')}`;
    const { id } = readInto(session, 'staff.csv', new TextEncoder().encode(csv), { kind: 'staff' });
    assert.equal(session.report().organisation.headcount, 5000, `ids ${name}`);
    session.remove(id);
  }
});
