/** Chance that comes out the same on every machine, and a table as text. */

// mulberry32: small and good enough.
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  const two = (n) => `${n}`.padStart(2, '0');
  return {
    below,
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)],
    /** ISO, never after the 28th, so that "three months later" has one meaning. */
    date: (from, to) => `${from + below(to - from + 1)}-${two(1 + below(12))}-${two(1 + below(28))}`,
    shuffle(list) {
      for (let i = list.length - 1; i > 0; --i) {
        const j = below(i + 1);
        [list[i], list[j]] = [list[j], list[i]];
      }
    },
  };
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A file: its rows with the columns it carries and no others (what a file does not carry, nobody can use). */
export function table(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')))];
  return {
    columns: new Set(columns),
    rows: rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? '']))),
    csv: `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`,
  };
}
