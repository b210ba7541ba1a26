/** What follows from a book: counts that it settles, and for the others how low and how high they can be. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOLVER = process.env.EVENHAND_SOLVER ?? fileURLToPath(new URL('../../build/attack/solver', import.meta.url));
const NEAR = 1e-6;

/**
 * Rows without what is known, one unknown at a time: a row of one unknown settles it, and parts of nothing are nothing.
 * Gives { values, rows, wrong }: the rows that are left, and those that cannot hold.
 */
export function settle(book) {
  const values = new Map([...book.counts].filter(([, value]) => value !== null));
  const wrong = [];
  const rows = book.rows.map(({ terms, equals, why }) => ({ terms, equals, why }));
  const rowsOf = new Map();
  rows.forEach((row, i) => {
    for (const [, name] of row.terms) {
      if (values.has(name)) continue;
      if (rowsOf.has(name)) rowsOf.get(name).push(i);
      else rowsOf.set(name, [i]);
    }
  });
  const waiting = rows.map((_, i) => i);
  const fix = (name, value, row) => {
    if (value < 0 || !Number.isInteger(value)) wrong.push(`${row.why}: ${name} would be ${value}`);
    values.set(name, value);
    waiting.push(...(rowsOf.get(name) ?? []));
  };
  for (let i = 0; i < waiting.length; ++i) {
    const row = rows[waiting[i]];
    let known = 0;
    const open = row.terms.filter(([factor, name]) => {
      if (!values.has(name)) return true;
      known += factor * values.get(name);
      return false;
    });
    row.equals -= known;
    row.terms = open;
    if (open.length === 0) {
      if (row.equals !== 0) wrong.push(`${row.why}: wrong by ${row.equals}`);
      row.equals = 0;
    } else if (open.length === 1) {
      fix(open[0][1], row.equals / open[0][0], row);
    } else if (row.equals === 0 && open.every(([factor]) => factor * open[0][0] > 0)) {
      for (const [, name] of open) fix(name, 0, row);
    }
  }
  return { values, rows: rows.filter((row) => row.terms.length > 0), wrong };
}

function bound(rows, targets, { width, least }) {
  const columns = new Map();
  const column = (name) => {
    if (!columns.has(name)) columns.set(name, columns.size);
    return columns.get(name);
  };
  const lines = rows.map(({ terms, equals }) => {
    // Counted from the least that each can be.
    const from = terms.reduce((sum, [factor, name]) => sum + factor * least(name), 0);
    return `${terms.length} ${equals - from} ${terms.map(([factor, name]) => `${column(name)} ${factor}`).join(' ')}`;
  });
  const wanted = targets.map((name) => `${column(name)} ${width}`);
  const head = `problem ${columns.size} ${lines.length} ${wanted.length}`;
  const input = `${[head, ...lines, ...wanted].join('\n')}\n`;
  const { status, stdout, stderr, error } = spawnSync(SOLVER, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`The solver failed: ${error?.message ?? stderr}`);
  const answers = stdout.split('\n');
  if (answers[0] === 'infeasible') throw new Error('No counts fit what is published: the model is wrong.');
  return new Map(
    targets.map((name, i) => {
      const [, low, high] = answers[i].split(' ');
      const whole = [Math.ceil(Number(low) - NEAR), high === 'inf' ? Infinity : Math.floor(Number(high) + NEAR)];
      return [name, whole.map((end) => end + least(name))];
    }),
  );
}

/** What is found of a count, as rows. */
function within(book, name, low, high) {
  const before = book.rows.length;
  if (low === high) book.row([[1, name]], low, `${name} found`);
  else {
    if (low > 0) book.part(`from ${low}`, name, `${name} found`);
    if (high < Infinity) book.part(name, `to ${high}`, `${name} found`);
    for (const end of [low, high])
      if (end < Infinity) for (const way of ['from', 'to']) book.counts.set(`${way} ${end}`, end);
  }
  for (const row of book.rows.slice(before)) row.found = true;
}

const MOST_TRIED = 20_000;

// Figures tell of counts too: which numbers of people would give just this figure? One or two of them may be unknown.
function fit({ inputs, figure, shown }, values, ranges) {
  const open = [...new Set(inputs.filter((name) => !values.has(name)))];
  const [one, two = [0, 0]] = open.map((name) => ranges.get(name));
  const tried = (one[1] - one[0] + 1) * (two[1] - two[0] + 1);
  if (!(tried <= MOST_TRIED)) return [];
  const found = open.map((name) => ({ name, low: Infinity, high: -Infinity }));
  for (let a = one[0]; a <= one[1]; ++a) {
    for (let b = two[0]; b <= two[1]; ++b) {
      const given = [a, b];
      const value = figure(inputs.map((name) => values.get(name) ?? given[open.indexOf(name)]));
      if (!(Math.abs(value - shown) <= 1e-9 * Math.max(1, Math.abs(shown)))) continue;
      found.forEach((each, i) => {
        each.low = Math.min(each.low, given[i]);
        each.high = Math.max(each.high, given[i]);
      });
    }
  }
  return found.filter(({ low }) => low < Infinity);
}

/**
 * How low and how high each target can be: name → [low, high]. Stops looking at a target as soon as `width` is reached;
 * `least`: what a hidden count is at least.
 */
export function limits(book, targets, { width = 0, least = () => 0 } = {}) {
  for (;;) {
    const { values, rows, wrong } = settle(book);
    if (wrong.length > 0) throw new Error(`What is published contradicts itself: ${wrong[0]}`);
    const multiples = book.multiples.splice(0).filter((name) => !values.has(name));
    if (multiples.length > 0) {
      for (const [name, [low, high]] of bound(rows, multiples, { width: 0, least })) within(book, name, low, high);
      continue;
    }
    const ranges = new Map();
    for (const name of targets) if (values.has(name)) ranges.set(name, [values.get(name), values.get(name)]);
    const used = new Set(rows.flatMap(({ terms }) => terms.map(([, name]) => name)));
    const left = targets.filter((name) => !values.has(name) && used.has(name));
    for (const name of targets) if (!values.has(name) && !used.has(name)) ranges.set(name, [least(name), Infinity]);
    const unknown = ({ inputs }) => new Set(inputs.filter((name) => !values.has(name)));
    const telling = book.figures.filter((figure) => [1, 2].includes(unknown(figure).size));
    if (telling.length > 0) {
      const before = bound(rows, [...new Set(telling.flatMap((figure) => [...unknown(figure)]))], { width: 0, least });
      let more = false;
      for (const figure of telling) {
        for (const { name, low, high } of fit(figure, values, before)) {
          if (low === before.get(name)[0] && high === before.get(name)[1]) continue;
          within(book, name, low, high);
          more = true;
        }
      }
      book.figures = book.figures.filter((figure) => !telling.includes(figure));
      if (more) continue;
    }
    if (left.length > 0) for (const [name, range] of bound(rows, left, { width, least })) ranges.set(name, range);
    return ranges;
  }
}
