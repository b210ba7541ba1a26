/** The staff survey: from respondents or from ready-made lines to percentages and scores. */
import assert from 'node:assert/strict';
import { byId, close, share } from './close.mjs';
import { mean } from './numbers.mjs';
import { blank, isKnown, sum, VIEWS } from './views.mjs';

const SOME = ['2', '3', '4', '5'];
const ANY = ['1', ...SOME];
const WORDS = { Yes: '1', No: '2', "Don't know": '9' };
const code = (text) => (blank(text) ? null : (WORDS[text] ?? text));

/** Which answers count, of which. */
const RULES = {
  q4b: { counts: ['4', '5'], of: ANY },
  q11e: { counts: ['1'], of: ['1', '2'] },
  q14a: { counts: SOME, of: ANY },
  q14b: { counts: SOME, of: ANY },
  q14c: { counts: SOME, of: ANY },
  q14d: { counts: ['1', '2'], of: ['1', '2', '3'] },
  q15: { counts: ['1'], of: ['1', '2', '9'] },
  q16a: { counts: ['1'], of: ['1', '2'] },
  q16b: { counts: ['1'], of: ['1', '2'] },
  q31b: { counts: ['1'], of: ['1', '2'] },
};
// A union, not a sum: either counts, either is an answer.
const UNIONS = { q14bc: ['q14b', 'q14c'] };

export function answered(question, row) {
  const parts = UNIONS[question] ?? [question];
  const of = (part) => RULES[part].of.includes(code(row[part]));
  const counts = (part) => RULES[part].counts.includes(code(row[part]));
  return { base: parts.some(of), counts: parts.some(counts) };
}

const THEMES = {
  motivation: ['q2a', 'q2b', 'q2c'],
  involvement: ['q3c', 'q3d', 'q3f'],
  advocacy: ['q25a', 'q25c', 'q25d'],
};
const ofThree = (values) => {
  const known = values.filter((value) => value !== null);
  return known.length >= 2 ? mean(known) : null;
};
const item = (text) => (code(text) === null ? null : (Number(code(text)) - 1) * 2.5);

export function scoreOf(theme, row) {
  if (theme === 'engagement') return ofThree(Object.keys(THEMES).map((part) => scoreOf(part, row)));
  return ofThree(THEMES[theme].map((question) => item(row[question])));
}

/** Every figure of a question for one view: its counts by group. `all` is everybody. */
function byGroup(rows, view, settings, add) {
  const groups = {};
  for (const row of rows) {
    const category = view === 'all' ? 'all' : VIEWS[view].of(row, settings);
    const group = view === 'all' || isKnown(category) ? category : 'unknown';
    add((groups[group] ??= { counts: 0, base: 0, scores: [] }), row);
  }
  return groups;
}

/** Adjustments are asked of people with a condition only; a file that does not tell who has one is taken at its word. */
const isAsked = (question, row, settings) =>
  question !== 'q31b' || row.disability === undefined || VIEWS.disability.of(row, settings) === 'disabled';

const percents = (rows, question, view, settings) =>
  byGroup(rows, view, settings, (group, row) => {
    if (!isAsked(question, row, settings)) return;
    const { base, counts } = answered(question, row);
    group.base += base ? 1 : 0;
    group.counts += counts ? 1 : 0;
  });

const scores = (rows, theme, view, settings) =>
  byGroup(rows, view, settings, (group, row) => {
    const score = scoreOf(theme, row);
    if (score !== null) group.scores.push(score);
  });

/** Everybody who answered, and those of them of whom no group is known. */
function holdBase(m, groups) {
  const answers = ({ base, scores: list }) => base + list.length;
  const unknown = groups.unknown ? answers(groups.unknown) : 0;
  assert.deepEqual([m.base, m.unknown], [sum(Object.values(groups).map(answers)), unknown], `${m.id}, base`);
}

/** Two lists of the same people: a group with answers must be shown, and nobody else as if with answers. */
function holdRateGroups(m, groups) {
  holdBase(m, groups);
  const shown = byId(m.groups);
  for (const [id, { base }] of Object.entries(groups))
    if (base > 0 && id !== 'unknown') assert.ok(shown[id], `${m.id}: ${id} is missing`);
  for (const group of m.groups) {
    const { counts, base } = groups[group.id] ?? { counts: 0, base: 0 };
    assert.deepEqual([group.numerator, group.denominator], [counts, base], `${m.id} ${group.id}`);
  }
}

function holdScoreGroups(m, groups) {
  holdBase(m, groups);
  const shown = byId(m.groups);
  for (const [id, each] of Object.entries(groups))
    if (each.scores.length > 0 && id !== 'unknown') assert.ok(shown[id], `${m.id}: ${id} is missing`);
  for (const group of m.groups) {
    const mine = groups[group.id]?.scores ?? [];
    assert.equal(group.base, mine.length, `${m.id} ${group.id}`);
    close(group.score, mean(mine), `${m.id} ${group.id}`);
  }
}

const INDICATORS = {
  'wres.5': ['q14a', 'ethnicity', 'bme', 'white'],
  'wres.6': ['q14bc', 'ethnicity', 'bme', 'white'],
  'wres.7': ['q15', 'ethnicity', 'bme', 'white'],
  'wres.8': ['q16b', 'ethnicity', 'bme', 'white'],
  'wdes.4a.patients': ['q14a', 'disability', 'disabled', 'non_disabled'],
  'wdes.4a.managers': ['q14b', 'disability', 'disabled', 'non_disabled'],
  'wdes.4a.colleagues': ['q14c', 'disability', 'disabled', 'non_disabled'],
  'wdes.4b': ['q14d', 'disability', 'disabled', 'non_disabled'],
  'wdes.5': ['q15', 'disability', 'disabled', 'non_disabled'],
  'wdes.6': ['q11e', 'disability', 'disabled', 'non_disabled'],
  'wdes.7': ['q4b', 'disability', 'disabled', 'non_disabled'],
};

/** Two groups compared: percentages by group, or null for a group of which nothing is said. */
function holdCompared(ctx, id, first, second, of) {
  const m = ctx.at(id);
  const [a, b] = [of(first), of(second)];
  const percent = (group) => (group ? (group.percent ?? share(group.counts, group.base)) : null);
  const [p, q] = [percent(a), percent(b)];
  if (p === null || q === null) return assert.notEqual(m.status, 'ok', id);
  assert.equal(m.status, 'ok', `${id}: ${m.reason}`);
  assert.deepEqual(m.compared, [first, second], id);
  const groups = byId(m.groups);
  close(groups[first].percent, p, id);
  close(groups[second].percent, q, id);
  assert.deepEqual([groups[first].denominator, groups[second].denominator], [a.base, b.base], id);
}

function respondents(ctx, { rows, columns }) {
  const has = (question) => (UNIONS[question] ?? [question]).every((part) => columns.has(part));
  const views = ['all', ...Object.keys(VIEWS).filter((view) => VIEWS[view].held(columns))];
  for (const question of [...Object.keys(RULES), ...Object.keys(UNIONS)].filter(has)) {
    for (const view of views) {
      const groups = percents(rows, question, view, ctx.settings);
      // Nobody answered: the figure may be left out.
      if (!Object.entries(groups).some(([id, { base }]) => base > 0 && id !== 'unknown')) continue;
      holdRateGroups(ctx.at(`survey.${question}.${view}`), groups);
    }
  }
  // Two of three items make a score, two of three scores the engagement.
  const themes = Object.keys(THEMES).filter((theme) => THEMES[theme].filter((q) => columns.has(q)).length >= 2);
  const engaged = themes.length >= 2;
  if (engaged) themes.push('engagement');
  for (const theme of themes) {
    for (const view of views) {
      const groups = scores(rows, theme, view, ctx.settings);
      if (Object.entries(groups).some(([id, each]) => each.scores.length > 0 && id !== 'unknown'))
        holdScoreGroups(ctx.at(`survey.${theme}.${view}`), groups);
    }
  }
  for (const [id, [question, view, first, second]] of Object.entries(INDICATORS)) {
    if (!has(question) || !columns.has(view)) {
      assert.notEqual(ctx.at(id).status, 'ok', id);
      continue;
    }
    const groups = percents(rows, question, view, ctx.settings);
    holdCompared(ctx, id, first, second, (group) => groups[group]);
  }
  const adjusted =
    has('q31b') && columns.has('disability') && percents(rows, 'q31b', 'disability', ctx.settings).disabled;
  if (!adjusted || adjusted.base === 0) assert.notEqual(ctx.at('wdes.8').status, 'ok', 'wdes.8');
  else {
    for (const group of ctx.at('wdes.8').groups.filter(({ id }) => id === 'disabled'))
      assert.deepEqual([group.numerator, group.denominator], [adjusted.counts, adjusted.base], 'wdes.8');
    close(ctx.at('wdes.8').value, share(adjusted.counts, adjusted.base), 'wdes.8');
  }
  if (!engaged || !columns.has('disability')) return assert.notEqual(ctx.at('wdes.9a').status, 'ok', 'wdes.9a');
  const { disabled, non_disabled: other } = scores(rows, 'engagement', 'disability', ctx.settings);
  return holdDifference(ctx, disabled?.scores ?? [], other?.scores ?? []);
}

function holdDifference(ctx, mine, other) {
  const m = ctx.at('wdes.9a');
  if (mine.length === 0 || other.length === 0) return assert.notEqual(m.status, 'ok', m.id);
  close(m.value, mean(mine) - mean(other), m.id);
  close(byId(m.groups).disabled.score, mean(mine), m.id);
  return close(byId(m.groups).non_disabled.score, mean(other), m.id);
}

// ---- ready-made lines ----
const valueOf = (text) => (blank(text) ? null : Number(text));

/** Trusts' figures are counts over counts, and whole people are recovered; weighted percentages stand as they are given. */
function recovered(percent, base, step) {
  const counts = Math.round((percent * base) / 100);
  const whole = base > 0 && Math.abs(share(counts, base) - percent) <= step + 1e-6;
  return { counts, base, percent: whole ? undefined : percent };
}

function lines(ctx, { expected }) {
  // Half of the last decimal that the file writes.
  const decimals = expected.map(({ percent }) => String(percent ?? '').split('.')[1]?.length ?? 0);
  const step = 0.5 * 10 ** -Math.max(0, ...decimals);
  const find = (key, view, group) => {
    const line = expected.find(
      (each) => (each.question ?? each.theme) === key && each.characteristic === view && each.expected === group,
    );
    if (!line) return null;
    if (line.score !== undefined) return { score: valueOf(line.score), base: valueOf(line.base) };
    if (line.percent !== undefined) return recovered(valueOf(line.percent), valueOf(line.base), step);
    return { counts: valueOf(line.numerator), base: valueOf(line.denominator) };
  };
  for (const line of expected) {
    const key = line.question ?? line.theme;
    const id = `survey.${key}.${line.characteristic}`;
    const mine = find(key, line.characteristic, line.expected);
    if (mine.base === 0) continue;
    const shown = byId(ctx.at(id).groups)[line.expected];
    assert.ok(shown, `${id}: ${line.expected} is missing`);
    close(shown.comparator, valueOf(line.comparator), `${id} ${line.expected}, elsewhere`);
    if (line.theme) {
      assert.equal(shown.base, mine.base, id);
      close(shown.score, mine.score, id);
    } else {
      assert.equal(shown.denominator, mine.base, id);
      close(shown.percent, mine.percent ?? share(mine.counts, mine.base), `${id} ${line.expected}`);
      assert.equal(shown.numerator, mine.counts, id);
    }
  }
  // The union of two questions cannot be had from their percentages.
  for (const [id, [question, view, first, second]] of Object.entries(INDICATORS))
    holdCompared(ctx, id, first, second, (group) => find(question, view, group));
  const [mine, other] = ['disabled', 'non_disabled'].map((group) => find('engagement', 'disability', group));
  const m = ctx.at('wdes.9a');
  if (mine && other) close(m.value, mine.score - other.score, m.id);
  else assert.notEqual(m.status, 'ok', m.id);
}

export function survey(ctx) {
  const file = ctx.files.survey;
  if (file) return file.expected ? lines(ctx, file) : respondents(ctx, file);
  for (const view of Object.keys(VIEWS)) ctx.expect(`survey.${view}`, false);
  for (const id of [...Object.keys(INDICATORS), 'wdes.8', 'wdes.9a']) ctx.expect(id, false);
}
