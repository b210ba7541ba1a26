/** A worker: reports of the organisations with seeds `from`, `from + step` … up to `to`, each against the restatement. */
import assert from 'node:assert/strict';
import { workerData } from 'node:worker_threads';
import { openSession } from '../../../wasm/dist/index.mjs';
import { readInto } from '../help.mjs';
import { board } from './board.mjs';
import { context } from './context.mjs';
import { disparity } from './disparity.mjs';
import { flows } from './flows.mjs';
import { crossings, indicatorsOfPay, placesOfPeople } from './grids.mjs';
import { organisation } from './organisation.mjs';
import { pay } from './pay.mjs';
import { profiles } from './profile.mjs';
import { recruitment } from './recruitment.mjs';
import { survey } from './survey.mjs';
import { collection, patients, training } from './upkeep.mjs';
import { whole } from './whole.mjs';

const TOPICS = {
  whole,
  profiles,
  indicatorsOfPay,
  placesOfPeople,
  crossings,
  flows,
  disparity,
  recruitment,
  board,
  pay,
  survey,
  training,
  patients,
  collection,
};

function reportOf(session, made) {
  assert.deepEqual(session.configure(made.settings), []);
  const ids = Object.entries(made.files).map(([kind, { csv }]) => {
    const inspection = readInto(session, `${kind}.csv`, new TextEncoder().encode(csv), { kind });
    assert.equal(inspection.format, 'evenhand-inspection/1', `${kind}: ${inspection.message}`);
    return inspection.id;
  });
  const report = session.report();
  // The staff list last: nothing is then left that its going could change.
  for (const id of ids.reverse()) session.remove(id);
  return report;
}

const { from, step, to } = workerData;
const session = await openSession();
for (let seed = from; seed <= to; seed += step) {
  const made = organisation(seed);
  const held = context(made, reportOf(session, made));
  for (const [topic, hold] of Object.entries(TOPICS)) {
    try {
      hold(held);
    } catch (error) {
      throw new Error(`organisation ${seed}, ${topic}: ${error.message}`);
    }
  }
}
