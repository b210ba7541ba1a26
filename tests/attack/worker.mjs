/** A worker: attacks the reports of the organisations with seeds `from`, `from + step` … up to `to`; posts what came of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSession } from '../../wasm/dist/index.mjs';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { attack, truthOf } from './attack.mjs';
import { hiddenInRows, told } from './html.mjs';
import { organisation } from './organisations.mjs';
import { filesOf, isRefusal, reports } from './reports.mjs';
import { leaks, untrueNumbers, written } from './texts.mjs';

const { from, step, to } = workerData;
const session = await openSession();

/** Sums and figures that do not come out of a report in which all can be seen. */
function untrue({ book, wrong: sums }, figures) {
  const wrong = [...book.contradictions, ...sums];
  for (const { inputs, figure, shown, why } of figures ? book.figures : []) {
    const value = figure(inputs.map((name) => book.counts.get(name)));
    if (!(Math.abs(value - shown) <= 1e-6 * Math.max(1, Math.abs(shown)))) wrong.push(`${why}: ${value}, not ${shown}`);
  }
  return wrong;
}

for (let seed = from; seed <= to; seed += step) {
  const made = organisation(seed);
  const { respondents, size } = made;
  const result = { seed, size, took: {} };
  const began = Date.now();
  // Much is known after one in four.
  const isMore = seed % 4 === 0;
  const { internal, publication, careless } = reports(session, filesOf(made), made.settings, { careless: isMore });
  result.took.reports = Date.now() - began;
  // Formulas are slow: one organisation in ten.
  const truth = truthOf(internal, { respondents });
  result.untrue = untrue(truth, seed % 10 === 0);
  result.refused = isRefusal(publication) ? publication.message : null;
  const attempt = (report, options) => {
    try {
      return attack(report, truth, options);
    } catch (error) {
      return { failed: error.message };
    }
  };
  if (!result.refused) {
    result.careful = attempt(publication);
    result.changed = untrueNumbers(publication.measures, internal.measures);
    result.told = leaks(publication, internal);
    if (seed % 20 === 0)
      result.told.push(...told(publishHtml(publication), hiddenInRows(publication, internal), written));
    if (isMore) result.sharp = attempt(publication, { sharp: true });
  }
  if (careless && !isRefusal(careless)) result.careless = attempt(careless);
  result.took.attack = Date.now() - began - result.took.reports;
  parentPort.postMessage(result);
}
