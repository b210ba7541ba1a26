#!/usr/bin/env node
// node tests/bench/utility.mjs [--threshold 5]
// How much of the trust's example can still be read when it is published: the share of its printed numbers that stay,
// beside hiding the whole row of every small number (which is not even safe), and beside rounding.
import { parseArgs } from 'node:util';
import { exampleFiles, exampleLastYear, exampleSettings } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';

const { values } = parseArgs({ options: { threshold: { type: 'string', default: '5' } } });
const threshold = Number(values.threshold);
const files = [...exampleFiles(), exampleLastYear()].map((file) => ({
  ...file,
  bytes: Buffer.from([...file.chunks].join('')),
}));

async function open(more) {
  const session = await openSession();
  session.configure({
    format: 'evenhand-settings/1',
    snapshot_date: '2026-03-31',
    ...exampleSettings('trust'),
    ...more,
  });
  for (const { kind, name, bytes } of files) {
    session.begin(name, kind);
    session.push(bytes);
    session.finish();
  }
  return session;
}

const pick = (object, keys) => keys.map((key) => object[key]).filter((n) => typeof n === 'number');
const FLOWS = ['before', 'after', 'stayers', 'joiners', 'leavers', 'transferred_in', 'transferred_out'];

/** The numbers of people of a measure, a list for each row of its table. */
function rowsOf(m) {
  switch (m.kind) {
    case 'composition':
      return [[m.base, m.unknown, m.known, ...m.categories.map(({ count }) => count)]];
    case 'rate':
      return m.groups.map((g) => pick(g, ['numerator', 'denominator']));
    case 'grid':
      return [...m.rows, m.overall].map((row) => [row.headcount, ...row.groups.map(({ count }) => count)]);
    case 'likelihood':
      return [m.groups.flatMap((g) => pick(g, ['events', 'base'])), [m.unknown, m.unknown_events]];
    case 'pay_gap':
      return [m.groups.map(({ count }) => count)];
    case 'quartiles':
      return m.bands.map((band) => [band.count, ...band.groups.map(({ count }) => count)]);
    case 'difference':
      return m.groups.map((g) => pick(g, ['part', 'whole']));
    case 'score':
      return m.groups.map((g) => pick(g, ['base']));
    case 'compliance':
      return [pick(m, ['due', 'done', 'overdue']), ...m.groups.map((g) => pick(g, ['due', 'done', 'overdue']))];
    case 'change':
      return m.categories.map((c) => pick(c, [...FLOWS, 'answers_in', 'answers_out']));
    case 'collection':
      return m.rows.map((row) => row.cells.flatMap((cell) => pick(cell, ['known', 'base'])));
    default:
      return [];
  }
}

const percent = (some, all) => `${((100 * some) / all).toFixed(1)}% (${some} of ${all} numbers)`;

const internal = (await open({})).report();
const rows = internal.measures.filter(({ status }) => status === 'ok').flatMap(rowsOf);
const all = rows.flat().length;
const isSmall = (n) => n > 0 && n < threshold;
const whole = rows.filter((row) => !row.some(isSmall)).flat().length;
const cells = rows.flat().filter((n) => !isSmall(n)).length;
const rounded = rows.flat().filter((n) => n === 0 || n >= 8).length;

const session = await open({ audience: 'publication', protection: { threshold } });
const began = performance.now();
const audit = session.audit();
const seconds = (performance.now() - began) / 1000;
const shown = audit.measures.reduce((sum, m) => sum + m.shown, 0);
const hidden = audit.measures.reduce((sum, m) => sum + m.hidden, 0);
const { counts } = audit;

console.log(`${internal.organisation.headcount} people, smallest number shown ${threshold}`);
console.log(`only small numbers hidden (not safe)   ${percent(cells, all)}`);
console.log(`whole rows of small numbers hidden     ${percent(whole, all)}`);
console.log(`rounded to 5, 1 to 7 hidden            ${percent(rounded, all)}, none of them exact`);
console.log(`as published                           ${percent(shown, shown + hidden)}`);
console.log(
  `  of different counts ${percent(counts.shown, counts.different)}; verified ${audit.verified}; ${seconds.toFixed(1)} s`,
);
