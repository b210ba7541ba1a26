/** The schema of settings allows what the core takes, and nothing that it does not. */
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { exampleSettings } from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { at } from './help.mjs';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const schema = ajv.compile(JSON.parse(readFileSync(at('wasm/schema/settings.schema.json'), 'utf8')));

const faults = (value) => (schema(value) ? [] : schema.errors.map((e) => `${e.instancePath} ${e.message}`));

const FULL_SETTINGS = {
  format: 'evenhand-settings/1',
  organisation: {
    name: 'Riverside Care Ltd',
    kind: 'independent_provider',
    employees: 1200,
    nhs_standard_contract: true,
    public_authority: false,
  },
  snapshot_date: '2025-03-31',
  snapshot_date_assumed: false,
  audience: 'internal',
  protection: {
    mode: 'suppress',
    threshold: 8,
    survey_minimum: 20,
    pay_minimum: 50,
    zeros: true,
    complement: false,
    secondary: true,
  },
  include: ['bank'],
  columns: { staff: { Belonging: 'religion', Remarks: null } },
  values: { ethnicity: { Cornish: 'white_other' } },
  kinds: { 'list.csv': 'staff' },
  rules: { disability_not_declared: 'declined' },
  crossings: [
    ['ethnicity', 'sex'],
    ['sex', 'pay_band'],
  ],
  words: { 'wdes.9b': 'The network meets every month.', 'analysis.2': 'No other site is as far away.' },
  survey_year: 2024,
  previous_snapshot_date: '2024-03-30',
  benchmark: {
    use: 'areas',
    areas: [
      { area: 'Medway', weight: 3 },
      { area: 'E07000105', weight: 0.5 },
    ],
    by: 'contract',
    places: { 'Night service': 'South East' },
    trust: 'RPA',
  },
  thresholds: {
    likelihood: { within_low: 0.7, within_high: 1.4, trend_ratio: 0.1 },
    representation: { within_share_percent: 90, trend_points: 2 },
    survey: { within_points: 4, trend_points: 2 },
    pay_gap: { within_percent: 3, trend_points: 0.5 },
    declaration: { within_percent: 90, clear_below_percent: 60, trend_points: 2 },
    training: { within_percent: 90, clear_below_percent: 80, trend_points: 2 },
    score: { within_points: 0.5, trend_points: 0.2 },
    least_base: 10,
  },
  analyses: [
    { by: 'transferred_in', is: [] },
    { title: 'Moving the clinics', by: 'site', is: ['Riverside House', 'Hill Lodge'] },
    { by: 'pay_band', is: ['band_5'] },
  ],
  eds: {
    services: ['Maternity', 'Community', 'Dental'].map((name) => ({
      name,
      scores: { '1A': 0, '1B': 1, '1C': 2, '1D': 3 },
    })),
    scores: { '2A': 3, '2B': 2, '2C': 1, '2D': 0, '3A': 1, '3B': 2, '3C': 3 },
  },
};
test('settings, from none to all', () => {
  assert.deepEqual(faults({ format: 'evenhand-settings/1' }), []);
  assert.deepEqual(faults(FULL_SETTINGS), []);
  for (const which of ['trust', 'nine']) {
    assert.deepEqual(faults({ format: 'evenhand-settings/1', ...exampleSettings(which) }), []);
  }
});
test('the core takes every setting that the schema allows', async () => {
  const session = await openSession();
  assert.deepEqual(session.configure(FULL_SETTINGS), []);
});

const WRONG_SETTINGS = {
  'an audience that there is not': { audience: 'friends' },
  'another way to protect': { protection: { mode: 'blur' } },
  'a threshold that hides nobody': { protection: { threshold: 1 } },
  'a threshold in words': { protection: { threshold: 'five' } },
  'a survey group of four': { protection: { survey_minimum: 4 } },
  'a pay group of five': { protection: { pay_minimum: 5 } },
  'zeros as a number': { protection: { zeros: 1 } },
  'a protection that there is not': { protection: { magic: true } },
  'nobody employed': { organisation: { employees: 0 } },
  'a contract in words': { organisation: { nhs_standard_contract: 'yes' } },
  'a score of EDS above three': { eds: { scores: { '2A': 4 } } },
  'an outcome that EDS does not have': { eds: { scores: { '4A': 1 } } },
  'four services of EDS': { eds: { services: Array.from({ length: 4 }, () => ({ name: 'Maternity', scores: {} })) } },
  'no format': { format: undefined },
  'a setting that there is not': { colour: 'blue' },
  'a date in English': { snapshot_date: '31 March 2025' },
  'a kind of organisation that there is not': { organisation: { kind: 'club' } },
  'a contract type that is always counted': { include: ['permanent'] },
  'a role that is a number': { columns: { staff: { Age: 3 } } },
  'a kind of file that there is not': { columns: { payslips: {} } },
  'a value mapped to nothing': { values: { ethnicity: { Cornish: null } } },
  'a file that is a kind that there is not': { kinds: { 'list.csv': 'payslips' } },
  'three crossed': { crossings: [['ethnicity', 'sex', 'age']] },
  'words that are a number': { words: { 'wdes.9b': 9 } },
  'a survey year before the survey': { survey_year: 1999 },
  'a survey year as text': { survey_year: '2024' },
  'last year in English': { previous_snapshot_date: 'last spring' },
  'another way to compare': { benchmark: { use: 'moon' } },
  'an area that weighs nothing': { benchmark: { areas: [{ area: 'Medway', weight: 0 }] } },
  'an area without a name': { benchmark: { areas: [{ weight: 2 }] } },
  'places by ward': { benchmark: { use: 'places', by: 'ward', places: { A: 'Medway' } } },
  'a threshold that there is not': { thresholds: { luck: { within_points: 1 } } },
  'a number that the threshold has not': { thresholds: { survey: { within_percent: 1 } } },
  'a ratio below parity as the upper limit': { thresholds: { likelihood: { within_high: 0.9 } } },
  'nobody as the least base': { thresholds: { least_base: 0 } },
  'people chosen by hair': { analyses: [{ by: 'hair', is: ['grey'] }] },
  'an analysis of one label outside a list': { analyses: [{ by: 'site', is: 'Riverside House' }] },
  'a score of a service among those of all': { eds: { scores: { '1A': 2 } } },
  'a rule that is a switch': { rules: { disability_not_declared: true } },
};
for (const [name, change] of Object.entries(WRONG_SETTINGS)) {
  test(`wrong settings: ${name}`, async () => {
    const wrong = JSON.parse(JSON.stringify({ ...FULL_SETTINGS, ...change }));
    assert.notDeepEqual(faults(wrong), []);
    if (name === 'a contract type that is always counted') return; // harmless to the core
    const session = await openSession();
    assert.notDeepEqual(session.configure(wrong), [], 'the core took it without a word');
  });
}
