/** The attack on one published report. What it says is held against the truth, which it is not given. */
import { read } from './model.mjs';
import { limits, settle } from './solve.mjs';

const SURVEY_LEAST = 11;

/** The internal report as a book, with every count that follows from it. */
export function truthOf(internal, { respondents = false } = {}) {
  const book = read(internal, { respondents });
  const { values, wrong } = settle(book);
  return { book, values, wrong, respondents };
}

/** How many stand in a quarter of pay follows from how many there are: no secret, though it is printed as one. */
const QUARTER = /^(paid\|quarter by [^|]*)(\|.*)?$/;

/** Counts that the internal report prints and the published one does not show, and that are too small to be told. */
function secrets(truth, book, threshold) {
  const { values } = truth;
  const shown = (name) => (book.counts.get(name) ?? null) !== null;
  const isSmall = (value) => value > 0 && value < threshold;
  const found = new Map();
  for (const [name, value] of truth.book.counts) {
    if (QUARTER.exec(name)?.[2] === undefined && QUARTER.test(name)) continue;
    if (value !== null && isSmall(value) && book.counts.has(name)) found.set(name, { value, shown: shown(name) });
  }
  for (const [rest, [part, whole]] of book.pairs) {
    const [k, n] = [values.get(part), values.get(whole)];
    if (k === undefined || n === undefined || found.has(rest)) continue;
    // All but a few of a group: as telling as a few.
    const told = shown(part) && shown(whole);
    if (isSmall(n - k) && (told || book.counts.has(rest))) found.set(rest, { value: n - k, shown: told });
    else if (part.startsWith('survey ') && n < SURVEY_LEAST && k > 0 && !found.has(part) && book.counts.has(part)) {
      found.set(part, { value: k, shown: shown(part) });
    }
  }
  return found;
}

/**
 * Gives { secrets, breaches, beside, hidden }: how many counts must not be told; those that are told all the same, with
 * what is known of each; figures that are shown though one of their numbers is hidden; how many are hidden in all.
 * Throws when the attack itself is wrong.
 */
export function attack(publication, truth, { threshold = 5, sharp = false } = {}) {
  const book = read(publication, { respondents: truth.respondents });
  if (book.contradictions.length > 0) throw new Error(`The publication contradicts itself: ${book.contradictions[0]}`);
  const found = secrets(truth, book, threshold);
  const width = threshold - 1;
  const open = [...found.keys()].filter((name) => !found.get(name).shown);
  // Noughts are shown, so who knows the program knows that what is hidden is not nought, but for a few places.
  const isHidden = (name) => book.hidden.has(name) && (book.counts.get(name) ?? null) === null;
  const least = (name) => (sharp && isHidden(name) && !/, counted|overdue|analysis/.test(name) ? 1 : 0);
  const beside = book.figures
    .filter(({ inputs }) => inputs.some((name) => (book.counts.get(name) ?? null) === null))
    .map(({ why, shown }) => `${why}: ${shown}`);
  const look = () => {
    const ranges = limits(book, open, { width, least });
    for (const [name, [low, high]] of ranges) {
      const { value } = found.get(name);
      // Of a wide range only a part may have been looked at.
      if (high - low >= width || (value >= low && value <= high)) continue;
      throw new Error(`${name} is ${value}, and was thought to be ${low} to ${high}.`);
    }
    return ranges;
  };
  let ranges;
  try {
    ranges = look();
  } catch (error) {
    // Figures of numbers that are not the true ones lead astray: what can be found without them?
    if (beside.length === 0) throw error;
    book.figures = [];
    book.rows = book.rows.filter(({ found }) => !found);
    ranges = look();
  }
  const breaches = [];
  for (const [name, { value, shown }] of found) {
    const [low, high] = shown ? [value, value] : ranges.get(name);
    // Of a quarter of three people nobody can be kept from knowing that it has 0 to 3 women.
    const most = truth.values.get(QUARTER.exec(name)?.[1]) ?? width;
    if (high - low < Math.min(width, most)) breaches.push({ name, value, low, high, shown });
  }
  return { secrets: found.size, breaches, beside, hidden: book.hidden.size };
}
