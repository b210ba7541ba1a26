/** What likelihoods say: recruitment, cases, training, promotion, leaving, and tiers of pay bands; and what changed in a year. */
import { katz, koopman, test } from '../module/restatement/numbers.mjs';
import { at } from './book.mjs';
import { TIERS } from './workforce.mjs';

const FAMILY = /^(recruitment|cases[.][a-z_]+|training|promotion|leaving)[.]([a-z_0-9]+)[.]([a-z_0-9]+)$/;
const STAGES = ['applied', 'shortlisted', 'interviewed', 'offered', 'appointed'];

const populations = (family) =>
  family === 'recruitment' ? { base: 'shortlisted', events: 'appointed' } : { base: 'staff', events: family };

/** The two groups of a likelihood and all that is worked out from them. */
function fill(book, m, names) {
  m.groups.forEach(({ events, base, rate }, i) => {
    const [k, n] = names[i];
    book.print(k, events, `${m.id} ${m.groups[i].id} events`);
    book.print(n, base, `${m.id} ${m.groups[i].id} base`);
    if (rate !== null) book.quotient(k, n, rate, 1, `${m.id} ${m.groups[i].id} rate`);
    // More may leave than are in post: only where both are shown is it certain how many did not.
    if (!m.event_label.startsWith('band')) book.pairs.set(`${n} but ${k} of it`, [k, n]);
  });
  const inputs = names.flat();
  book.figure(inputs, ([a, b, c, d]) => a / b / (c / d), m.value, `${m.id} ratio`);
  if (m.event_label.startsWith('band')) return;
  const ends = { low: 0, high: 1 };
  for (const [end, i] of Object.entries(ends)) {
    book.figure(inputs, (four) => koopman(...four)?.[i], m.interval?.[end], `${m.id} interval, ${end}`);
    book.figure(inputs, (four) => katz(...four)?.[i], m.audit?.[end], `${m.id} Katz, ${end}`);
  }
  book.figure(inputs, (four) => test(...four)?.p, m.p_value, `${m.id} p`);
}

function family(book, m, members) {
  const [, kind, view, category] = FAMILY.exec(m.id);
  const { base, events } = populations(kind);
  const of = (population, id) => at(population, { [view]: id === 'rest' ? `known but ${category}` : id });
  fill(
    book,
    m,
    m.groups.map(({ id }) => [of(events, id), of(base, id)]),
  );
  const populationsHere = new Set([base, events]);
  book.print(at(base), m.base, m.id);
  book.print(of(base, 'unknown'), m.unknown, `${m.id} unknown`);
  book.print(of(events, 'unknown'), m.unknown_events, `${m.id} unknown events`);
  for (const stage of m.funnel ?? []) {
    book.print(of(stage.id, category), stage.group, `${m.id} ${stage.id} group`);
    book.print(of(stage.id, 'rest'), stage.rest, `${m.id} ${stage.id} rest`);
    book.print(of(stage.id, 'unknown'), stage.unknown, `${m.id} ${stage.id} unknown`);
    populationsHere.add(stage.id);
  }
  const stages = STAGES.filter((stage) => m.funnel?.some(({ id }) => id === stage));
  stages.slice(1).forEach((stage, i) => {
    for (const id of [category, 'rest', 'unknown']) book.part(of(stage, id), of(stages[i], id), `${m.id}: ${stage}`);
  });
  for (const population of populationsHere) {
    book.sum([of(population, category), of(population, 'rest')], of(population, 'known'), `${m.id}: rest`);
    if (!book.once(`${kind}.${view} ${population}`)) continue;
    book.table(population, {}, view, ['known', 'unknown'], m.id);
    const all = [...members.get(`${kind}.${view}`), 'unknown'];
    if (population !== 'applied') book.table(population, {}, view, all, `${m.id}: all categories`);
    // A group of which nobody was shortlisted has no measure.
    else
      book.sum(
        [...all, 'of other groups'].map((id) => of(population, id)),
        at(population),
        `${m.id}: all categories`,
      );
  }
}

const RACE = ['white', 'bme'];
const ABILITY = ['disabled', 'non_disabled'];

/** The likelihoods of the standards: most are those of a family, told of two groups. */
const STANDARDS = {
  'wres.2': { view: 'ethnicity', groups: RACE, base: 'shortlisted', events: 'appointed' },
  'wres.2.clinical': { view: 'ethnicity', groups: RACE, base: 'shortlisted, clinical', events: 'appointed, clinical' },
  'wres.2.non_clinical': { view: 'ethnicity', groups: RACE, base: 'shortlisted, other', events: 'appointed, other' },
  'wres.2.without_abroad': { view: 'ethnicity', groups: RACE, base: 'shortlisted, here', events: 'appointed, here' },
  'wres.3': { view: 'ethnicity', groups: RACE, base: 'staff', events: 'cases.disciplinary', years: true },
  'wres.4': { view: 'ethnicity', groups: RACE, base: 'staff', events: 'training' },
  'wdes.2': { view: 'disability', groups: ABILITY, base: 'shortlisted', events: 'appointed' },
  'wdes.3': { view: 'disability', groups: ABILITY, base: 'staff', events: 'cases.capability', years: true },
};

function standard(book, m) {
  const { view, groups, years, ...which } = STANDARDS[m.id];
  const two = years && m.notes.some((note) => note.startsWith('Two years of cases over two years of staff'));
  // Capability for ill health may be left out.
  const some = m.id === 'wdes.3' && book.rules.wdes_3_grounds === 'performance' ? ' for performance' : '';
  const [base, events] = [which.base, `${which.events}${some}`].map((name) => (two ? `${name}, two years` : name));
  const names = m.groups.map(({ id }) => [at(events, { [view]: id }), at(base, { [view]: id })]);
  fill(book, m, names);
  book.print(at(base), m.base, m.id);
  book.print(at(base, { [view]: 'unknown' }), m.unknown, `${m.id} unknown`);
  book.print(at(events, { [view]: 'unknown' }), m.unknown_events, `${m.id} unknown events`);
  for (const population of [base, events]) book.table(population, {}, view, [...groups, 'unknown'], m.id);
  for (const id of [...groups, 'unknown', null]) {
    const where = id === null ? {} : { [view]: id };
    if (two)
      book.row(
        [
          [1, at(base, where)],
          [-2, at('staff', where)],
        ],
        0,
        `${m.id}: everybody twice`,
      );
    if (m.id.startsWith('wres.2.')) {
      for (const [part, whole] of [
        [base, 'shortlisted'],
        [events, 'appointed'],
      ]) {
        book.part(at(part, where), at(whole, where), `${m.id}: of all`);
        const other = `${whole}, ${m.id === 'wres.2.clinical' ? 'other' : 'clinical'}`;
        if (m.id === 'wres.2.without_abroad') continue;
        book.sum(
          [at(part, where), at(other, where), at(`${whole}, no work`, where)],
          at(whole, where),
          `${m.id}: work`,
        );
      }
    }
    if (two && !some) book.part(at(which.events, where), at(events, where), `${m.id}: of two years`);
    if (!two && some) book.part(at(events, where), at(which.events, where), `${m.id}: of all capability`);
  }
}

function disparity(book, m) {
  const [, kind, first, second, third] = /^wres[.](disparity|disparity_5)[.]([a-z_]+)[.]([a-z_]+)$/.exec(m.id) ?? [];
  if (third !== undefined || kind === undefined) throw new Error(m.id);
  const [work, pair] = kind === 'disparity' ? [first, second] : ['all', first];
  const view = kind === 'disparity' ? 'ethnicity' : 'ethnicity_5';
  const [low, high] = pair.split('_');
  const of = (tier, id) => at('staff', { tier: `${work}.${tier}`, ...(id === undefined ? {} : { [view]: id }) });
  const names = m.groups.map(({ id }) => [of(high, id), of(low, id)]);
  fill(book, m, names);
  book.print(of(low, 'unknown'), m.unknown, `${m.id} unknown`);
  book.print(of(high, 'unknown'), m.unknown_events, `${m.id} unknown events`);
  if (kind === 'disparity') book.print(of(low), m.base, m.id);
  else {
    const base = book.print(`${m.id} base`, m.base, m.id);
    book.sum([...names.map(([, n]) => n), of(low, 'unknown')], base, `${m.id}: base`);
  }
  for (const tier of [low, high]) {
    if (kind === 'disparity') book.table('staff', { tier: `${work}.${tier}` }, view, [...RACE, 'unknown'], m.id);
    for (const id of [...m.groups.map((group) => group.id), 'unknown']) {
      if (work === 'all') {
        const cells = TIERS[tier].map((band) => at('staff', { pay_band: band, [view]: id }));
        if (kind === 'disparity_5') book.sum(cells, of(tier, id), `${m.id} ${id}: bands of ${tier}`);
        const works = ['clinical', 'non_clinical'].map((each) => at('staff', { tier: `${each}.${tier}`, [view]: id }));
        const rest = at('staff', { tier: `no work.${tier}`, [view]: id });
        if (kind === 'disparity') book.sum([...works, rest], of(tier, id), `${m.id} ${id}: both works`);
      } else {
        const cells = TIERS[tier].map((band) => at('staff', { 'wres.1': `${work}.${band}`, [view]: id }));
        book.sum(cells, of(tier, id), `${m.id} ${id}: rows of ${tier}`);
      }
    }
  }
}

const FLOWS = { joiners: 1, transferred_in: 1, answers_in: 1, leavers: -1, transferred_out: -1, answers_out: -1 };
/** People who gave the same answer as before, or another: not the same question in a finer view. */
const OWN_TO_THE_VIEW = ['stayers', 'answers_in', 'answers_out'];

/** `where`: the people it is about, when they are not everybody; `view`: how they are told apart. */
export function change(book, m, view, where, prefix = '') {
  const of = (what, id) => {
    const population = what === 'after' ? 'staff' : `${prefix}${what}`;
    const own = OWN_TO_THE_VIEW.includes(what) ? `${population} by ${view}` : population;
    return at(own, { ...(prefix && what !== 'after' ? {} : where), ...(id === null ? {} : { [view]: id }) });
  };
  const balance = (id, why) => {
    const flows = Object.entries(FLOWS);
    book.row(
      [[1, of('before', id)], ...flows.map(([flow, sign]) => [sign, of(flow, id)]), [-1, of('after', id)]],
      0,
      why,
    );
    const same = (end, sign) =>
      flows
        .filter(([, each]) => each === sign)
        .map(([flow]) => of(flow, id))
        .concat(end);
    book.sum(same(of('stayers', id), -1), of('before', id), `${why}, before`);
    book.sum(same(of('stayers', id), 1), of('after', id), `${why}, after`);
  };
  const everybody = `${prefix}stayers`;
  for (const what of ['before', 'after']) {
    book.print(of(what, null), m[what], `${m.id} ${what}`);
    book.print(`${prefix}${what} alike`, m.like_for_like[what], `${m.id} like for like, ${what}`);
  }
  book.print(everybody, m.stayers, `${m.id} stayers`);
  for (const { id, people } of m.flows) {
    if (id === 'answers')
      for (const way of ['answers_in', 'answers_out']) book.print(of(way, null), people, `${m.id} ${id}`);
    else book.print(of(id, null), people, `${m.id} ${id}`);
  }
  book.same(of('answers_in', null), of('answers_out', null), `${m.id}: as many answers in as out`);
  balance(null, `${m.id}: everybody`);
  book.sum([of('stayers', null), of('answers_in', null)], everybody, `${m.id}: stayers`);
  book.sum([`${prefix}before alike`, of('transferred_out', null)], of('before', null), `${m.id}: alike before`);
  book.sum([`${prefix}after alike`, of('transferred_in', null)], of('after', null), `${m.id}: alike after`);
  for (const category of m.categories) fillCategory(book, m, category, of, prefix, balance);
  const ids = m.categories.map(({ id }) => id);
  for (const what of ['before', 'after', 'stayers', ...Object.keys(FLOWS)]) {
    const [population, ...rest] = of(what, null).split('|');
    const conditions = Object.fromEntries(rest.map((each) => each.split('=')));
    book.known(population, conditions, view, ids, `${m.id} ${what}`);
  }
}

function fillCategory(book, m, category, of, prefix, balance) {
  const { id, contributions, like_for_like: alike } = category;
  const why = `${m.id} ${id}`;
  for (const what of ['before', 'after', 'stayers', ...Object.keys(FLOWS)]) {
    book.print(of(what, id), category[what], `${why} ${what}`);
  }
  balance(id, why);
  for (const [when, moved] of [
    ['before', 'transferred_out'],
    ['after', 'transferred_in'],
  ]) {
    const name = book.print(`${of(when, id)} alike`, alike[when], `${why} like for like, ${when}`);
    book.sum([name, of(moved, id)], of(when, id), `${why}: alike, ${when}`);
    book.share(of(when, id), of(when, null), category[`percent_${when}`], 100, `${why} ${when}`);
    book.share(name, `${prefix}${when} alike`, alike[`percent_${when}`], 100, `${why} alike ${when}`);
  }
  for (const { id: flow, points } of contributions) {
    if (flow === 'answers') {
      const inputs = [of('answers_in', id), of('answers_out', id), of('after', null)];
      book.figure(inputs, ([into, out, all]) => (100 * (into - out)) / all, points, `${why}: points of answers`);
      continue;
    }
    const inputs = [of(flow, id), of('before', id), of('before', null), of(flow, null), of('after', null)];
    const sign = FLOWS[flow];
    const figure = ([own, share, before, all, after]) => (100 * sign * (own - (share / before) * all)) / after;
    book.figure(inputs, figure, points, `${why}: points of ${flow}`);
  }
}

/** Calls what reads a measure of flows; false when it is none. */
export function flows(book, m, members) {
  if (FAMILY.test(m.id) && m.kind === 'likelihood') family(book, m, members);
  else if (m.id in STANDARDS) standard(book, m);
  else if (/^wres[.]disparity/.test(m.id)) disparity(book, m);
  else if (/^change[.]/.test(m.id)) change(book, m, m.id.replace('change.', ''), {});
  else return false;
  return true;
}

/** Which categories the measures of a family tell of: nobody of the others is in its base or among its events. */
export function membersOf(report) {
  const members = new Map();
  for (const { id, kind } of report.measures) {
    const [, family, view, category] = (kind === 'likelihood' && FAMILY.exec(id)) || [];
    if (family === undefined) continue;
    if (!members.has(`${family}.${view}`)) members.set(`${family}.${view}`, []);
    members.get(`${family}.${view}`).push(category);
  }
  return members;
}
