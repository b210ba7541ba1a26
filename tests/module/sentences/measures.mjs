/** What a true sentence of each kind of measure says, word by word, from the measure's own counts. */
import { count, decimal, fail, fraction, money, percent, Reader } from './reader.mjs';

const people = (n, noun) => `${count(n)} ${noun}`;

/** A share beside the population's: which way it lies, as printed. */
function beside(ours, theirs, exact) {
  if (ours === theirs) return 'as in the benchmark, to one decimal';
  return exact > 0 ? 'above the benchmark' : 'below the benchmark';
}

function representation(m, text) {
  const r = new Reader(text);
  const groups = m.categories.filter(({ benchmark }) => benchmark !== null);
  if (r.maybe('Too few people to compare with ')) return;
  const ratio = (g) => g.count / m.known / (g.benchmark.percent / 100);
  const counted = groups.filter(({ benchmark }) => benchmark.percent > 0 && (benchmark.counts || !m.comparison.rated));
  const said = [];
  while (/^ ?(?!By more|None of|Shown|Not known|\d+ groups? )(.+?) are [\d.]+%/.test(r.rest)) {
    const words = r.take(
      / ?(.+?) are ([\d.]+%)(?: of staff whose answer is known)? \(([\d,]+) of ([\d,]+)\) against ([\d.]+%)(?: of [^:]+?)?(?:: |, mid-2020 estimates: |: )(above the benchmark|below the benchmark|as in the benchmark, to one decimal)\./,
    );
    if (words[4] !== count(m.known)) fail('another base');
    const group = counted.find(
      (g) => words[3] === count(g.count) && decimal(g.benchmark.percent, 1) === words[5].slice(0, -1),
    );
    if (!group) fail(`no group has ${words[3]} against ${words[5]}`);
    if (words[2] !== percent(group.count, m.known)) fail(`${group.label} is ${percent(group.count, m.known)}`);
    const way = beside(words[2], words[5], (100 * group.count) / m.known - group.benchmark.percent);
    if (words[6] !== way) fail(`it is ${way}`);
    said.push(group);
  }
  const ratios = counted.map(ratio);
  const ends = [Math.min(...ratios), Math.max(...ratios)];
  if (
    said.length === 2 &&
    said
      .map(ratio)
      .sort((a, b) => a - b)
      .some((x, i) => Math.abs(x - ends[i]) > 1e-9)
  )
    fail('others lie further out');
  if (m.comparison.rated && counted.length > 2) {
    const beyond = counted.filter(({ benchmark }) => benchmark.p_adjusted !== null && benchmark.p_adjusted < 0.05);
    const below = beyond.filter((g) => ratio(g) < 1).length;
    const above = beyond.filter((g) => ratio(g) > 1).length;
    if (beyond.length === 0) r.say(` None of the ${counted.length} groups differs by more than chance allows.`);
    else
      r.say(
        ` By more than chance allows, ${below} of the ${counted.length} groups ${plural(below, 'is', 'are')} below the benchmark and ${above} above.`,
      );
  }
  const small = groups.filter(({ benchmark }) => !benchmark.counts).length;
  if (m.comparison.rated && small > 0)
    r.say(` ${small} ${plural(small, 'group is', 'groups are')} too small here to compare.`);
  if (!m.comparison.rated) r.say(' Shown as context only.');
  if (m.unknown > 0)
    r.say(` Not known or not compared: ${count(m.unknown)} of ${count(m.base)} (${percent(m.unknown, m.base)}).`);
  r.end();
}

function composition(m, text) {
  if (m.comparison !== null) return representation(m, text);
  const r = new Reader(text);
  const categories = m.categories.filter(({ known }) => known);
  if (m.known === 0) return r.take(/Known for nobody of [\d,]+ \w[^.]*\./) && r.end();
  const all = r.maybe('Of ');
  if (!all) r.say('The largest groups of ');
  if (r.number() !== m.base) fail('another base');
  r.take(/ [a-z ]+: /);
  const named = [];
  do {
    const category = r.oneOf(categories);
    r.say(` (${count(category.count)}, ${percent(category.count, m.base)})`);
    named.push(category);
  } while (r.maybe(', '));
  const least = Math.min(...named.map((category) => category.count));
  for (const other of categories) {
    if (!named.includes(other) && other.count > least) fail(`${other.label} is larger`);
    if (all && other.count > 0 && !named.includes(other)) fail(`${other.label} is left out`);
  }
  if (m.unknown === 0) r.say('. Known for everybody.');
  else r.say(`. Not known: ${count(m.unknown)} of ${count(m.base)} (${percent(m.unknown, m.base)}).`);
  r.end();
}

const isLess = (a, b) => a.numerator * b.denominator < b.numerator * a.denominator;
const of = (g) => `${count(g.numerator)} of ${count(g.denominator)}`;

/** "7.5 percentage points lower", of exact fractions. */
function points(a, b) {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  const size = fraction(100 * Math.abs(difference), a.denominator * b.denominator, 1);
  if (size === '0.0') return 'the same to one decimal';
  return `${size} percentage point${size === '1.0' ? '' : 's'} ${difference < 0 ? 'lower' : 'higher'}`;
}

const share = (g) => percent(g.numerator, g.denominator);

/** A percentage that a file gave, and the nearest number of people to it. */
const isGiven = (g) => g.percent !== null && Math.abs(g.percent - (100 * g.numerator) / g.denominator) > 1e-9;

/** The people of an equality analysis beside everybody else. */
function chosen(m, r) {
  const [a, b] = m.groups;
  const words = r.take(
    /The share of staff who are .+? is (.+?) in the group “.+?” \(([\d.]+%), ([\d,]+ of [\d,]+)\) (?:than|and) among everybody else \(([\d.]+%), ([\d,]+ of [\d,]+)\)\./,
  );
  if (words[2] !== share(a) || words[3] !== of(a)) fail(`the group: ${of(a)}, ${share(a)}`);
  if (words[4] !== share(b) || words[5] !== of(b)) fail(`everybody else: ${of(b)}, ${share(b)}`);
  if (words[1] !== points(a, b)) fail(`it is ${points(a, b)}`);
}

function comparedRate(m, r) {
  const [a, b] = m.groups;
  if (m.id.startsWith('analysis.')) return chosen(m, r);
  if (m.groups.slice(0, 2).some(isGiven)) return; // no counts to be held to
  const words = r.take(
    /([\d.]+%) of (.+?) \(([\d,]+ of [\d,]+)\), against ([\d.]+%) of (.+?) \(([\d,]+ of [\d,]+)\): (.+)\./,
  );
  if (words[1] !== share(a) || words[3] !== of(a)) fail(`first group: ${of(a)}, ${share(a)}`);
  if (words[4] !== share(b) || words[6] !== of(b)) fail(`second group: ${of(b)}, ${share(b)}`);
  if (!words[2].startsWith(a.label)) fail(`the first group is ${a.label}`);
  if (!words[5].startsWith(b.label)) fail(`the second group is ${b.label}`);
  if (words[7] !== points(a, b)) fail(`the gap is ${points(a, b)}`);
}

function groupRates(m, r) {
  const [first] = m.groups;
  if (m.groups.some(isGiven)) return r.take(/.*/);
  const whole = /([\d.]+%) of (.+?) \(([\d,]+ of [\d,]+)\)\. ?/;
  if (/^[\d.]+% of/.test(r.rest)) {
    const words = r.take(whole);
    if (words[1] !== share(first) || words[3] !== of(first)) fail(`it is ${of(first)}, ${share(first)}`);
    if (first.id !== 'all' && !words[2].startsWith(first.label)) fail(`it is of ${first.label}`);
  }
  if (r.rest === '') return;
  const words = r.take(
    /Among groups of ten or more the share .+? is highest for “(.+?)” \(([\d.]+%), ([\d,]+ of [\d,]+)\) and lowest for “(.+?)” \(([\d.]+%), ([\d,]+ of [\d,]+)\)\./,
  );
  const groups = m.groups.filter(({ id, denominator }) => id !== 'all' && id !== 'unknown' && denominator >= 10);
  const check = (label, percentText, ofText, best) => {
    const group = groups.find((candidate) => candidate.label === label && of(candidate) === ofText);
    if (!group) fail(`no group ${label} of ${ofText}`);
    if (share(group) !== percentText) fail(`${label} is ${share(group)}`);
    for (const other of groups) if (best(other, group)) fail(`${other.label} is further out than ${label}`);
  };
  check(words[1], words[2], words[3], (other, group) => isLess(group, other));
  check(words[4], words[5], words[6], (other, group) => isLess(other, group));
}

function bonusShare(m, text) {
  const r = new Reader(text);
  const [a, b] = m.groups;
  if (r.maybe('Had a bonus in the twelve months: ')) {
    const one = (g) => `: ${of(g)} (${share(g)})`;
    for (const [i, g] of [a, b].entries()) {
      r.take(/[A-Z][^:]*/);
      r.say(one(g)).say(i === 0 ? '; ' : '.');
    }
  } else {
    const sum = (key) => m.groups.reduce((total, g) => total + g[key], 0);
    const everybody = { numerator: sum('numerator'), denominator: sum('denominator') };
    r.say(`Of staff whose group is known, ${of(everybody)} (${share(everybody)}) had a bonus in the twelve months.`);
  }
  r.end();
}

function dataQuality(m, text) {
  const r = new Reader(text);
  const staff = (g) => `${of(g)} staff (${share(g)})`;
  if (m.id.endsWith('ask_first')) {
    const words = r.take(/Asking first: ([\d,]+ of [\d,]+) (?:person|people) .+ ha(?:s|ve) no recorded answer on .+\./);
    if (words[1] !== of(m.groups[0])) fail(`it is ${of(m.groups[0])}`);
    if (m.groups.some((g) => g.numerator > m.groups[0].numerator)) fail('a larger group is to be asked');
    return r.end();
  }
  if (r.maybe('Nothing is missing: '))
    return m.groups.some((g) => g.numerator < g.denominator) && fail('answers are missing');
  const least = m.groups.reduce((a, b) => (isLess(b, a) ? b : a));
  const most = m.groups.reduce((a, b) => (isLess(a, b) ? b : a));
  const lower = r.take(/Least is known about (.+?): ([\d,]+ of [\d,]+ staff \([\d.]+%\))\./);
  if (lower[2] !== staff(least)) fail(`least is known about ${least.label}`);
  if (r.rest !== '') {
    const upper = r.take(/ Most is known about (.+?): ([\d,]+ of [\d,]+ staff \([\d.]+%\))\./);
    if (upper[2] !== staff(most)) fail(`most is known about ${most.label}`);
  }
  r.end();
}

function rate(m, text) {
  if (m.id.startsWith('data_quality.')) return dataQuality(m, text);
  if (m.id.endsWith('.bonus_proportion')) return bonusShare(m, text);
  const r = new Reader(text);
  if (m.id.startsWith('declaration.')) {
    const [all] = m.groups;
    r.say(`The answer is known for ${of(all)} staff (${share(all)}).`);
  } else if (m.compared) comparedRate(m, r);
  else groupRates(m, r);
  r.end();
}

function grid(m, text) {
  const r = new Reader(text);
  if (r.maybe('Each row shows how the people of one group are spread: ')) {
    r.say(`${people(m.base, 'staff in all.')}`);
    return r.end();
  }
  const focus = Object.entries(m.group_labels).find(([, label]) => text.startsWith(`${label} staff are `));
  if (!focus) fail('no such group');
  const [id, label] = focus;
  const cell = (row) => row.groups.find((group) => group.id === id).count;
  const own = cell(m.overall);
  r.say(`${label} staff are ${count(own)} of the ${count(m.base)} in the workforce (${percent(own, m.base)}).`);
  if (r.maybe(' Among rows of ten or more people their share is highest in ')) {
    const rows = m.rows.filter(
      ({ headcount, of_which, id: row }) => headcount >= 10 && !of_which && !row.startsWith('not_placed'),
    );
    const name = (row) => `${row.label}, ${row.section}`;
    const shareText = (row) =>
      `: ${count(cell(row))} of ${count(row.headcount)} (${percent(cell(row), row.headcount)})`;
    const less = (a, b) => cell(a) * b.headcount < cell(b) * a.headcount;
    const high = r.oneOf(rows, name);
    r.say(`${shareText(high)}; and lowest in `);
    const low = r.oneOf(rows, name);
    r.say(`${shareText(low)}.`);
    for (const row of rows) if (less(high, row) || less(row, low)) fail(`${name(row)} is further out`);
  }
  if (m.unknown > 0) r.say(` Not known: ${count(m.unknown)} of ${count(m.base)} (${percent(m.unknown, m.base)}).`);
  r.end();
}

const eventsOf = (g) => `${count(g.events)} of ${count(g.base)}`;

/** Whether these words mean this group. */
function means(words, g) {
  if (g.id === 'rest' || g.id === 'others') return /^all other .+?(?: whose answer is known)?$/i.test(words);
  return words.includes(`“${g.label}”`) || words.startsWith(`${g.label} `);
}

const bound = (interval) =>
  interval.high === null
    ? `${decimal(interval.low, 2)} with no upper limit`
    : `${decimal(interval.low, 2)} to ${decimal(interval.high, 2)}`;

function stocks(m, r) {
  const [a, b] = m.groups;
  for (const g of [a, b])
    r.say(`${g.label}: ${count(g.events)} in ${m.event_label} for ${count(g.base)} in ${m.base_label}. `);
  r.say(`The ratio of the two is ${fraction(a.events * b.base, a.base * b.events, 2)}`);
  if (a.events * b.base > a.base * b.events) r.say(`: ${b.label} staff are fewer further up`);
  r.say('.');
}

function likelihood(m, text) {
  const r = new Reader(text);
  const [a, b] = m.groups;
  if (m.id.startsWith('wres.disparity')) stocks(m, r);
  else if (a.events === 0) {
    const words = r.take(
      /Of (.+?) ([\d,]+ of [\d,]+) (.+?); of (.+?) ([\d,]+ of [\d,]+)\. The ratio is 0: (?:no cases|nobody) in the group “(.+?)”\./,
    );
    if (!means(words[1], a) || words[2] !== eventsOf(a)) fail(`the first group is ${a.label}, ${eventsOf(a)}`);
    if (!means(words[4], b) || words[5] !== eventsOf(b)) fail(`the second group is ${b.label}, ${eventsOf(b)}`);
    if (words[3] !== m.event_label || words[6] !== a.label) fail('another event or group');
  } else {
    const words = r.take(
      /(.+?) were ([\d.]+) times as likely (.+?) as (.+?) \(([\d,]+ of [\d,]+) against ([\d,]+ of [\d,]+)(?:, counted over two years)?\)\./,
    );
    if (!means(words[1], a) || words[5] !== eventsOf(a)) fail(`on top stands ${a.label}, ${eventsOf(a)}`);
    // "as likely to be appointed … as BME applicants": the outcome may hold an "as" itself.
    if (!means(words[4], b) && !words[4].split(' as ').some((part) => means(part, b))) fail(`below stands ${b.label}`);
    if (words[6] !== eventsOf(b)) fail(`below stands ${eventsOf(b)}`);
    const ratio = fraction(a.events * b.base, a.base * b.events, 2);
    if (words[2] !== ratio) fail(`the ratio is ${ratio}`);
    if (m.interval) r.say(` The 95% interval is ${bound(m.interval)}.`);
    else r.say(' There is no interval, because more are counted than stand in the base.');
    if (Math.min(a.events, b.events) < 5) r.say(' The numbers are small, so read it with care.');
  }
  r.end();
}

const plural = (n, one, many) => (n === 1 ? one : many);

function payGap(m, text) {
  const r = new Reader(text);
  const average = (g) => money(g[m.average]);
  const comparator = m.groups.find(({ id }) => id === m.comparator);
  if (m.value === null) {
    const gaps = m.groups.filter(({ gap }) => gap !== null);
    if (r.maybe('No group is large enough')) return;
    const less = gaps.filter(({ gap }) => gap > 0 && decimal(gap, 1) !== '0.0');
    const words = r.take(
      /(?:At the middle \(median\)|On average \(mean\)), ([\d,]+) of the ([\d,]+) groups? compared .+? \((£[\d,.]+), ([\d,]+)\)\./,
    );
    if (words[1] !== count(less.length) || words[2] !== count(gaps.length)) fail(`${less.length} of ${gaps.length}`);
    if (words[3] !== average(comparator) || words[4] !== count(comparator.count)) fail('another comparator');
    if (r.rest !== '') {
      const widest = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
      const said = r.take(/ The widest gap: (.+?), ([\d.]+)% (?:less|lower) \((£[\d,.]+), ([\d,]+)\)\./);
      if (said[2] !== decimal(widest.gap, 1) || said[3] !== average(widest) || said[4] !== count(widest.count))
        fail(`the widest is ${widest.label}`);
    }
    return r.end();
  }
  const named = m.groups.find(({ id }) => id !== m.comparator);
  const gap = (100 * (comparator[m.average] - named[m.average])) / comparator[m.average];
  if (Math.abs(gap - m.value) > 1e-9) fail(`the gap is ${gap}`);
  if (!text.includes(m.average === 'mean' ? 'On average (mean)' : 'At the middle (median)')) fail('another average');
  if (!text.includes(`${average(named)} against ${average(comparator)}`)) fail('other averages');
  if (!new RegExp(`\\(${count(named.count)} [^)]*${count(comparator.count)} `).test(text))
    fail('other numbers of people');
  const size = decimal(Math.abs(gap), 1);
  if (size === '0.0') {
    if (!/ (?:as high as|the same an hour as) /.test(text)) fail('there is no gap');
  } else {
    const word =
      m.unit === 'bonus'
        ? gap > 0
          ? 'lower than'
          : 'higher than'
        : gap > 0
          ? 'less an hour than'
          : 'more an hour than';
    if (!text.includes(`${size}% ${word}`)) fail(`it is ${size}% ${word}`);
  }
}

function quartiles(m, text) {
  const focus = m.overall.groups.length === 2 ? 1 : 0;
  // Of two groups the men's is rounded and the women's is its complement.
  const part = (band) => {
    const [first] = band.groups;
    return focus === 0
      ? percent(first.count, band.count)
      : `${fraction(1000 - Number(fraction(100 * first.count, band.count, 1)) * 10, 10, 1)}%`;
  };
  const said = [...text.matchAll(/([\d.]+%)/g)].map(([found]) => found);
  const wanted = [part(m.bands[0]), part(m.bands[3]), part(m.overall)];
  if (said.join() !== wanted.join()) fail(`it is ${wanted.join(', ')}`);
}

function difference(m, text) {
  const r = new Reader(text);
  const g = m.groups.find(({ id }) => id === m.focus);
  const [a, b] = [
    { numerator: g.part, denominator: m.part_base },
    { numerator: g.whole, denominator: m.whole_base },
  ];
  r.say(
    `${share(a)} of ${m.part_label} are ${g.label} (${of(a)}), against ${share(b)} of the workforce (${of(b)}): ${points(a, b)}.`,
  ).end();
}

function score(m, text) {
  const r = new Reader(text);
  r.take(/Out of 10 for [^:]+: /);
  for (const [i, g] of m.groups.entries()) {
    if (i > 0) r.say(', ');
    r.say(
      `${g.label} ${g.score === null ? 'no score' : decimal(g.score, 2)} (${count(g.base)} ${plural(g.base, 'answer', 'answers')})`,
    );
  }
  const [a, b] = m.groups;
  if (m.value !== null && m.groups.length > 1) {
    const gap = decimal(Math.abs(a.score - b.score), 2);
    if (gap === '0.00') r.say('. The two are the same');
    else r.say(`. ${a.label} staff score ${gap} ${a.score < b.score ? 'lower' : 'higher'} than ${b.label} staff`);
  }
  r.say('.').end();
}

function compliance(m, text) {
  const r = new Reader(text);
  r.say(`${count(m.done)} of the ${count(m.due)} people who are due `);
  r.take(/[^(]+\(/);
  r.say(`${percent(m.done, m.due)}). ${count(m.due - m.done)} ${plural(m.due - m.done, 'is', 'are')} overdue, and `);
  r.say(`${count(m.not_yet_due)} ${plural(m.not_yet_due, 'is', 'are')} not due yet.`).end();
}

function collection(m, text) {
  const r = new Reader(text);
  for (const [i, column] of m.columns.entries()) {
    if (!column.supplied) continue;
    const held = m.rows.filter((row) => row.cells[i].held).length;
    r.maybe(' ');
    r.say(`${column.label}: ${held} of ${m.rows.length} characteristics are held.`);
  }
  r.end();
}

const signed = (points) => {
  const size = decimal(Math.abs(points), 1);
  if (size === '0.0') return points === 0 ? 'no change' : 'hardly any change';
  return `${points < 0 ? '−' : '+'}${size} ${size === '1.0' ? 'point' : 'points'}`;
};

const FLOW = {
  joiners: /^(?:one joiner|joiners) /i,
  leavers: /^(?:one leaver|leavers) /i,
  transferred_in: /^(?:a contract|contracts|one person|people) transferred in /i,
  transferred_out: /^(?:a contract|contracts|one person|people) transferred out /i,
  answers: /^(?:.+?) (?=added|took away|made (?:no|hardly any) difference)/i,
};

function change(m, text) {
  const r = new Reader(text);
  if (r.rest.startsWith('In the group “')) r.take(/In the group “[^”]+”: /);
  if (/^(?:Known for nobody|No share moved)/.test(r.rest)) return;
  const category = (() => {
    if (r.maybe('The share that moved most is ')) {
      const moved = r.oneOf(m.categories.filter(({ known }) => known));
      r.say(': it ');
      const size = (c) => Math.abs(c.after * m.before - c.before * m.after);
      if (m.categories.some((c) => c.known && size(c) > size(moved))) fail('another share moved more');
      return moved;
    }
    const named = r.oneOf(m.categories);
    r.say(' staff ');
    return named;
  })();
  const at = (part, whole) => `${percent(part, whole)} (${count(part)} of ${count(whole)})`;
  const points = (100 * (category.after * m.before - category.before * m.after)) / (m.before * m.after);
  if (r.maybe('are the same share as before: ')) {
    if (points !== 0) fail('the share moved');
    r.say(`${at(category.before, m.before)} then, ${at(category.after, m.after)} now.`);
  } else {
    r.say(
      `${points < 0 ? 'fell' : 'rose'} from ${at(category.before, m.before)} to ${at(category.after, m.after)}: ${signed(points)}.`,
    );
  }
  r.say(' ');
  const flows = m.flows.filter(({ people: n }) => n > 0);
  let told = false;
  for (const [i, flow] of flows.entries()) {
    if (i > 0) r.say(i + 1 === flows.length ? ' and ' : ', ');
    r.take(new RegExp(FLOW[flow.id].source.slice(1), 'i'));
    const signedPeople = {
      joiners: [category.joiners, flow.people],
      leavers: [-category.leavers, -flow.people],
      transferred_in: [category.transferred_in, flow.people],
      transferred_out: [-category.transferred_out, -flow.people],
      answers: [category.answers_in - category.answers_out, 0],
    }[flow.id];
    const gave = (100 * (signedPeople[0] * m.before - category.before * signedPeople[1])) / (m.before * m.after);
    const size = decimal(Math.abs(gave), 1);
    if (size === '0.0') r.say(gave === 0 ? 'made no difference' : 'made hardly any difference');
    else {
      r.say(`${gave < 0 ? 'took away' : 'added'} ${size}${told ? '' : size === '1.0' ? ' point' : ' points'}`);
      told = true;
    }
  }
  if (flows.length === 0) r.take(/Nobody joined or left(?:, and no answer changed)?/);
  r.say('.');
  if (r.rest !== '') {
    const { before, after } = category.like_for_like;
    const all = m.like_for_like;
    const without = (100 * (after * all.before - before * all.after)) / (all.before * all.after);
    r.take(/ Without (?:transferred contracts|people transferred in or out) (?:there is|the change is) /);
    r.say(`${signed(without)}.`);
  }
  r.end();
}

export const KINDS = {
  composition,
  rate,
  grid,
  likelihood,
  pay_gap: payGap,
  quartiles,
  difference,
  score,
  compliance,
  collection,
  change,
  statement: (m, text) => text === m.text || fail('not the words that were given'),
};
