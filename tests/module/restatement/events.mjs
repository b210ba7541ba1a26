/** What happens to people, one row an event: cases, training, promotions, leavers. */
import { table } from './random.mjs';
import { AGE_WORDS, WORDS } from './words.mjs';
import { SNAPSHOT, YEAR_BEFORE_BEGINS, YEAR_BEGINS } from './views.mjs';

const OWN = [...Object.keys(WORDS).filter((name) => name !== 'pregnancy_maternity'), 'age_band'];

// The year, the year before it, the days at their edges, other years, and no date.
function when(r) {
  if (r.chance(0.08)) return '';
  if (r.chance(0.1))
    return r.pick([SNAPSHOT, YEAR_BEGINS, '2024-03-31', YEAR_BEFORE_BEGINS, '2023-03-31', '2025-04-01']);
  return r.chance(0.6) ? `${r.date(2024, 2024).replace(/-0[123]-/, '-11-')}` : r.date(2022, 2025);
}

/** Rows about people of the staff list, people it does not know, and people without an id. */
function rowsOf(r, { ids, word, idStyle }, size, fill) {
  const unknownShare = r.pick([0, 0, 0.15]);
  const noIdShare = r.pick([0, 0, 0.15]);
  const answers = new Map();
  return Array.from({ length: size }, (_, n) => {
    let id = ids.length > 0 ? r.pick(ids) : '';
    if (r.chance(unknownShare)) id = [`9${n}99999`, `X${n}`, `${90000001 + n}`, `9${n}999`][idStyle];
    if (r.chance(noIdShare)) id = '';
    // One person gives the same answers in every row of a file.
    const given =
      answers.get(id) ??
      Object.fromEntries(OWN.map((name) => [name, name === 'age_band' ? word(AGE_WORDS).trim() : word(WORDS[name])]));
    if (id !== '') answers.set(id, given);
    return { person_id: id, ...given, ...fill() };
  });
}

function file(r, context, { columns, fill, most }) {
  const rows = rowsOf(r, context, 1 + r.below(most), fill);
  // A row with one filled cell reads as a note.
  for (const row of rows)
    if (columns.filter((name) => row[name] !== '').length < 2 && row.person_id === '')
      for (const name of columns.filter((each) => each.endsWith('date'))) row[name] = '2024-06-01';
  const ownShare = r.pick([0, 0, 0.2, 0.8]);
  const carried = OWN.filter(() => r.chance(ownShare));
  // A ready-made table counts people and names nobody.
  if (r.chance(0.1)) {
    for (const row of rows) row.count = r.chance(0.1) ? '' : `${1 + r.below(4)}`;
    return table([...columns, ...OWN, 'count'], rows);
  }
  return table(['person_id', ...columns, ...carried], rows);
}

export function events(r, context) {
  const most = 1 + Math.ceil(context.ids.length / 3);
  const files = {
    cases: {
      columns: ['case_type', 'start_date', 'ground'],
      fill: () => ({
        case_type: r.pick([
          'Disciplinary',
          'Disciplinary',
          'Capability',
          'capability',
          'Grievance',
          'Dismissal',
          'Bullying and harassment',
          'Parking',
        ]),
        start_date: when(r),
        ground: r.pick(['Performance', 'Ill health', 'conduct', '', 'Zzyzx']),
      }),
      most,
    },
    training: {
      columns: ['course', 'mandatory', 'date'],
      fill: () => ({
        course: r.pick(['Leadership', 'Excel', 'Coaching']),
        mandatory: r.pick(['No', 'No', 'Yes', '', 'N']),
        date: when(r),
      }),
      most: 2 * most,
    },
    promotions: {
      columns: ['to_band', 'date'],
      fill: () => ({ to_band: r.pick(['Band 6', 'Band 7', 'VSM']), date: when(r) }),
      most,
    },
    leavers: {
      columns: ['reason', 'leaving_date'],
      fill: () => ({ reason: r.pick(['Retirement', 'Relocation']), leaving_date: when(r) }),
      most,
    },
  };
  const out = {};
  for (const [kind, how] of Object.entries(files)) if (r.chance(0.75)) out[kind] = file(r, context, how);
  return out;
}
