/** What the schemas say of a value, for tests. */
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { at } from './help.mjs';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);
const compile = (name) => ajv.compile(JSON.parse(readFileSync(at(`wasm/schema/${name}.schema.json`), 'utf8')));
const schemas = { report: compile('report'), inspection: compile('inspection'), audit: compile('audit') };

const worded = (where, errors) =>
  errors.map((e) => `${where}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);

/** What is wrong; with a measure only what its own kind says, for every other kind complains too. */
export function faults(name, value) {
  if (schemas[name](value)) return [];
  if (name !== 'report') return worded('', schemas[name].errors);
  const outside = schemas[name].errors.filter(({ instancePath }) => !/^\/measures\/\d/.test(instancePath));
  const inside = value.measures.flatMap((measure) => {
    const own = ajv.getSchema(`urn:evenhand:report:1#/$defs/${measure.kind}`);
    if (!own) return [`${measure.id}: no such kind`];
    return own(measure) ? [] : worded(`${measure.id}: `, own.errors);
  });
  return [...worded('', outside), ...inside];
}
export const accepts = (name, value) => assert.deepEqual(faults(name, value).slice(0, 10), []);
