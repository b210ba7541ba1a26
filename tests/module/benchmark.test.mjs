/** What the module compares with is what the table of areas says: Kent, calculated here straight from the CSV. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { at, measure, readInto, SETTINGS } from './help.mjs';

/** Rows of the table; names such as "Bristol, City of" stand in quotation marks. */
function table(path) {
  const [head, ...lines] = readFileSync(at(path), 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.match(/"[^"]*"|[^,]+/g).map((cell) => cell.replaceAll('"', ''));
    assert.equal(cells.length, names.length, line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

const AREAS = table('core/standards/data/census2021_areas.csv');
const CATCHMENTS = table('core/standards/data/acute_trust_catchments.csv');

/** Staff who work in each district: what the areas weigh. */
const KENT = {
  Ashford: 410,
  Canterbury: 620,
  Dartford: 150,
  Dover: 240,
  'Folkestone and Hythe': 180,
  Gravesham: 130,
  Maidstone: 980,
  Sevenoaks: 60,
  Swale: 350,
  Thanet: 290,
  'Tonbridge and Malling': 70,
  'Tunbridge Wells': 20,
};

const counts = (row, characteristic) =>
  Object.entries(row).flatMap(([name, count]) => {
    const [of, category] = name.split(':');
    return of === characteristic && category !== 'not_answered' ? [[category, Number(count)]] : [];
  });
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/** Percent of each category of those who answered: Σ weight × count ÷ base, weights scaled to 1. */
function mixed(parts, characteristic) {
  const all = sum(parts.map(({ weight }) => weight));
  const out = {};
  for (const { row, weight } of parts) {
    const here = counts(row, characteristic);
    const base = sum(here.map(([, n]) => n));
    for (const [category, n] of here) out[category] = (out[category] ?? 0) + (100 * (weight / all) * n) / base;
  }
  return out;
}

/** The table's categories, as staff records have them. */
const OURS = {
  white_gypsy_or_irish_traveller: 'white_other',
  white_roma: 'white_other',
  other_arab: 'other_any_other',
  not_disabled: 'non_disabled',
  straight_or_heterosexual: 'heterosexual',
};
function taken(shares, name = (category) => OURS[category] ?? category) {
  const out = {};
  for (const [category, percent] of Object.entries(shares)) {
    const ours = name(category);
    out[ours] = (out[ours] ?? 0) + percent;
  }
  return out;
}

async function reported(benchmark, staff) {
  const session = await openSession();
  assert.deepEqual(session.configure({ ...SETTINGS, benchmark }), []);
  readInto(session, 'staff.csv', Buffer.from(staff), { kind: 'staff' });
  return session.report();
}

const STAFF = `Ethnic Origin,Gender,Religious Belief,Disability,Sexual Orientation,Site,Count
A,Female,Christianity,No,Heterosexual or Straight,Ashford House,70
H,Male,Islam,Yes,Gay or Lesbian,Dover Lodge,30
`;

/** The measure's benchmark, category by category, is what was worked out. */
function agrees(report, view, expected) {
  const found = Object.fromEntries(
    measure(report, `representation.${view}`)
      .categories.filter(({ benchmark }) => benchmark !== null)
      .map(({ id, benchmark }) => [id, benchmark.percent]),
  );
  assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), view);
  for (const [category, percent] of Object.entries(expected)) {
    assert.ok(Math.abs(found[category] - percent) < 1e-10, `${view} ${category}: ${found[category]}, not ${percent}`);
  }
}

function agreesThroughout(report, parts) {
  const ethnicity = mixed(parts, 'ethnicity');
  agrees(report, 'ethnicity_detailed', taken(ethnicity));
  agrees(
    report,
    'ethnicity_5',
    taken(ethnicity, (category) => category.split('_')[0]),
  );
  agrees(
    report,
    'ethnicity',
    taken(ethnicity, (category) => (category.startsWith('white_') ? 'white' : 'bme')),
  );
  agrees(report, 'religion', taken(mixed(parts, 'religion')));
  agrees(report, 'disability', taken(mixed(parts, 'disability')));
  agrees(report, 'sexual_orientation', taken(mixed(parts, 'sexual_orientation_16plus')));
  agrees(report, 'sex', taken(mixed(parts, 'sex')));
}

const named = (name) => AREAS.find((row) => row.area_name === name);

test('Kent by name and weight', async () => {
  const areas = Object.entries(KENT).map(([area, weight]) => ({ area, weight }));
  const report = await reported({ use: 'areas', areas }, STAFF);
  agreesThroughout(
    report,
    areas.map(({ area, weight }) => ({ row: named(area), weight })),
  );
  assert.deepEqual(
    report.benchmark.areas.map(({ code, percent }) => [code, Number(percent.toFixed(9))]),
    areas.map(({ area, weight }) => [named(area).area_code, Number(((100 * weight) / 3500).toFixed(9))]),
  );
});

test('the areas of sites, weighted by staff', async () => {
  const report = await reported(
    { use: 'places', places: { 'Ashford House': 'Ashford', 'Dover Lodge': 'E07000108' } },
    STAFF,
  );
  agreesThroughout(report, [
    { row: named('Ashford'), weight: 70 },
    { row: named('Dover'), weight: 30 },
  ]);
});

test('every catchment is what its areas and shares give', async () => {
  const session = await openSession();
  const { trusts } = session.catalogue();
  const codes = [...new Set(CATCHMENTS.map(({ trust_code: code }) => code))];
  assert.deepEqual(
    trusts.map(({ code }) => code),
    codes,
  );
  readInto(session, 'staff.csv', Buffer.from(STAFF), { kind: 'staff' });
  for (const trust of ['R0A', 'RAL', 'REF', codes.at(-1)]) {
    session.configure({ ...SETTINGS, benchmark: { use: 'catchment', trust } });
    agreesThroughout(
      session.report(),
      CATCHMENTS.filter(({ trust_code: code }) => code === trust).map(({ area_code: code, share }) => ({
        row: AREAS.find((row) => row.area_code === code),
        weight: Number(share),
      })),
    );
  }
});

test('every area is offered, and every one can be compared with', async () => {
  const session = await openSession();
  const { areas } = session.catalogue();
  const wider = areas.filter(({ region }) => region === '');
  assert.deepEqual(
    areas.filter(({ region }) => region !== ''),
    AREAS.map(({ area_code: code, area_name: name, region }) => ({ code, name, region })),
  );
  assert.equal(wider.length, 12);
  readInto(session, 'staff.csv', Buffer.from(STAFF), { kind: 'staff' });
  for (const row of AREAS.filter((_, i) => i % 30 === 0)) {
    session.configure({ ...SETTINGS, benchmark: { use: 'areas', areas: [{ area: row.area_name }] } });
    agreesThroughout(session.report(), [{ row, weight: 1 }]);
  }
});
