/** A page whose module never finds a report safe to publish. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPage } from '../../web/build.mjs';
import { at, scratch } from '../module/help.mjs';

const REFUSAL = {
  format: 'evenhand-refusal/1',
  name: '',
  code: 'not_safe',
  row: 0,
  message: 'It cannot be shown that this report is safe: make Ethnicity by sex coarser.',
};
const AUDIT = {
  format: 'evenhand-audit/1',
  mode: 'suppress',
  threshold: 5,
  survey_minimum: 11,
  pay_minimum: 10,
  zeros: false,
  complement: true,
  secondary: true,
  verified: false,
  reason: 'One hidden number comes out exactly.',
  counts: { printed: 90, different: 40, shown: 38, primary: 1, secondary: 1 },
  checks: [{ id: 'exact', passed: false, sentence: 'One hidden number comes out exactly.' }],
  measures: [
    { id: 'cross.ethnicity.sex', title: 'Ethnicity by sex', section: 'race', state: 'part', shown: 8, hidden: 2 },
  ],
  cells: [],
  differences: [],
  warnings: [],
  coarsen: [{ measure: 'cross.ethnicity.sex', title: 'Ethnicity by sex', sentence: 'Leave this table out.' }],
};

/** The page with a module that refuses to publish: no list that is real enough would stay refused. */
export async function refusingPage() {
  const folder = scratch();
  const dist = path.join(folder, 'dist');
  mkdirSync(dist);
  for (const name of ['evenhand.cjs', 'evenhand.wasm']) copyFileSync(at(`wasm/dist/${name}`), path.join(dist, name));
  writeFileSync(
    path.join(dist, 'refusing.cjs'),
    `const create = require('./evenhand.cjs');
    module.exports = async (options) => Object.assign(await create(options), {
      protectStart: () => '', protectStep: () => false,
      protectProgress: () => '{"phase":"done","done":1,"of":1}',
      audit: () => '${JSON.stringify(AUDIT)}',
      publication: () => '${JSON.stringify(REFUSAL)}',
    });`,
  );
  const { outfile } = await buildPage({
    dist,
    factory: path.join(dist, 'refusing.cjs'),
    outfile: path.join(folder, 'evenhand.html'),
  });
  return pathToFileURL(outfile).href;
}
