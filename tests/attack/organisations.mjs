/**
 * Made-up organisations of 5 to 120 people with tables of many kinds: few people and many ways to look at them. Answers are
 * uneven, as they are: one or two are common, the others rare.
 */
import { events } from '../module/restatement/events.mjs';
import { others } from '../module/restatement/others.mjs';
import { random, table } from '../module/restatement/random.mjs';
import { SNAPSHOT } from '../module/restatement/views.mjs';
import {
  AGE_WORDS,
  BANDS,
  GRADES,
  MEDICAL_BAND,
  STAFF_GROUPS,
  UNKNOWN_WORDS,
  WORDS,
} from '../module/restatement/words.mjs';

const SITES = ['North House', 'South House', 'Ward 3', 'Riverside'];
const CONTRACTS = ['Children', 'Prisons', 'Urgent care'];
const LAST_YEAR = '2024-03-31';

/** Picks from lists: the same one first every time, and the next much less often. */
function uneven(r) {
  const skew = r.pick([1.3, 2, 3, 5]);
  const orders = new Map();
  return (list, key = list) => {
    if (!orders.has(key)) {
      const order = [...list];
      r.shuffle(order);
      orders.set(key, order);
    }
    const order = orders.get(key);
    let at = 0;
    while (at < order.length - 1 && r.chance(1 / skew)) ++at;
    return order[at];
  };
}

const CHARACTERISTICS = ['sex', 'ethnicity', 'disability', 'religion', 'sexual_orientation', 'marital_status'];

/** Some columns, in any mixture; proving that a report is safe takes long where many people stand in many tables. */
function columnsOf(r, most) {
  const all = [
    ...CHARACTERISTICS.map((name) => [name]),
    ['date_of_birth'],
    ['gender_reassignment'],
    ['pregnancy_maternity'],
    ['pay_band', 'staff_group', 'medical_grade'],
    ['hourly_rate', 'full_pay'],
    ['bonus_12_months'],
    ['site'],
    ['contract'],
    ['start_date'],
    ['equality_training_date'],
  ];
  r.shuffle(all);
  return ['person_id', ...all.slice(0, 2 + r.below(most - 1)).flat()];
}

/** One person's answers and post. */
function person(r, pick, word, id) {
  const answers = Object.fromEntries(Object.entries(WORDS).map(([name, words]) => [name, word(words)]));
  const group = pick(Object.keys(STAFF_GROUPS), 'group');
  const medical = STAFF_GROUPS[group] === 'medical';
  return {
    ...answers,
    person_id: id,
    date_of_birth: r.chance(0.05) ? '' : r.date(1955, 2005),
    staff_group: r.chance(0.03) ? '' : group,
    pay_band: medical ? MEDICAL_BAND : r.chance(0.03) ? '' : pick(Object.keys(BANDS), 'band'),
    medical_grade: medical ? pick(Object.keys(GRADES), 'grade') : '',
    hourly_rate: r.chance(0.05) ? '' : `${r.pick([11.5, 12.08, 13.5, 15, 18.4, 23.3, 40])}`,
    full_pay: r.chance(0.9) ? 'Yes' : 'No',
    bonus_12_months: r.chance(0.8) ? '' : r.pick(['100', '250.5', '1000']),
    site: r.chance(0.03) ? '' : pick(SITES, 'site'),
    contract: pick(CONTRACTS, 'contract'),
    start_date: r.chance(0.15) ? r.date(2024, 2024).replace(/-0[123]-/, '-10-') : r.date(2015, 2023),
    equality_training_date: r.chance(0.25) ? '' : r.date(2021, 2024),
  };
}

/** The list of a year before: without those who have come since, with some who have left, and some other answers. */
function before(r, rows, columns, fill) {
  const old = rows.filter((row) => row.start_date <= LAST_YEAR);
  const gone = Array.from({ length: r.below(2 + rows.length / 5) }, (_, n) => ({
    ...fill(`G${n + 1}`),
    start_date: '2020-01-01',
  }));
  const asked = columns.filter((name) => name in WORDS);
  const answered = old.map((row) => {
    if (asked.length === 0 || !r.chance(0.08)) return row;
    return { ...row, [r.pick(asked)]: r.pick(Object.keys(UNKNOWN_WORDS)) };
  });
  return table(columns, [...answered, ...gone]);
}

export function organisation(seed) {
  const r = random(seed * 7919);
  const small = r.chance(0.75);
  const size = small ? 5 + r.below(16) : 21 + r.below(100);
  const pick = uneven(r);
  const unknownShare = r.pick([0, 0.05, 0.2]);
  const word = (words) =>
    r.chance(unknownShare) ? r.pick(Object.keys(UNKNOWN_WORDS)) : pick(Object.keys(words), words);
  const columns = columnsOf(r, small ? 8 : 5);
  const fill = (id) => person(r, pick, word, id);
  const rows = Array.from({ length: size }, (_, n) => fill(`E${n + 1}`));
  const files = { staff: table(columns, rows) };
  if (columns.includes('start_date') && r.chance(small ? 0.5 : 0.2))
    files.staff_last_year = before(r, rows, columns, fill);
  const ids = rows.map(({ person_id: id }) => id);
  const more = {
    ...events(r, { ids, word, idStyle: 1 }),
    ...others(r, { word: (words) => word(words === AGE_WORDS ? AGE_WORDS : words) }),
  };
  // One small employer has several files, another the staff list alone.
  const share = small ? r.pick([0, 0.2, 0.4]) : r.pick([0, 0, 0.15]);
  for (const [kind, { columns: names, rows: list }] of Object.entries(more)) {
    if (r.chance(share)) files[kind] = table([...names], list.slice(0, 40));
  }
  const site = r.pick(SITES);
  const analyses =
    columns.includes('site') && r.chance(0.3) ? [{ title: `Moving ${site}`, by: 'site', is: [site] }] : [];
  const settings = {
    format: 'evenhand-settings/1',
    snapshot_date: SNAPSHOT,
    analyses,
    rules: {
      chinese_five_groups: r.pick(['asian', 'asian', 'other']),
      wres_3_years: r.pick(['single', 'single', 'two_year']),
      wdes_3_grounds: r.pick(['performance', 'all']),
    },
    // With its own pairs, with none, or with the usual ones.
    ...r.pick([
      {},
      { crossings: [] },
      {
        crossings: [
          ['ethnicity', 'sex'],
          ['disability', 'sex'],
        ],
      },
    ]),
  };
  return { seed, size, settings, files, respondents: files.survey?.columns.has('respondent') ?? false };
}
