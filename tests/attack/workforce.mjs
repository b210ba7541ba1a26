/** What the tables of the workforce say: profiles, the population's, declarations, grids, board, training, what is held. */
import { at } from './book.mjs';
import { wilson } from '../module/restatement/numbers.mjs';

const NOT_KNOWN = ['declined', 'not_recorded', 'undecided', 'unmatched'];
/** Labels of sites and contracts have numbers, written in several ways. */
const label = (view, id) => (['site', 'contract'].includes(view) ? id.replace(/^label_/, '') : id);

export function holdInterval(book, part, whole, interval, scale, why) {
  if (interval === null || typeof interval !== 'object') return;
  for (const [end, i] of [
    ['low', 0],
    ['high', 1],
  ]) {
    book.figure([part, whole], ([k, n]) => scale * wilson(k, n)[i], interval[end], `${why} interval, ${end}`);
  }
}

function profile(book, m) {
  const view = m.id.replace('profile.', '');
  const ids = m.categories.map(({ id }) => label(view, id));
  const name = (id) => at('staff', { [view]: id });
  book.print(at('staff'), m.base, m.id);
  book.print(name('known'), m.known, `${m.id} known`);
  book.print(name('unknown'), m.unknown, `${m.id} unknown`);
  m.categories.forEach((category, i) => book.print(name(ids[i]), category.count, `${m.id} ${ids[i]}`));
  book.known('staff', {}, view, ids, m.id);
  // Of a publication with hidden numbers the order says nothing.
  if (['site', 'contract'].includes(view) && !m.hidden) {
    book.order(ids.filter((id) => !NOT_KNOWN.includes(id)).map(name), `${m.id}: largest first`);
  }
  m.categories.forEach((category, i) => {
    book.share(name(ids[i]), at('staff'), category.percent_of_all, 100, `${m.id} ${ids[i]} of all`);
    if (category.known) {
      book.share(name(ids[i]), name('known'), category.percent_of_known, 100, `${m.id} ${ids[i]} of known`);
    }
  });
  book.share(name('known'), at('staff'), m.declaration_rate, 100, `${m.id} declaration`);
}

// Where the population's figures are coarser, two of our categories are one of theirs.
const MERGED = {
  other_religion: ['jain'],
  white_other: ['white_gypsy_or_irish_traveller'],
  other_any_other: ['other_arab'],
};

function representation(book, m, listed) {
  const view = m.id.replace('representation.', '');
  const own = `representation.${view}`;
  const among = listed.get(`profile.${view}`) ?? [];
  const name = (id) => {
    const parts = [id, ...(MERGED[id] ?? []).filter((part) => among.includes(part))];
    const together = at('staff', { [view]: parts.join('+') });
    if (parts.length > 1) {
      book.sum(
        parts.map((part) => at('staff', { [view]: part })),
        together,
        `${m.id} ${id}: together`,
      );
    }
    return together;
  };
  const names = m.categories.map(({ id }) => name(id));
  const [base, known, unknown] = [at('staff'), at('staff', { [own]: 'known' }), at('staff', { [own]: 'unknown' })];
  book.print(base, m.base, m.id);
  book.print(known, m.known, `${m.id} known`);
  book.print(unknown, m.unknown, `${m.id} unknown`);
  book.sum([known, unknown], base, `${m.id}: known or not`);
  m.categories.forEach((category, i) => book.print(names[i], category.count, `${m.id} ${category.id}`));
  const of = (wanted) => names.filter((_, i) => m.categories[i].known === wanted);
  book.sum(of(true), known, `${m.id}, known`);
  book.sum(of(false), unknown, `${m.id}, unknown`);
  book.share(known, base, m.declaration_rate, 100, `${m.id} declaration`);
  m.categories.forEach((category, i) => {
    const why = `${m.id} ${category.id}`;
    book.share(names[i], base, category.percent_of_all, 100, `${why} of all`);
    if (!category.known) return;
    book.share(names[i], known, category.percent_of_known, 100, `${why} of known`);
    const { percent, interval, residual } = category.benchmark ?? {};
    holdInterval(book, names[i], known, interval ?? null, 100, why);
    const p = percent / 100;
    book.figure([names[i], known], ([k, n]) => (k - n * p) / Math.sqrt(n * p * (1 - p)), residual, `${why} residual`);
  });
}

/** A group of a rate: k of n, its percentage and interval. */
export function holdShare(book, group, part, whole, why, { people = true } = {}) {
  book.print(part, group.numerator, `${why} numerator`);
  book.print(whole, group.denominator, `${why} denominator`);
  if (!people) return;
  book.share(part, whole, group.percent, 100, why, { pair: true });
  holdInterval(book, part, whole, group.interval, 100, why);
}

function declaration(book, m) {
  const view = m.id.replace('declaration.', '');
  const places = new Map();
  for (const group of m.groups) {
    // "all", "joined.before", "site.3"
    const [place, value] = group.id.split('.');
    const where = value === undefined ? {} : { [place]: value };
    holdShare(book, group, at('staff', { ...where, [view]: 'known' }), at('staff', where), `${m.id} ${group.id}`);
    book.table('staff', where, view, ['known', 'unknown'], m.id);
    if (value !== undefined) places.set(place, [...(places.get(place) ?? []), value]);
  }
  for (const [place, values] of places) {
    for (const where of [{}, { [view]: 'known' }]) book.table('staff', where, place, [...values, 'elsewhere'], m.id);
  }
  book.print(at('staff'), m.base, m.id);
  book.print(at('staff', { [view]: 'unknown' }), m.unknown, `${m.id} unknown`);
}

function dataQuality(book, m, listed) {
  if (m.id === 'data_quality.declaration') {
    const names = m.groups.map(({ id }) => at('staff', { [id]: 'known' }));
    m.groups.forEach((group, i) => holdShare(book, group, names[i], at('staff'), `${m.id} ${group.id}`));
    if (m.hidden) return;
    book.order([...names].reverse(), `${m.id}: least first`);
    if (m.groups.length > 0) book.print(at('staff', { [m.groups[0].id]: 'unknown' }), m.unknown, `${m.id} unknown`);
    return;
  }
  if (m.status !== 'ok') return; // no publication has it
  const name = (view, place, number) => at('staff', { [view]: 'not_recorded', [place]: number });
  const names = m.groups.map((group) => {
    const parts = group.id.split('.');
    holdShare(book, group, name(...parts), at('staff', { [parts[1]]: parts[2] }), `${m.id} ${group.id}`);
    return name(...parts);
  });
  // Whoever is not in the list has nobody to ask, or, if the list is full, no more than its last.
  const asked = listed.get('data_quality.declaration') ?? [];
  for (const view of asked) {
    for (const place of ['site', 'contract']) {
      const numbers = (listed.get(`profile.${place}`) ?? []).map((id) => label(place, id));
      for (const number of numbers.filter((each) => !NOT_KNOWN.includes(each))) {
        const here = name(view, place, number);
        const why = `${m.id} ${view} ${place} ${number}`;
        book.part(here, at('staff', { [view]: 'not_recorded' }), `${why}: of all not recorded`);
        book.part(here, at('staff', { [view]: 'unknown', [place]: number }), `${why}: of all not known there`);
        if (names.includes(here)) continue;
        if (names.length < 10) book.row([[1, here]], 0, `${why}: not in the list`);
        else book.part(here, names[9], `${why}: no more than the last in the list`);
      }
    }
  }
  book.order(names, `${m.id}: largest first`);
}

const BANDS = ['under_band_1', 'band_1', 'band_2', 'band_3', 'band_4', 'band_5', 'band_6', 'band_7'].concat([
  'band_8a',
  'band_8b',
  'band_8c',
  'band_8d',
  'band_9',
  'vsm',
]);
const CLUSTERS = { 1: BANDS.slice(0, 5), 2: BANDS.slice(5, 8), 3: BANDS.slice(8, 10), 4: BANDS.slice(10) };
export const TIERS = { lower: BANDS.slice(0, 6), middle: BANDS.slice(6, 8), upper: BANDS.slice(8) };

function grid(book, m) {
  const [, first, second] = m.id.split('.');
  const isCross = m.id.startsWith('cross.');
  const rowView = isCross ? first : m.id;
  const view = isCross ? second : m.id === 'wres.1' ? 'ethnicity' : 'disability';
  const columns = Object.keys(m.group_labels).map((id) => label(view, id));
  const fill = (row, where, why) => {
    const total = book.print(at('staff', where), row.headcount, `${why} headcount`);
    row.groups.forEach((cell) => {
      const name = at('staff', { ...where, [view]: label(view, cell.id) });
      book.print(name, cell.count, `${why} ${cell.id}`);
      book.share(name, total, cell.percent, 100, `${why} ${cell.id}`);
    });
    book.table('staff', where, view, columns, why);
  };
  for (const row of m.rows) fill(row, { [rowView]: label(rowView, row.id) }, `${m.id} ${row.id}`);
  fill(m.overall, {}, `${m.id} overall`);
  book.print(at('staff'), m.base, m.id);
  const rows = m.rows.filter((row) => !row.of_which).map((row) => label(rowView, row.id));
  for (const column of [null, ...columns]) {
    const where = column === null ? {} : { [view]: column };
    book.table('staff', where, rowView, rows, `${m.id}: rows`);
    if (m.id === 'wres.1' && m.rows.some(({ id }) => id === 'medical.senior_medical_manager')) {
      const of = (id) => at('staff', { ...where, 'wres.1': `medical.${id}` });
      book.part(of('senior_medical_manager'), of('consultant'), `${m.id}: of which`);
    }
    if (m.id !== 'wres.1') continue;
    for (const band of BANDS) {
      // Who is medical stands under a grade, whatever the band.
      const parts = ['non_clinical', 'clinical'].map((work) => at('staff', { ...where, 'wres.1': `${work}.${band}` }));
      const rest = at('staff', { ...where, 'medical with band': band });
      book.sum([...parts, rest], at('staff', { ...where, pay_band: band }), `${m.id}: ${band} in all`);
    }
  }
  if (m.id !== 'wdes.1') return;
  for (const work of ['non_clinical', 'clinical']) {
    for (const [cluster, bands] of Object.entries(CLUSTERS)) {
      book.sum(
        bands.map((band) => at('staff', { 'wres.1': `${work}.${band}` })),
        at('staff', { 'wdes.1': `${work}.cluster_${cluster}` }),
        `${m.id}: cluster ${cluster} of bands`,
      );
    }
  }
}

function board(book, m) {
  const [standard, , subset, finer] = m.id.split('.');
  const view = finer ?? (standard === 'wres' ? 'ethnicity' : 'disability');
  const population = `board.${subset}`;
  book.print(at(population), m.part_base, `${m.id} part`);
  book.print(at(population), m.base, m.id);
  book.print(at('staff'), m.whole_base, `${m.id} whole`);
  for (const { id, part, whole, part_percent, whole_percent, difference } of m.groups) {
    const [k, n] = [at(population, { [view]: id }), at('staff', { [view]: id })];
    book.print(k, part, `${m.id} ${id} part`);
    book.print(n, whole, `${m.id} ${id} whole`);
    book.share(k, at(population), part_percent, 100, `${m.id} ${id} part`);
    book.share(n, at('staff'), whole_percent, 100, `${m.id} ${id} whole`);
    const inputs = [k, at(population), n, at('staff')];
    book.figure(inputs, ([a, b, c, d]) => (100 * a) / b - (100 * c) / d, difference, `${m.id} ${id} difference`);
    if (subset !== 'total') book.part(k, at('board.total', { [view]: id }), `${m.id} ${id}: of the board`);
  }
  const ids = m.groups.map(({ id }) => id);
  for (const each of [population, 'staff']) book.table(each, {}, view, ids, m.id);
  book.print(at(population, { [view]: 'unknown' }), m.unknown, `${m.id} unknown`);
}

function compliance(book, m) {
  const of = (what, where = {}) => at(`${m.id} ${what}`, where);
  const fill = (group, where, why) => {
    for (const what of ['due', 'done', 'overdue']) book.print(of(what, where), group[what], `${why} ${what}`);
    book.sum([of('done', where), of('overdue', where)], of('due', where), why);
    book.share(of('done', where), of('due', where), group.percent, 100, why, { pair: true });
    holdInterval(book, of('done', where), of('due', where), group.interval, 100, why);
  };
  fill(m, {}, m.id);
  book.print(of('not_yet_due'), m.not_yet_due, `${m.id} later`);
  book.print(of('due'), m.base, m.id);
  if (m.id === 'training.equality') book.sum([of('due'), of('not_yet_due')], at('staff'), `${m.id}: all staff`);
  else book.part(of('due'), at('staff'), `${m.id}: some staff`);
  const sites = m.groups.map(({ id }) => id.replace('site.', ''));
  m.groups.forEach((group, i) => {
    fill(group, { site: sites[i] }, `${m.id} ${group.id}`);
    book.part(of('due', { site: sites[i] }), at('staff', { site: sites[i] }), `${m.id} ${group.id}: of the site`);
  });
  if (sites.length === 0) return;
  for (const what of ['due', 'done', 'overdue']) book.table(`${m.id} ${what}`, {}, 'site', [...sites, 'none'], m.id);
  if (m.hidden) return;
  book.order(
    sites.filter((site) => site !== '0').map((site) => of('due', { site })),
    `${m.id}: largest first`,
  );
}

const POPULATIONS = { workforce: 'staff', recruitment: 'applied', patients: 'patients' };

function collection(book, m) {
  for (const { id, cells } of m.rows) {
    for (const cell of cells) {
      if (!m.columns.find((column) => column.id === cell.id).supplied) continue;
      const population = POPULATIONS[cell.id];
      book.print(at(population), cell.base, `${m.id} ${id} ${cell.id} base`);
      if (!cell.held) continue;
      book.print(at(population, { [id]: 'known' }), cell.known, `${m.id} ${id} ${cell.id} known`);
      book.table(population, {}, id, ['known', 'unknown'], m.id);
    }
  }
}

/** Calls what reads a measure of the workforce; false when it is none. */
export function workforce(book, m, listed) {
  if (/^profile[.]/.test(m.id)) profile(book, m);
  else if (/^representation[.]/.test(m.id)) representation(book, m, listed);
  else if (/^declaration[.]/.test(m.id)) declaration(book, m);
  else if (/^data_quality[.]/.test(m.id)) dataQuality(book, m, listed);
  else if (m.kind === 'grid') grid(book, m);
  else if (m.kind === 'difference') board(book, m);
  else if (m.kind === 'compliance') compliance(book, m);
  else if (m.kind === 'collection') collection(book, m);
  else return false;
  return true;
}
