/** Pay gaps: hourly rates, means and medians, bonuses, quarters. */
import assert from 'node:assert/strict';
import { byId, close, closeInterval, positive, share, within } from './close.mjs';
import { fieller, mean, median } from './numbers.mjs';
import { blank, isKnown, sum, tally, VIEWS } from './views.mjs';

const number = (text) => (blank(text) ? null : Number(text.replace(/[£,]/g, '')));
const DAYS = { weekly: 7, fortnightly: 14, monthly: 30.44, annual: 365.25 };
const days = (text, otherwise) => (blank(text) ? otherwise : (DAYS[text] ?? Number(text)));

/** Pounds an hour, or null. */
export function hourly(row) {
  const given = number(row.hourly_rate);
  if (given !== null) return given > 0 ? given : null;
  const pay = number(row.ordinary_pay);
  const hours = number(row.weekly_hours);
  if (pay === null || hours === null || hours <= 0) return null;
  const period = days(row.pay_period_days, DAYS.monthly);
  const bonus = ((number(row.bonus_in_period) ?? 0) * period) / days(row.bonus_period_days, period);
  const rate = ((pay + bonus) * 7) / period / hours;
  return rate > 0 ? rate : null;
}

export function onFullPay(row) {
  if (row.full_pay === 'Yes' || row.full_pay === 'No') return row.full_pay === 'Yes';
  return !['Maternity & Adoption', 'Career Break'].includes(row.assignment_status);
}
const bonusOf = (row) => Math.max(0, number(row.bonus_12_months) ?? 0);

/** Sizes of the four quarters of n people, lowest first. */
export const sizes = (n) => {
  const k = Math.floor(n / 4);
  const extra = [[], [0], [0, 2], [0, 1, 2]][n % 4];
  return [0, 1, 2, 3].map((quarter) => k + (extra.includes(quarter) ? 1 : 0));
};

/** How many of `first` in each quarter. `people`: {rate, first}; a tie over a boundary is shared out in its own proportion. */
export function quarters(list) {
  const places = sizes(list.length);
  const out = [0, 0, 0, 0];
  // The same rate reached by different sums differs in its last digits only.
  const ranked = [...list].sort((a, b) => a.rate - b.rate);
  let quarter = 0;
  for (let from = 0; from < ranked.length;) {
    let to = from;
    while (to < ranked.length && ranked[to].rate - ranked[from].rate <= 1e-9 * ranked[from].rate) ++to;
    const tied = ranked.slice(from, to);
    const first = tied.filter((person) => person.first).length;
    const shares = [];
    for (let left = tied.length; left > 0;) {
      while (places[quarter] === 0) ++quarter;
      const taken = Math.min(left, places[quarter]);
      places[quarter] -= taken;
      left -= taken;
      shares.push({ quarter, whole: Math.floor((first * taken) / tied.length), over: (first * taken) % tied.length });
    }
    let rest = first - sum(shares.map(({ whole }) => whole));
    for (const each of [...shares].sort((a, b) => b.over - a.over || a.quarter - b.quarter)) {
      out[each.quarter] += each.whole + (rest > 0 ? 1 : 0);
      if (rest > 0) --rest;
    }
    from = to;
  }
  return out;
}

const gapOf = (comparator, named) =>
  comparator === null || named === null ? null : (100 * (comparator - named)) / comparator;
const PAIRS = { sex: ['male', 'female'], ethnicity: ['white', 'bme'], disability: ['non_disabled', 'disabled'] };
const FIGURES = { mean_hourly: 'hourly', median_hourly: 'hourly', mean_bonus: 'bonus', median_bonus: 'bonus' };

/** Both averages stand beside either gap, of groups that are large enough. */
function holdPayGroup(group, values, id, least) {
  const shown = values.length >= least ? values : [];
  assert.equal(group.count, values.length, `${id} ${group.id}`);
  close(group.mean, mean(shown), `${id} ${group.id}, mean`);
  close(group.median, median(shown), `${id} ${group.id}, median`);
}
const average = (id, values) => (id.includes('mean') ? mean(values) : median(values));

/** Who is in it, and why the others are not: every one of the workforce stands in one place. */
function holdAccount(ctx, id, isGrouped, isHourly) {
  const m = ctx.at(id);
  if (ctx.used.length === 0) return;
  const relevant = ctx.used.filter(isGrouped);
  const onLeave = relevant.filter((row) => !onFullPay(row)).length;
  const paid = relevant.filter((row) => onFullPay(row) && hourly(row) !== null).length;
  assert.deepEqual([m.relevant, m.full_pay], [relevant.length, paid], `${id}: who counts`);
  const unknown = ctx.used.length - relevant.length;
  assert.deepEqual([m.base, m.unknown], [ctx.used.length, unknown], `${id}: base`);
  const expected = isHourly
    ? { unknown_group: unknown, leave: onLeave, no_pay: relevant.length - onLeave - paid }
    : { unknown_group: unknown, no_bonus: relevant.filter((row) => bonusOf(row) === 0).length };
  const shown = Object.fromEntries(m.left_out.map(({ reason, count }) => [reason, count]));
  assert.deepEqual(positive(shown), positive(expected), `${id}: left out`);
}

/** Of a handful nothing is said; a resampled interval has the figure in it; Fieller's is worked out again. */
function holdInterval(ctx, interval, value, id, a, b) {
  if (Math.min(a.length, b.length) < 10) return assert.equal(interval, null, `${id}: an interval of few people`);
  if (id.includes('mean')) return ctx.intervals && closeInterval(interval, fieller(a, b), id);
  assert.ok(interval !== null && interval.high <= 100, `${id}: no interval`);
  return within(interval, value, id);
}

/** The figure of two groups. */
function holdPair(ctx, id, [first, second], values, { least, allOfIt }) {
  const m = ctx.at(id);
  const [a, b] = [values(first), values(second)];
  if (ctx.used.length > 0) {
    const groups = byId(m.groups);
    holdPayGroup(groups[first], a, id, least);
    holdPayGroup(groups[second], b, id, least);
    assert.deepEqual([groups[second].gap, groups[second].interval], [m.value, m.interval], id);
    assert.deepEqual([groups[first].gap, groups[first].interval], [null, null], id);
  }
  // The men's bonus share is above 0, so a gap is required; no woman has a bonus, so it is 100.
  if (allOfIt && a.length > 0 && b.length === 0) {
    return assert.deepEqual([m.status, m.value, m.interval], ['ok', 100, null], id);
  }
  if (a.length < least || b.length < least)
    return assert.deepEqual([m.status, m.value], ['not_calculable', null], `${id}: ${a.length}, ${b.length}`);
  assert.equal(m.status, 'ok', `${id}: ${m.reason}`);
  assert.equal(m.comparator, first, id);
  close(m.value, gapOf(average(id, a), average(id, b)), id);
  return holdInterval(ctx, m.interval, m.value, id, a, b);
}

/** Each group against white_british. */
function holdDetailed(ctx, id, people, valueOf, least) {
  const m = ctx.at(id);
  const values = (group) =>
    people.filter((row) => VIEWS.ethnicity_detailed.of(row, ctx.settings) === group).map(valueOf);
  const comparator = values('white_british');
  const some = (group) => group.id !== 'white_british' && values(group.id).length >= least;
  if (m.status !== 'ok') return assert.ok(comparator.length < least || !m.groups.some(some), id);
  assert.equal(m.comparator, 'white_british', id);
  assert.equal(m.value, null, id);
  for (const group of m.groups) {
    const mine = values(group.id);
    holdPayGroup(group, mine, id, least);
    if (group.id === 'white_british' || mine.length < least)
      assert.deepEqual([group.gap, group.interval], [null, null], `${id} ${group.id}`);
    else {
      close(group.gap, gapOf(average(id, comparator), average(id, mine)), `${id} ${group.id}`);
      holdInterval(ctx, group.interval, group.gap, `${id} ${group.id}`, comparator, mine);
    }
  }
}

function holdProportion(ctx, id, [first, second], of, least) {
  const m = ctx.at(id);
  const [a, b] = [of(first), of(second)];
  if (ctx.used.length === 0) return assert.equal(m.status, 'not_calculable', id);
  const paid = (list) => list.filter((row) => bonusOf(row) > 0).length;
  const groups = byId(m.groups);
  assert.deepEqual([m.base, m.unknown], [ctx.used.length, ctx.used.length - a.length - b.length], id);
  for (const [group, list] of [
    [groups[first], a],
    [groups[second], b],
  ]) {
    assert.deepEqual([group.numerator, group.denominator], [paid(list), list.length], `${id} ${group.id}`);
  }
  if (a.length < least || b.length < least) return assert.equal(m.status, 'not_calculable', id);
  assert.equal(m.status, 'ok', `${id}: ${m.reason}`);
  // The named group first: its share minus the comparator's.
  return assert.deepEqual(m.compared, [second, first], id);
}

function holdQuarters(ctx, id, [first, second], people, groupOf, least) {
  const m = ctx.at(id);
  const list = people.filter((row) => [first, second].includes(groupOf(row)));
  const counts = tally(list, groupOf);
  if ((counts[first] ?? 0) < least || (counts[second] ?? 0) < least)
    return assert.equal(m.status, 'not_calculable', id);
  // Four quarters need four people.
  if (list.length < 4) return assert.equal(m.status, 'not_calculable', id);
  assert.equal(m.status, 'ok', `${id}: ${m.reason}`);
  const all = sizes(list.length);
  const mine = quarters(list.map((row) => ({ rate: hourly(row), first: groupOf(row) === first })));
  assert.deepEqual(
    m.bands.map((band) => band.count),
    all,
    id,
  );
  assert.deepEqual(
    m.bands.map((band) => byId(band.groups)[first].count),
    mine,
    `${id}: ${first}`,
  );
  m.bands.forEach((band, at) => {
    const groups = byId(band.groups);
    assert.equal(groups[second].count, all[at] - mine[at], id);
    for (const group of band.groups) close(group.percent, share(group.count, band.count), id);
  });
  // Whoever prints a pair rounds the first and gives the other what is left of 100.
  assert.equal(m.bands[0].groups[0].id, first, id);
  for (const group of m.overall.groups) {
    assert.equal(group.count, counts[group.id] ?? 0, id);
    close(group.percent, share(group.count, list.length), id);
  }
  return assert.equal(m.overall.count, list.length, id);
}

/** Those counted in the workforce: bank staff where the settings take them in. */
export function pay(ctx) {
  const { columns, used, settings } = ctx;
  const builds = columns.has('ordinary_pay') && columns.has('weekly_hours');
  const hasRate = columns.has('hourly_rate') || builds;
  const hasBonus = columns.has('bonus_12_months');
  const paid = used.filter((row) => onFullPay(row) && hourly(row) !== null);
  const recipients = used.filter((row) => bonusOf(row) > 0);
  const least = Number(settings.rules.pay_gap_least_group);

  for (const [view, groups] of Object.entries(PAIRS)) {
    const groupOf = (row) => VIEWS[view].of(row, settings);
    const from = (list, valueOf) => (group) => list.filter((row) => groupOf(row) === group).map(valueOf);
    const minimum = view === 'sex' ? 1 : least;
    const at = (figure) => `pay_gap.${view}.${figure}`;
    const held = (supplied, figure) => supplied && columns.has(view) && ctx.at(at(figure));
    for (const [figure, unit] of Object.entries(FIGURES)) {
      if (!held(unit === 'hourly' ? hasRate : hasBonus, figure))
        assert.equal(ctx.at(at(figure)).status, 'not_supplied', at(figure));
      else {
        const isHourly = unit === 'hourly';
        holdPair(ctx, at(figure), groups, isHourly ? from(paid, hourly) : from(recipients, bonusOf), {
          least: minimum,
          allOfIt: !isHourly && view === 'sex' && used.some((row) => groupOf(row) === groups[1]),
        });
        holdAccount(ctx, at(figure), (row) => groups.includes(groupOf(row)), isHourly);
      }
    }
    if (held(hasBonus, 'bonus_proportion'))
      holdProportion(
        ctx,
        at('bonus_proportion'),
        groups,
        from(used, (row) => row),
        minimum,
      );
    else assert.equal(ctx.at(at('bonus_proportion')).status, 'not_supplied', at('bonus_proportion'));
    if (held(hasRate, 'quartiles')) {
      holdQuarters(ctx, at('quartiles'), groups, paid, groupOf, minimum);
      holdAccount(ctx, at('quartiles'), (row) => groups.includes(groupOf(row)), true);
    } else assert.equal(ctx.at(at('quartiles')).status, 'not_supplied', at('quartiles'));
  }
  for (const [figure, unit] of Object.entries(FIGURES)) {
    const id = `pay_gap.ethnicity_detailed.${figure}`;
    const isHourly = unit === 'hourly';
    if (!columns.has('ethnicity') || !(isHourly ? hasRate : hasBonus))
      assert.equal(ctx.at(id).status, 'not_supplied', id);
    else {
      holdDetailed(ctx, id, isHourly ? paid : recipients, isHourly ? hourly : bonusOf, least);
      holdAccount(ctx, id, (row) => isKnown(VIEWS.ethnicity_detailed.of(row, settings)), isHourly);
    }
  }
}
