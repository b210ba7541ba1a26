/** What each row says of a person, in every way that the report looks at it. */
import { AGES, AGE_WORDS, FIVE, NOT_KNOWN, PATIENT_AGES, PATIENT_AGE_WORDS, UNKNOWN_WORDS, WORDS } from './words.mjs';

export const SNAPSHOT = '2025-03-31';
export const YEAR_BEGINS = '2024-04-01';
export const YEAR_BEFORE_BEGINS = '2023-04-01';

export const blank = (text) => text === undefined || text in UNKNOWN_WORDS;
export const isKnown = (category) => !NOT_KNOWN.includes(category);

// Case and spaces around a word mean nothing.
const plain = (text) => text.trim().toLowerCase();
const byPlainWord = (words) => new Map(Object.entries(words).map(([word, category]) => [plain(word), category]));
const PLAIN = Object.fromEntries(Object.entries(WORDS).map(([name, words]) => [name, byPlainWord(words)]));

export function categoryOf(name, row, settings) {
  const text = row[name];
  if (blank(text)) return 'not_recorded';
  const found = PLAIN[name].get(plain(text)) ?? 'unmatched';
  return found === 'not_declared' ? settings.rules.disability_not_declared : found;
}

function years(row) {
  if (!blank(row.date_of_birth)) {
    const whole = 2025 - Number(row.date_of_birth.slice(0, 4));
    return row.date_of_birth.slice(5) > SNAPSHOT.slice(5) ? whole - 1 : whole;
  }
  return blank(row.age) ? null : Number(row.age);
}

function band(row, ages, words) {
  const age = years(row);
  if (age !== null) return `age_${ages.find(([last]) => age <= last)[1]}`;
  if (blank(row.age_band)) return 'not_recorded';
  return words.get(plain(row.age_band)) ?? 'unmatched';
}
const STAFF_BANDS = byPlainWord(AGE_WORDS);
const PATIENT_BANDS = byPlainWord(PATIENT_AGE_WORDS);
export const ageOf = (row) => band(row, AGES, STAFF_BANDS);
export const patientAgeOf = (row) => band(row, PATIENT_AGES, PATIENT_BANDS);

export const fiveOf = (category, settings) => {
  if (!isKnown(category)) return category;
  return category === 'asian_chinese' && settings.rules.chinese_five_groups === 'other' ? 'other' : FIVE[category];
};
export const wresOf = (category) => (!isKnown(category) ? category : FIVE[category] === 'white' ? 'white' : 'bme');

const own = (name) => ({
  characteristic: name,
  held: (columns) => columns.has(name),
  of: (row, settings) => categoryOf(name, row, settings),
});
const ethnic = (group) => ({
  characteristic: 'ethnicity',
  held: (columns) => columns.has('ethnicity'),
  of: (row, settings) => group(categoryOf('ethnicity', row, settings), settings),
});

/** Every view: is it held in a file with these columns, and which category is a row in? */
export const VIEWS = {
  age: {
    characteristic: 'age',
    held: (columns) => ['date_of_birth', 'age', 'age_band'].some((name) => columns.has(name)),
    of: ageOf,
  },
  disability: own('disability'),
  gender_reassignment: own('gender_reassignment'),
  marital_status: own('marital_status'),
  // Where assignment statuses stand beside it, leave is read from them too: that is the core's own rule, tested there.
  pregnancy_maternity: own('pregnancy_maternity'),
  ethnicity: ethnic(wresOf),
  ethnicity_5: ethnic(fiveOf),
  ethnicity_detailed: ethnic((category) => category),
  religion: own('religion'),
  sex: own('sex'),
  sexual_orientation: own('sexual_orientation'),
};
export const CHARACTERISTICS = [...Object.keys(WORDS), 'age'];

export function tally(list, key, weight = () => 1) {
  const out = {};
  for (const item of list) {
    const name = key(item);
    out[name] = (out[name] ?? 0) + weight(item);
  }
  return out;
}
export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
/** How many of a tally are unknown. */
export const unknownOf = (counts) => sum(NOT_KNOWN.map((name) => counts[name] ?? 0));
/** How many a row of a file stands for. */
export const weightOf = (row) => (blank(row.count) ? 1 : Number(row.count));
