/**
 * What a reader of a report knows: counts, each by whom it counts, and the sums that join them. Two numbers that count the
 * same people have one name, wherever they are printed.
 */

// What the three ways to look at ethnicity have in common.
const SHARED = new Set(['white', 'unknown', 'known', 'declined', 'not_recorded', 'unmatched']);
const NOT_KNOWN = new Set(['declined', 'not_recorded', 'undecided', 'unmatched', 'unknown']);

const conditionsOf = new Map();
function condition(view, category) {
  let known = conditionsOf.get(view);
  if (known === undefined) conditionsOf.set(view, (known = new Map()));
  let text = known.get(category);
  if (text === undefined) {
    text = `|${view.startsWith('ethnicity_') && SHARED.has(category) ? 'ethnicity' : view}=${category}`;
    known.set(category, text);
  }
  return text;
}

/** The name of a count: a population, and what is true of the people counted. */
export function at(population, conditions = {}) {
  const list = [];
  for (const view in conditions) list.push(condition(view, conditions[view]));
  return population + (list.length > 1 ? list.sort().join('') : (list[0] ?? ''));
}

/** The fraction that a printed number is, with its last digits: the simplest that comes so close. */
export function fraction(value, largest = 200_000) {
  let [a, b, c, d] = [0, 1, 1, 0];
  for (let rest = value, steps = 0; steps < 40; ++steps) {
    const whole = Math.floor(rest + 1e-9);
    [a, b, c, d] = [c, d, a + whole * c, b + whole * d];
    if (d > largest) return null;
    if (Math.abs(c / d - value) <= 1e-13 * Math.max(1, value)) return [c, d];
    rest = 1 / (rest - whole);
  }
  return null;
}

export class Book {
  /** Name → the number where it is shown, null where it is hidden or printed nowhere. */
  counts = new Map();
  /** Name → where it is printed as hidden. */
  hidden = new Map();
  /** { terms: [[factor, name] …], equals, why }: the terms add up to it. */
  rows = [];
  /** Figures that say something of counts: { inputs: [name …], figure(numbers), shown, why }. */
  figures = [];
  /** Unknown factors that are whole numbers and join counts, so that these are not any whole number. */
  multiples = [];
  /** k of n, by its name: [k, n]. */
  pairs = new Map();
  /** Numbers that cannot both be true: the model or the report is wrong. */
  contradictions = [];
  #tables = new Map();
  #said = new Set();

  constructor(options = {}) {
    Object.assign(this, options);
  }

  /** A count as printed: a number, "[c]", or null where there is none. */
  print(name, value, place) {
    if (value === null || value === undefined) return name;
    const before = this.counts.get(name) ?? null;
    if (value === '[c]') {
      if (!this.hidden.has(name)) this.hidden.set(name, place);
      this.counts.set(name, before);
    } else if (typeof value !== 'number') {
      throw new Error(`${place}: ${JSON.stringify(value)} is no count.`);
    } else {
      if (before !== null && before !== value) this.contradictions.push(`${place}: ${name} is ${before} and ${value}`);
      this.counts.set(name, value);
    }
    return name;
  }

  /** True the first time: what several measures say need not be written down again. */
  once(what) {
    if (this.#said.has(what)) return false;
    this.#said.add(what);
    return true;
  }

  row(terms, equals, why) {
    for (const [, name] of terms) if (!this.counts.has(name)) this.counts.set(name, null);
    this.rows.push({ terms, equals, why });
  }

  /** The parts are the whole, and none counts anybody twice. */
  sum(parts, whole, why) {
    this.row([...parts.map((name) => [1, name]), [-1, whole]], 0, why);
  }

  same(a, b, why) {
    this.sum([a], b, why);
  }

  /** Everybody of the part is in the whole. How many are not is a count too. */
  part(part, whole, why) {
    this.sum([part, `${whole} but ${part}`], whole, why);
  }

  /** A list that stands in order of its counts, largest first. */
  order(names, why) {
    names.slice(1).forEach((name, i) => this.part(name, names[i], why));
  }

  /** Every person of the population is in one category of the view. */
  table(population, rest, view, categories, why) {
    const unique = [...new Set(categories)];
    const key = at(population, rest);
    if (!this.once(`${key}/${view}/${unique.join()}`)) return;
    this.sum(
      unique.map((category) => at(population, { ...rest, [view]: category })),
      key,
      why,
    );
    if (!this.#tables.has(key)) this.#tables.set(key, { population, rest, views: {} });
    if (!unique.includes('known')) this.#tables.get(key).views[view] ??= unique;
  }

  /** Which categories are answers and which are not, where both are listed. */
  known(population, rest, view, categories, why) {
    const names = (list) => list.map((category) => at(population, { ...rest, [view]: category }));
    const answers = categories.filter((category) => !NOT_KNOWN.has(category));
    const others = categories.filter((category) => NOT_KNOWN.has(category));
    this.sum(names(answers), at(population, { ...rest, [view]: 'known' }), `${why}, known`);
    if (!others.includes('unknown')) {
      this.sum(names(others), at(population, { ...rest, [view]: 'unknown' }), `${why}, unknown`);
    }
    this.table(population, rest, view, ['known', 'unknown'], `${why}, known or not`);
    this.table(population, rest, view, [...answers, 'unknown'], why);
  }

  /** White and BME, the five groups and the detailed ones are the same people. */
  nest({ chinese }) {
    const five = (category) => (category === 'asian_chinese' ? chinese : category.split('_')[0]);
    for (const { population, rest, views } of this.#tables.values()) {
      const name = (view, category) => at(population, { ...rest, [view]: category });
      const { ethnicity, ethnicity_5: groups, ethnicity_detailed: detailed } = views;
      const answers = (list) => list?.filter((category) => !NOT_KNOWN.has(category) && category !== 'known');
      if (detailed) {
        for (const group of ['white', 'mixed', 'asian', 'black', 'other', 'bme']) {
          const parts = answers(detailed).filter((category) => five(category) === group);
          const own = group === 'bme' ? 'bme_unspecified' : group;
          if (!groups && group !== 'white') continue;
          this.sum(
            parts.map((category) => name('ethnicity_detailed', category)),
            name('ethnicity_5', own),
            `${population}: ${own} in detail`,
          );
        }
      }
      const minorities = answers(groups ?? detailed)?.filter((category) => five(category) !== 'white');
      if (minorities && (ethnicity || groups)) {
        this.sum(
          minorities.map((category) => name(groups ? 'ethnicity_5' : 'ethnicity_detailed', category)),
          name('ethnicity', 'bme'),
          `${population}: BME is everybody else`,
        );
      }
    }
  }

  /**
   * `value` is `scale` times part ÷ whole: the fraction gives back what is hidden of the two. `pair`: told as k of n, so
   * that all but k is told as well; of the categories of a table each stands for itself.
   */
  share(part, whole, value, scale, why, { pair = false } = {}) {
    if (this.once(`${part} of ${whole}`)) this.part(part, whole, `${why}: a part`);
    if (pair) this.pairs.set(`${whole} but ${part}`, [part, whole]);
    this.quotient(part, whole, value, scale, why);
  }

  /** The same of two counts of which neither is a part of the other. */
  quotient(part, whole, value, scale, why) {
    if (typeof value !== 'number') return;
    const [k, n] = [part, whole].map((name) => this.counts.get(name) ?? null);
    if (k !== null && n !== null) {
      if (Math.abs((scale * k) / n - value) > 1e-9 * scale)
        this.contradictions.push(`${why}: ${k} of ${n} is ${value}`);
      return;
    }
    const simplest = fraction(value / scale);
    if (simplest === null) {
      this.contradictions.push(`${why}: ${value} is no share of whole people`);
    } else if (k !== null || n !== null || value === 0) {
      const terms = [
        [simplest[1], part],
        [-simplest[0], whole],
      ];
      this.row(terms, 0, why);
    } else {
      // Four sevenths of people of whom there can be 7, 14, 21 …
      const times = `${whole} ÷ ${simplest[1]}, by ${part}`;
      const multiple = (name, by) => [
        [1, name],
        [-by, times],
      ];
      this.row(multiple(part, simplest[0]), 0, why);
      this.row(multiple(whole, simplest[1]), 0, why);
      this.multiples.push(times);
    }
  }

  /** Something else that is worked out from these counts. */
  figure(inputs, figure, shown, why) {
    if (typeof shown === 'number') this.figures.push({ inputs, figure, shown, why });
  }
}
