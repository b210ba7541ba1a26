// The benchmark's tables.
const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const LABELS = {
  evenhand: 'Evenhand (whole report)',
  bytes: 'reading the bytes alone',
  duckdb: 'DuckDB-WASM 1.32.0',
  udsv: 'uDSV 0.7.3',
  papaparse: 'PapaParse 5.7.1',
};

function printTable(header, lines) {
  const widths = header.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i].length)));
  for (const line of [header, ...lines]) {
    console.log(line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('   '));
  }
}

const mega = (bytes) => (bytes / 1e6).toFixed(1);

export function printTimes(file, results, repeat) {
  console.log(
    `\n${file.rows.toLocaleString('en-GB')} rows, ${mega(file.bytes)} MB. Warm: median of ${repeat} runs, in turn, first run left out.\n`,
  );
  const reference = results.evenhand ?? Object.values(results)[0];
  const base = median(reference.times);
  printTable(
    ['', 'median ms', 'MB/s', 'time ÷ Evenhand', 'fastest ms', 'slowest ms', 'first run ms', 'ready ms'],
    Object.entries(results).map(([name, { times, first, ready }]) => [
      LABELS[name],
      median(times).toFixed(0),
      (file.bytes / 1e3 / median(times)).toFixed(0),
      results.evenhand ? (median(times) / base).toFixed(2) : '–',
      Math.min(...times).toFixed(0),
      Math.max(...times).toFixed(0),
      first.toFixed(0),
      ready.toFixed(0),
    ]),
  );
}

export function printMemory(measured, sizes) {
  console.log(
    '\nPeak memory: resident high-water mark of Chromium’s renderer above the idle page, the contender’s start included, MB.\n',
  );
  const names = [...new Set(measured.map(({ name }) => name))];
  const cell = (name, size, pick) => pick(measured.find((one) => one.name === name && one.file.rows === size));
  const title = (size) => `${size.toLocaleString('en-GB')} rows`;
  const lines = names.map((name) => [
    LABELS[name],
    ...sizes.map((size) => cell(name, size, ({ bytes }) => mega(bytes))),
  ]);
  if (names.includes('evenhand')) {
    lines.push([
      'Evenhand, WebAssembly memory alone',
      ...sizes.map((size) => cell('evenhand', size, ({ wasm }) => mega(wasm))),
    ]);
  }
  printTable(['', ...sizes.map(title)], lines);
}
