/** Rows of the made-up files as objects, and what tests ask of them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

export const digest = (chunks) => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk, 'utf8');
  return hash.digest('hex');
};

/** Rows as objects. The files quote only whole cells and never write a quote inside one. */
export function parse(chunks) {
  const [header, ...lines] = [...chunks].join('').trimEnd().split('\r\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = `${line},`.match(/("[^"]*"|[^",]*),/g).map((cell) => cell.slice(0, -1).replaceAll('"', ''));
    assert.equal(cells.length, names.length, line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

export const EMPLOYED = ['Permanent', 'Fixed Term Temp'];
export const employed = (rows) =>
  rows.filter((row) => EMPLOYED.includes(row['Assignment Category']) && row.Primary === 'Y');
export const share = (rows, holds) => (100 * rows.filter(holds).length) / rows.length;
export const minority = (row) => /^[D-S]/.test(row['Ethnic Origin']);
export const unknownOrigin = (row) => /^(Z|Unspecified|$)/.test(row['Ethnic Origin']);

export const count = (rows, name) => {
  const counts = {};
  for (const row of rows) counts[row[name]] = (counts[row[name]] ?? 0) + 1;
  return counts;
};
