// DuckDB-WASM as its own documentation has it: an engine in its own worker, the file registered by handle, one scan.
// It is spared all guessing: columns, quotes and types are given, and only the columns needed are read.
import * as duckdb from '@duckdb/duckdb-wasm';
import { COLUMNS, CONTRACTS, digest } from './tally.mjs';

const quoted = (name) => `"${name}"`;
const QUERY = `
  SELECT grouping(e, d, s, p) AS level, e, d, s, p, count(*)::INTEGER AS n
  FROM (
    SELECT coalesce(${quoted(COLUMNS.ethnicity)}, '') AS e, coalesce(${quoted(COLUMNS.disability)}, '') AS d,
           ${quoted(COLUMNS.sex)} AS s, coalesce(${quoted(COLUMNS.payScale)}, '') AS p
    FROM read_csv('staff.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n')
    WHERE ${quoted(COLUMNS.primary)} = 'Y' AND ${quoted(COLUMNS.contract)} IN (${CONTRACTS.map((c) => `'${c}'`).join(', ')})
  )
  GROUP BY GROUPING SETS ((e), (d), (s), (p, e))`;

/** Bits of grouping(e, d, s, p), highest first: 1 where the column is summed over. */
const LEVEL = { ethnicity: 0b0111, disability: 0b1011, sex: 0b1101, cross: 0b0110 };

export function createDuckDb() {
  const started = (async () => {
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker('/duckdb-browser-eh.worker.js'));
    await db.instantiate('/duckdb-eh.wasm');
    return { db, connection: await db.connect() };
  })();

  return async (file) => {
    const { db, connection } = await started;
    if (!file) return null;
    await db.registerFileHandle('staff.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const table = await connection.query(QUERY);
    const result = { people: 0, ethnicity: new Map(), disability: new Map(), sex: new Map(), cross: new Map() };
    for (const { level, e, d, s, p, n } of table) {
      const at = Number(level);
      if (at === LEVEL.ethnicity) result.ethnicity.set(e, n);
      else if (at === LEVEL.disability) result.disability.set(d, n);
      else if (at === LEVEL.sex) {
        result.sex.set(s, n);
        result.people += n;
      } else if (at === LEVEL.cross) result.cross.set(p, (result.cross.get(p) ?? new Map()).set(e, n));
    }
    await db.dropFile('staff.csv');
    return digest(result);
  };
}
