#!/usr/bin/env node
// node tests/bench/run.mjs [--rows 200000] [--repeat 5] [--seed 1] [--only name,name] [--sizes 20000,200000] [--no-memory]
// Staff list → counts in Chromium: Evenhand beside DuckDB-WASM, PapaParse, uDSV and reading the bytes alone. See README.md.
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { writeStaff } from './generate.mjs';
import { watchMemory } from './memory.mjs';
import { printMemory, printTimes } from './print.mjs';
import { serveFiles } from './server.mjs';

const CONTENDERS = ['evenhand', 'bytes', 'duckdb', 'udsv', 'papaparse'];
const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const OUT = at('../../build/bench');
const DIST = at('../../wasm/dist');

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    repeat: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    sizes: { type: 'string' },
    'no-memory': { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const sizes = (values.sizes ?? [...new Set([20_000, rows])].join(',')).split(',').map(Number);
let names = values.only ? values.only.split(',') : CONTENDERS;

async function staffFile(count) {
  const path = `${OUT}/staff-${count}-${values.seed}.csv`;
  // Written anew each time: the generator may have changed, and it takes seconds.
  await writeStaff(createWriteStream(`${path}.part`), { rows: count, seed: Number(values.seed), style: 'esr' });
  renameSync(`${path}.part`, path);
  return { path, bytes: statSync(path).size, rows: count };
}

async function bundle() {
  const entries = [
    'main.mjs',
    ...names.filter((name) => name !== 'duckdb').map((name) => `${name}.worker.${name === 'evenhand' ? 'ts' : 'mjs'}`),
  ];
  await build({
    entryPoints: entries.map((entry) => at(`page/${entry}`)),
    outdir: OUT,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  writeFileSync(
    `${OUT}/index.html`,
    '<!doctype html><meta charset="utf-8"><title>Benchmark</title><input type="file"><script src="/main.js"></script>',
  );
}

function addresses() {
  const duckdb = (file) => createRequire(import.meta.url).resolve(`@duckdb/duckdb-wasm/dist/${file}`);
  return {
    '/': `${OUT}/index.html`,
    '/main.js': `${OUT}/main.js`,
    ...Object.fromEntries(names.map((name) => [`/${name}.worker.js`, `${OUT}/${name}.worker.js`])),
    '/evenhand.cjs': `${DIST}/evenhand.cjs`,
    '/evenhand.wasm': `${DIST}/evenhand.wasm`,
    '/duckdb-browser-eh.worker.js': duckdb('duckdb-browser-eh.worker.js'),
    '/duckdb-eh.wasm': duckdb('duckdb-eh.wasm'),
  };
}

const launch = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

async function open(browser, origin, file) {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.setInputFiles('input', file.path);
  return page;
}

const start = (page, name) => page.evaluate((which) => globalThis.bench.start(which), name);
const run = (page, name) => page.evaluate((which) => globalThis.bench.run(which), name);

/** Everybody in one page, in turn, so that whatever else the computer does falls on all alike; the first round is not counted. */
async function measureTimes(origin, file) {
  const browser = await launch();
  const page = await open(browser, origin, file);
  const results = Object.fromEntries(names.map((name) => [name, { ready: 0, first: 0, times: [], figures: null }]));
  for (const name of names) results[name].ready = await start(page, name);
  for (let round = 0; round <= Number(values.repeat); round++) {
    for (const name of names) {
      const { ms, figures } = await run(page, name);
      if (round === 0) results[name].first = ms;
      else results[name].times.push(ms);
      results[name].figures = figures;
    }
  }
  await browser.close();
  return results;
}

/** A browser of its own for each contender, started and run twice. */
async function measureMemory(origin, name, file) {
  const browser = await launch();
  const page = await open(browser, origin, file);
  const peak = await watchMemory(browser);
  await start(page, name);
  await run(page, name);
  const { figures } = await run(page, name);
  const bytes = await peak();
  await browser.close();
  return { bytes, wasm: figures.wasm_bytes };
}

/** All must have counted the same people; otherwise the times compare nothing. */
function disagreements(results) {
  const said = Object.entries(results)
    .filter(([name]) => name !== 'bytes')
    .map(([name, { figures }]) => [name, JSON.stringify({ ...figures, wasm_bytes: undefined })]);
  return said.filter(([, text]) => text !== said[0][1]).length ? said : [];
}

mkdirSync(OUT, { recursive: true });
if (names.includes('evenhand') && !existsSync(`${DIST}/evenhand.wasm`)) {
  console.error('wasm/dist has no evenhand.wasm: run web/build first. The others are measured without it.');
  names = names.filter((name) => name !== 'evenhand');
}
await bundle();
const { origin, close } = await serveFiles(addresses());
try {
  const file = await staffFile(rows);
  const results = await measureTimes(origin, file);
  printTimes(file, results, Number(values.repeat));
  const differing = disagreements(results);
  for (const [name, text] of differing) console.error(`counted by ${name}: ${text}`);
  if (differing.length) process.exitCode = 1;
  if (!values['no-memory']) {
    const memory = [];
    for (const size of sizes) {
      const sized = size === rows ? file : await staffFile(size);
      for (const name of names) memory.push({ name, file: sized, ...(await measureMemory(origin, name, sized)) });
    }
    printMemory(memory, sizes);
  }
} finally {
  close();
}
