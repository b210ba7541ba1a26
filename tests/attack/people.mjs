/** What pay, the survey, patients and equality analyses say. */
import { newcombe } from '../module/restatement/numbers.mjs';
import { at } from './book.mjs';
import { change } from './flows.mjs';
import { holdShare } from './workforce.mjs';

/** Two shares beside each other. */
function compared(book, m, names) {
  if (!m.compared) return;
  const inputs = names.slice(0, 2).flat();
  const difference = ([a, b, c, d]) => (100 * a) / b - (100 * c) / d;
  book.figure(inputs, difference, m.value, `${m.id} difference`);
  book.figure(inputs, ([a, b, c, d]) => a / b / (c / d), m.ratio, `${m.id} ratio`);
  book.figure(inputs, (four) => 100 * newcombe(...four)[0], m.interval?.low, `${m.id} interval, low`);
  book.figure(inputs, (four) => 100 * newcombe(...four)[1], m.interval?.high, `${m.id} interval, high`);
}

function leftOut(book, m, name) {
  for (const { reason, count } of m.left_out) book.print(name(reason), count, `${m.id} left out: ${reason}`);
}

function pay(book, m, view, where) {
  const bonus = m.unit === 'bonus';
  const own = `paid by ${view}`;
  const name = (what) => at(`${own}, ${what}`);
  const paid = (id) => at(bonus ? 'bonus' : 'paid', { [view]: id, ...where });
  leftOut(book, m, name);
  book.print(at('staff'), m.base, m.id);
  book.print(name('relevant'), m.relevant, `${m.id} relevant`);
  book.print(name('full'), m.full_pay, `${m.id} full pay`);
  book.sum([name('relevant'), name('unknown_group')], at('staff'), `${m.id}: relevant or not`);
  if (m.kind === 'quartiles') quarters(book, m, view, name, paid);
  else {
    for (const { id, count } of m.groups) book.print(paid(id), count, `${m.id} ${id}`);
    // A mean is a sum of pence divided by the people.
    for (const { id, mean } of m.groups) {
      const pence = (count) =>
        Math.abs(count * mean * 100 - Math.round(count * mean * 100)) < 1e-6 * count ? mean : NaN;
      if (bonus) book.figure([paid(id)], ([count]) => pence(count), mean, `${m.id} ${id} mean`);
    }
    const all = m.groups.map(({ id }) => paid(id));
    for (const { id } of m.groups) book.part(paid(id), at('staff', { [view]: id }), `${m.id} ${id}: of the workforce`);
    if (bonus) book.sum([...all, name('no_bonus')], name('relevant'), `${m.id}: a bonus or none`);
    else if (m.groups.length > 0 && !view.endsWith('detailed')) book.sum(all, name('full'), `${m.id}: groups`);
  }
  if (!bonus) book.sum(['full', 'leave', 'no_pay'].map(name), name('relevant'), `${m.id}: full pay or not`);
}

function quarters(book, m, view, name, paid) {
  const of = (id, group) =>
    at('paid', { [`quarter by ${view}`]: id, ...(group === undefined ? {} : { [view]: group }) });
  const groups = m.overall.groups.map(({ id }) => id);
  book.print(name('full'), m.overall.count, `${m.id} overall`);
  const cells = (band, whole, cell) => {
    for (const { id, count, percent } of band.groups) {
      book.print(cell(id), count, `${m.id} ${band.id ?? 'overall'} ${id}`);
      book.share(cell(id), whole, percent, 100, `${m.id} ${band.id ?? 'overall'} ${id}`);
    }
    book.sum(groups.map(cell), whole, `${m.id} ${band.id ?? 'overall'}: groups`);
  };
  cells(m.overall, name('full'), paid);
  for (const band of m.bands) {
    book.print(of(band.id), band.count, `${m.id} ${band.id}`);
    cells(band, of(band.id), (group) => of(band.id, group));
  }
  if (m.bands.length === 0) return;
  const ids = m.bands.map(({ id }) => id);
  book.sum(
    ids.map((id) => of(id)),
    name('full'),
    `${m.id}: quarters`,
  );
  for (const group of groups)
    book.sum(
      ids.map((id) => of(id, group)),
      paid(group),
      `${m.id} ${group}: quarters`,
    );
  // The first quarter is at most one person larger than the last.
  book.part(of('upper'), of('lower'), `${m.id}: no quarter is smaller than the last`);
  book.row(
    [
      [1, of('lower')],
      [1, `${m.id} room`],
      [-1, of('upper')],
    ],
    1,
    `${m.id}: quarters are alike`,
  );
  const full = book.counts.get(name('full')) ?? null;
  if (full === null) return;
  ids.forEach((id, i) => {
    const extra = [[], [0], [0, 2], [0, 1, 2]][full % 4].includes(i) ? 1 : 0;
    book.row([[1, of(id)]], Math.floor(full / 4) + extra, `${m.id} ${id}: a quarter`);
  });
}

function bonusProportion(book, m, view) {
  const names = m.groups.map(({ id }) => [at('bonus', { [view]: id }), at('staff', { [view]: id })]);
  m.groups.forEach((group, i) => holdShare(book, group, ...names[i], `${m.id} ${group.id}`));
  compared(book, m, names);
}

const QUESTIONS = {
  'wres.5': 'q14a.ethnicity',
  'wres.6': 'q14bc.ethnicity',
  'wres.7': 'q15.ethnicity',
  'wres.8': 'q16b.ethnicity',
  'wdes.4a.patients': 'q14a.disability',
  'wdes.4a.managers': 'q14b.disability',
  'wdes.4a.colleagues': 'q14c.disability',
  'wdes.4b': 'q14d.disability',
  'wdes.5': 'q15.disability',
  'wdes.6': 'q11e.disability',
  'wdes.7': 'q4b.disability',
  'wdes.8': 'q31b.disability',
  'wdes.9a': 'engagement.disability',
};

function survey(book, m) {
  const [question, view] = (QUESTIONS[m.id] ?? m.id.replace('survey.', '')).split('.');
  // Lines that somebody else made need not agree with each other.
  const own = book.respondents ? question : `${question} by ${view}`;
  const [base, counted] = [`survey ${own}`, `survey ${own}, counted`];
  const where = (id) => (id === 'all' ? {} : { [view]: id });
  const names = m.groups.map(({ id }) => [at(counted, where(id)), at(base, where(id))]);
  const weighted = m.notes.some((note) => note.includes('weighted results'));
  m.groups.forEach((group, i) => {
    if (m.kind === 'score') book.print(names[i][1], group.base, `${m.id} ${group.id} base`);
    else holdShare(book, group, ...names[i], `${m.id} ${group.id}`, { people: !weighted });
  });
  const groups = m.groups.map(({ id }) => id).filter((id) => id !== 'all');
  if (!weighted) compared(book, m, names);
  if (groups.length === 0 || !book.respondents) return;
  const total = m.id in QUESTIONS ? book.print(`${m.id} base`, m.base, m.id) : book.print(at(base), m.base, m.id);
  const unknown = m.id in QUESTIONS ? `${m.id} unknown` : at(base, { [view]: 'unknown' });
  book.print(unknown, m.unknown, `${m.id} unknown`);
  book.sum([...groups.map((id) => at(base, { [view]: id })), unknown], total, `${m.id}: groups`);
  unions(book, m, question, view, groups);
  if (m.id in QUESTIONS) return;
  for (const population of m.kind === 'score' ? [base] : [base, counted]) {
    book.table(population, {}, view, [...groups, 'unknown'], m.id);
  }
}

/** Whoever was bullied by managers or by colleagues: some by both. */
function unions(book, m, question, view, groups) {
  if (question !== 'q14bc') return;
  for (const id of groups) {
    for (const what of ['', ', counted']) {
      const [all, ...parts] = ['q14bc', 'q14b', 'q14c'].map((each) => at(`survey ${each}${what}`, { [view]: id }));
      for (const part of parts) book.part(part, all, `${m.id} ${id}: one of the two`);
      book.sum([all, `${all} twice`], `${all} at most`, `${m.id} ${id}: some in both`);
      book.sum(parts, `${all} at most`, `${m.id} ${id}: both`);
    }
  }
}

function patients(book, m) {
  const [, type, view] = m.id.split('.');
  const [base, counted] = [`patients.${type}`, `patients.${type}, counted`];
  if (m.kind === 'composition') {
    const name = (id) => at(base, { [view]: id });
    book.print(at(base), m.base, m.id);
    book.print(name('known'), m.known, `${m.id} known`);
    book.print(name('unknown'), m.unknown, `${m.id} unknown`);
    for (const { id, count, known, percent_of_all: all, percent_of_known: answers } of m.categories) {
      book.print(name(id), count, `${m.id} ${id}`);
      book.share(name(id), at(base), all, 100, `${m.id} ${id} of all`);
      if (known) book.share(name(id), name('known'), answers, 100, `${m.id} ${id} of known`);
    }
    book.share(name('known'), at(base), m.declaration_rate, 100, `${m.id} declaration`);
    return book.known(
      base,
      {},
      view,
      m.categories.map(({ id }) => id),
      m.id,
    );
  }
  const where = (id) => (id === 'all' ? {} : { [view]: id });
  const complaints = type !== 'response';
  for (const group of m.groups) {
    const names = [at(counted, where(group.id)), at(base, where(group.id))];
    // More may complain than are known to have been served.
    book.print(names[0], group.numerator, `${m.id} ${group.id} numerator`);
    book.print(names[1], group.denominator, `${m.id} ${group.id} denominator`);
    if (!complaints) holdShare(book, group, ...names, `${m.id} ${group.id}`);
    else if (group.percent !== null) book.quotient(...names, group.percent, 100, `${m.id} ${group.id}`);
  }
  book.print(at(base), m.base, m.id);
  book.print(at(base, { [view]: 'unknown' }), m.unknown, `${m.id} unknown`);
  const ids = m.groups.map(({ id }) => id).filter((id) => id !== 'all');
  for (const population of [base, counted]) book.table(population, {}, view, [...ids, 'unknown'], m.id);
  return undefined;
}

function analysis(book, m, report) {
  const [, number, rest] = /^(analysis[.][0-9]+)[.](.*)$/.exec(m.id);
  const chosen = (id) => ({ [number]: id });
  const sides = ['chosen', 'others', 'unknown'];
  if (rest.startsWith('change.')) return change(book, m, rest.replace('change.', ''), chosen('chosen'), `${number} `);
  if (rest.startsWith('pay.')) return pay(book, m, number, {});
  if (m.kind === 'likelihood') {
    for (const { id, events, base } of m.groups) {
      book.print(at(rest, chosen(id)), events, `${m.id} ${id} events`);
      book.print(at('staff', chosen(id)), base, `${m.id} ${id} base`);
    }
    m.groups.forEach(({ id, rate }) => book.quotient(at(rest, chosen(id)), at('staff', chosen(id)), rate, 1, m.id));
    book.print(at('staff', chosen('unknown')), m.unknown, `${m.id} unknown`);
    book.print(at(rest, chosen('unknown')), m.unknown_events, `${m.id} unknown events`);
    book.table('staff', {}, number, sides, m.id);
    return book.table(rest, {}, number, sides, m.id);
  }
  const [view, category] = rest.split('.');
  const names = m.groups.map(({ id }) =>
    [category, 'known'].map((each) => at('staff', { ...chosen(id), [view]: each })),
  );
  m.groups.forEach((group, i) => holdShare(book, group, ...names[i], `${m.id} ${group.id}`));
  compared(book, m, names);
  for (const each of [category, 'known']) book.table('staff', { [view]: each }, number, sides, m.id);
  if (!book.once(`${number}.${view}`)) return undefined;
  const all = report.measures
    .map(({ id }) => id.split(`${number}.${view}.`)[1])
    .filter((id) => id !== undefined && !id.includes('.'));
  // A category that nobody on a known side is in has no measure.
  for (const side of sides) {
    const where = chosen(side);
    const name = (id) => at('staff', { ...where, [view]: id });
    book.table('staff', where, view, ['known', 'unknown'], `${m.id} ${side}`);
    if (side === 'unknown') {
      book.sum([...all, 'of other categories'].map(name), name('known'), `${m.id}: on no side`);
      continue;
    }
    book.sum(all.map(name), name('known'), `${m.id} ${side}: all categories`);
    book.table('staff', where, view, [...all, 'unknown'], `${m.id} ${side}, in all`);
  }
  return undefined;
}

/** Calls what reads a measure of pay, survey, patients or an analysis; false when it is none. */
export function people(book, m, report) {
  const [, view, what] = /^pay_gap[.]([a-z_]+)[.]([a-z_]+)$/.exec(m.id) ?? [];
  if (what === 'bonus_proportion') bonusProportion(book, m, view);
  else if (view !== undefined) pay(book, m, view, {});
  else if (/^analysis[.]/.test(m.id)) analysis(book, m, report);
  else if (/^patients[.]/.test(m.id)) patients(book, m);
  else if (m.id in QUESTIONS || /^survey[.]/.test(m.id)) survey(book, m);
  else return false;
  return true;
}
