#!/usr/bin/env node
// node tests/bench/generate.mjs --rows N --seed S --out FILE [--style esr|messy|nine] [--snapshot yyyy-mm-dd]
// Writes a made-up staff list; without --out, to standard output.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeWindows1252, generateStaff } from '../../wasm/dist/example.mjs';

const utf8 = new TextEncoder();

/** Same options, same bytes. */
export async function writeStaff(stream, options) {
  const encode = options.style === 'messy' ? encodeWindows1252 : (text) => utf8.encode(text);
  async function* bytes() {
    for (const text of generateStaff(options)) yield encode(text);
  }
  await pipeline(Readable.from(bytes(), { objectMode: false }), stream, { end: stream !== process.stdout });
}

function wholeNumber(name, text) {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} needs a whole number.`);
  return Number(text);
}

async function main() {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      style: { type: 'string', default: 'esr' },
      snapshot: { type: 'string' },
    },
  });
  if (!['esr', 'messy', 'nine'].includes(values.style)) throw new Error('--style is esr, messy or nine.');
  await writeStaff(values.out === undefined ? process.stdout : createWriteStream(values.out), {
    rows: wholeNumber('rows', values.rows),
    seed: wholeNumber('seed', values.seed),
    style: values.style,
    snapshot: values.snapshot,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    if (error.code === 'EPIPE') return;
    console.error(error.message);
    process.exitCode = 2;
  });
}
