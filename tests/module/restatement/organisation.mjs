/** A made-up organisation: its staff list, then every other file that it may have. */
import { random, table } from './random.mjs';
import { BANDS, CONTRACTS, GRADES, STAFF_GROUPS, STRAY, UNKNOWN_WORDS, WORDS } from './words.mjs';
import { AGE_WORDS, MEDICAL_BAND } from './words.mjs';
import { SNAPSHOT } from './views.mjs';
import { events } from './events.mjs';
import { others } from './others.mjs';

/** A chooser of answers for one organisation: known, declined, blank or words that match nothing, now and then in odd case. */
export function chooser(r) {
  const unknownShare = r.pick([0, 0.1, 0.4]);
  const odd = (text) => (r.chance(0.03) ? r.pick([text.toUpperCase(), text.toLowerCase(), ` ${text} `]) : text);
  return (words) => {
    if (r.chance(unknownShare)) return r.chance(0.3) ? r.pick(STRAY) : r.pick(Object.keys(UNKNOWN_WORDS));
    return odd(r.pick(Object.keys(words)));
  };
}

/** The pay columns of this organisation and a way to fill them. */
function payroll(r) {
  const style = r.pick(['none', 'hourly', 'hourly', 'elements', 'both']);
  const points = Array.from({ length: 2 + r.below(6) }, () => r.pick([11.45, 12.08, 13.5, 15, 18.4, 23.3, 25.4, 40]));
  const columns = {
    none: [],
    hourly: ['hourly_rate'],
    elements: ['ordinary_pay', 'weekly_hours'],
    both: ['hourly_rate', 'ordinary_pay', 'weekly_hours'],
  }[style];
  const extras = ['pay_period_days', 'bonus_in_period', 'bonus_period_days'].filter(() => r.chance(0.7));
  const common = ['full_pay', 'bonus_12_months'].filter(() => r.chance(0.7));
  const fill = () => {
    const hours = r.pick(['37.5', '37.5', '30', '18.75']);
    const full = r.pick([1500, 2000, 2400, 3000]);
    const rate = r.pick(points);
    return {
      hourly_rate: r.chance(style === 'both' ? 0.5 : 0.08) ? '' : r.chance(0.03) ? r.pick(['0', '-5']) : `${rate}`,
      // Part-timers on the same pay point: the same hourly rate from other numbers.
      ordinary_pay: r.chance(0.08) ? r.pick(['', '0']) : `${r.chance(0.1) ? '£' : ''}${(full * Number(hours)) / 37.5}`,
      weekly_hours: r.chance(0.08) ? r.pick(['', '0']) : hours,
      pay_period_days: r.pick(['', '', 'monthly', '30.44', '7', 'fortnightly']),
      bonus_in_period: r.pick(['', '', '', '0', '500']),
      bonus_period_days: r.pick(['', 'annual', '365.25', 'monthly', '7']),
      full_pay: r.pick(['Yes', 'Yes', 'Yes', '', 'No']),
      bonus_12_months: r.pick(['', '', '0', '100', '250.5', '£1,250']),
    };
  };
  return { columns: style === 'none' ? common : [...columns, ...extras, ...common], fill };
}

function settingsOf(r) {
  const include = ['bank', 'honorary', 'non_executive'].filter(() => r.chance(0.15));
  return {
    format: 'evenhand-settings/1',
    snapshot_date: SNAPSHOT,
    include,
    rules: {
      chinese_five_groups: r.pick(['asian', 'other']),
      disability_not_declared: r.pick(['not_recorded', 'declined']),
      wres_3_years: r.pick(['single', 'single', 'two_year']),
      wdes_3_grounds: r.pick(['performance', 'performance', 'all']),
      pay_gap_least_group: r.pick(['10', '10', '5', '20']),
    },
  };
}

export function organisation(seed) {
  const r = random(seed);
  const size = 1 + r.below(r.chance(0.3) ? 12 : r.chance(0.6) ? 150 : 500);
  const idStyle = r.below(4);
  const id = (n) => [`${n}`, `E${n}`, `${10000000 + n * 7}`, `${n}`.padStart(5, '0')][idStyle];
  const word = chooser(r);
  const pay = payroll(r);
  const flags = r.chance(0.4) ? ['board_member', 'board_voting', 'board_executive'].filter(() => r.chance(0.7)) : [];
  const post = (person, n) => {
    const group = r.chance(0.05) ? '' : r.pick(Object.keys(STAFF_GROUPS));
    const medical = STAFF_GROUPS[group] === 'medical';
    const onBoard = flags.some((flag) => person[flag] === 'Yes');
    const contract = r.chance(0.8) ? 'Permanent' : r.chance(0.1) ? '' : r.pick(Object.keys(CONTRACTS));
    return {
      ...person,
      assignment_id: n > 1 ? `${person.person_id}-${n}` : person.person_id,
      primary: r.pick(['Yes', 'Yes', 'No', '', 'Y']),
      contract_type: onBoard ? person.board_contract : contract,
      assignment_status: r.chance(0.8)
        ? 'Active Assignment'
        : r.pick(['Terminate Assignment', 'Acting Up', '', 'Maternity & Adoption', 'Career Break']),
      fte: r.pick(['1', '0.5', '0.5', '0.8', '']),
      start_date: r.chance(0.05) ? r.pick(['2025-04-01', SNAPSHOT]) : r.chance(0.1) ? '' : r.date(2019, 2024),
      leave_date: r.chance(0.1) ? r.pick(['2025-03-30', SNAPSHOT, '2025-05-31', '2019-01-01']) : '',
      staff_group: group,
      pay_band: r.chance(0.05) ? '' : medical && r.chance(0.9) ? MEDICAL_BAND : r.pick(Object.keys(BANDS)),
      medical_grade: medical && r.chance(0.9) ? r.pick(Object.keys(GRADES)) : '',
      site: r.chance(0.05) ? '' : r.pick(['North House', 'South House', 'north house', 'Ward 3']),
      contract: r.chance(0.05) ? '' : r.pick(['Children', 'Prisons', 'Urgent care']),
      ...pay.fill(),
    };
  };
  const rows = [];
  for (let n = 1; n <= size; ++n) {
    const person = { person_id: r.chance(0.02) ? '' : id(n) };
    for (const [name, words] of Object.entries(WORDS)) person[name] = word(words);
    person.date_of_birth = r.chance(0.1) ? '' : r.date(1946, 2008);
    person.age = r.chance(0.5) ? '' : `${16 + r.below(60)}`;
    person.age_band = word(AGE_WORDS).trim();
    person.equality_training_date = r.chance(0.3) ? '' : r.chance(0.03) ? '2025-04-20' : r.date(2019, 2024);
    const member = r.chance(0.1);
    for (const flag of flags) person[flag] = member ? r.pick(['Yes', 'Yes', 'No', '']) : r.pick(['No', '']);
    person.board_contract = r.pick(['Permanent', 'Non-Exec Director/Chair']);
    // Somebody without an id cannot have a second post that anyone could tell.
    const posts = person.person_id !== '' && r.chance(0.1) ? 2 + r.below(2) : 1;
    for (let p = 1; p <= posts; ++p) rows.push(post(person, p));
  }
  // Any order: a second post may stand before the first.
  if (r.chance(0.7)) r.shuffle(rows);

  const always = ['person_id', ...pay.columns, ...flags];
  const rare = {
    age_band: 0.1,
    gender_reassignment: 0.4,
    pregnancy_maternity: 0.2,
    equality_training_date: 0.6,
    contract: 0.5,
  };
  const PAY = Object.keys(pay.fill());
  const never = ['board_contract', 'board_member', 'board_voting', 'board_executive', ...PAY];
  const columns = Object.keys(rows[0]).filter(
    (name) => always.includes(name) || (!never.includes(name) && r.chance(rare[name] ?? 0.93)),
  );
  const staff = table(columns, rows);
  const settings = settingsOf(r);
  settings.crossings = r.chance(0.5)
    ? [
        ['sex', 'pay_band'],
        ['ethnicity', 'sex'],
        ['disability', 'staff_group'],
        ['age', 'site'],
        ['ethnicity_5', 'contract'],
      ].filter(() => r.chance(0.6))
    : [];
  const ids = [...new Set(rows.map((row) => row.person_id))].filter((text) => text !== '');
  return { seed, settings, files: { staff, ...events(r, { ids, word, idStyle }), ...others(r, { word }) } };
}
