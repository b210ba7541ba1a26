/** Numbers in sentences: a sentence may tell what its table hides. */

const SPOKEN = new Set([
  'sentence',
  'how',
  'reason',
  'notes',
  'breaks',
  'met_sentence',
  'conclusion',
  'description',
  'text',
]);
const NAMES = new Set([
  'label',
  'title',
  'part_label',
  'event_label',
  'base_label',
  'ages',
  'document',
  'place',
  'year',
]);

/** Calls with every value that is no object, and with its keys from the outside in. */
export function walk(value, see, keys = []) {
  if (value === null || typeof value !== 'object') return see(value, keys);
  for (const [key, each] of Object.entries(value)) walk(each, see, [...keys, key]);
  return undefined;
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** How a number may be written: as it is, and rounded as figures are, half away from zero on its own decimals. */
export function written(value) {
  const size = Math.abs(value);
  const [whole, rest = ''] = size < 1e-6 ? ['0'] : `${size}`.split('.');
  const rounded = [0, 1, 2].map((digits) => {
    const up = Number(rest[digits] ?? 0) >= 5 ? 1n : 0n;
    const text = `${BigInt(`${whole}${rest.slice(0, digits).padEnd(digits, '0')}`) + up}`.padStart(digits + 1, '0');
    const [left, right] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
    return digits > 0 ? `${grouped(left)}.${right}` : grouped(left);
  });
  return Number.isInteger(value) ? [whole, ...rounded] : rounded;
}

/** Phrases with numbers that are the same for everybody: how things are worked out, what is accepted, dates, names. */
const FIXED = [
  /95 ?%|\bQ\d+[a-z]*|W[RD]ES \d+[ab]?|\b[Bb]ands? \d[a-d]?(?:(?:,| to| and) (?:band )?\d[a-d]?)*|Cluster \d/g,
  /\b(?:\d{1,2} (?:January|March|April|December) )?(?:19|20)\d\d\b|aged \d+ to \d+|\d+ and over|\d+ (?:random draws|months|years)\b/g,
  /(?:fewer|less|more) than \d+ (?:people|answers)|at least \d+ people|no group of \d+ or more|\d+ people (?:or more )?(?:be|of the group)/g,
  /\d+ people of this group would|\d+ people of the (?:other )?group|(?:wanted|under|accepted|than) (?:the )?[\d.]+(?:%| points?)?/g,
  /(?:where|at least) [\d.]+%|[\d.]+ (?:to [\d.]+ )?(?:points )?accepted|accepted [\d.]+ to [\d.]+|(?:includes|leaves out) [01]\b/g,
  /run from 0 to 10|0, 2\.5, 5, 7\.5 or 10|Out of 10|\d+ (?:of \d+ )?characteristics|\d+ groups?\b|× 100|[\d.]+ points? (?:worse|better)/g,
];

/** The sentences of a measure, without what is the same for everybody. */
function spoken(measure) {
  const names = new Set();
  const texts = [];
  walk(measure, (value, keys) => {
    if (typeof value !== 'string' || keys[0] === 'source') return;
    const key = keys.findLast((each) => !/^\d+$/.test(each));
    if (SPOKEN.has(key)) texts.push(value);
    else if (NAMES.has(key) || keys.includes('group_labels')) names.add(value);
  });
  const known = [...names].filter((name) => /\d/.test(name)).sort((a, b) => b.length - a.length);
  return texts.map((text) => {
    const bare = known.reduce((rest, name) => rest.replaceAll(name, '§'), text);
    return FIXED.reduce((rest, fixed) => rest.replace(fixed, '§'), bare);
  });
}

/** What is "[c]" in the one and a number in the other. */
export function hiddenNumbers(published, true_, see, keys = []) {
  if (published === '[c]') {
    walk(true_, (value, more) => typeof value === 'number' && see(value, [...keys, ...more]));
  } else if (published !== null && typeof published === 'object' && true_ !== null && typeof true_ === 'object') {
    for (const [key, value] of Object.entries(published)) {
      const other =
        value?.id !== undefined && Array.isArray(true_) ? true_.find(({ id }) => id === value.id) : true_[key];
      if (other !== undefined) hiddenNumbers(value, other, see, [...keys, value?.id ?? key]);
    }
  }
}

const TOKEN = /\d[\d,]*(?:\.\d+)?/g;

/** Numbers in the sentences of a publication that are written nowhere else in their measure, but are hidden in it. */
export function leaks(publication, internal) {
  const out = [];
  const truth = new Map(internal.measures.map((measure) => [measure.id, measure]));
  for (const measure of publication.measures) {
    const shown = new Set(written(publication.organisation.headcount));
    walk(measure, (value) => {
      if (typeof value === 'number') for (const text of written(value)) shown.add(text);
    });
    const { base, unknown } = measure;
    if (base > 0 && unknown > 0) for (const text of written((100 * unknown) / base)) shown.add(text);
    const hidden = new Map();
    hiddenNumbers(measure, truth.get(measure.id), (value, keys) => {
      if (value === 0) return;
      for (const text of written(value)) if (!shown.has(text)) hidden.set(text, keys.join('.'));
    });
    if (hidden.size === 0) continue;
    for (const text of spoken(measure)) {
      for (const [found] of text.matchAll(TOKEN)) {
        const token = found.replace(/,$/, '');
        if (hidden.has(token)) out.push(`${measure.id}: ${token} (${hidden.get(token)}) in “${text}”`);
      }
    }
  }
  return out;
}

// Adjusted for how many are shown.
const DEPENDS_ON_OTHERS = new Set(['p_adjusted']);

/** Numbers that are published and are not those of the internal report. */
export function untrueNumbers(published, truth, keys = []) {
  if (typeof published === 'number') {
    if (published === truth || DEPENDS_ON_OTHERS.has(keys.at(-1))) return [];
    return [`${keys.join('/')} is published as ${published}, and is ${truth}`];
  }
  if (published === null || typeof published !== 'object') return [];
  return Object.entries(published).flatMap(([key, value]) => {
    const other =
      value?.id !== undefined && Array.isArray(truth) ? truth.find(({ id }) => id === value.id) : truth?.[key];
    return untrueNumbers(value, other, [...keys, value?.id ?? key]);
  });
}
