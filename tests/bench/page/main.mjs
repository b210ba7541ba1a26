// The page that the benchmark drives: starts contenders and times them from asking to answer.
import { createDuckDb } from './duckdb.mjs';

function createWorker(script) {
  const worker = new Worker(script);
  const waiting = new Map();
  let next = 0;
  worker.onmessage = ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error));
    else resolve(result);
  };
  worker.onerror = (event) => waiting.forEach(({ reject }) => reject(new Error(event.message)));
  return (file) =>
    new Promise((resolve, reject) => {
      waiting.set(next, { resolve, reject });
      worker.postMessage({ id: next++, file });
    });
}

const contenders = new Map();

globalThis.bench = {
  /** Starts a contender; answers with the milliseconds until it was ready. */
  async start(name) {
    const begun = performance.now();
    const run = name === 'duckdb' ? createDuckDb() : createWorker(`/${name}.worker.js`);
    contenders.set(name, run);
    await run(null);
    return performance.now() - begun;
  },
  async run(name) {
    const file = document.querySelector('input').files[0];
    const begun = performance.now();
    const figures = await contenders.get(name)(file);
    return { ms: performance.now() - begun, figures };
  },
};
