// The made-up staff lists: same bytes every time, and what they promise to hold.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ESR_HEADERS,
  EXAMPLE_TRUST_PEOPLE,
  encodeWindows1252,
  exampleNine,
  exampleTrust,
  generateStaff,
  messyStaff,
} from '../../wasm/dist/example.mjs';
import { count, digest, employed, minority, parse, share, unknownOrigin } from './rows.mjs';

/** Code points of the bytes 0x80–0x9F by the Encoding Standard; 0 for the five holes. Node's own decoder takes them for Latin-1. */
const HIGH = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
const decode1252 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(HIGH[byte - 0x80] || byte)).join('');

/** Age in whole years on 31 March 2026. */
function age(row) {
  const [day, month, year] = row['Date of Birth'].split('/').map(Number);
  return 2026 - year - (month * 100 + day > 331 ? 1 : 0);
}

const large = parse(generateStaff({ seed: 11, rows: 60_000, style: 'esr' }));
const people = employed(large);

test('the same seed gives the same bytes, another seed or date others', () => {
  const options = { seed: 42, rows: 5000, style: 'esr' };
  const first = digest(generateStaff(options));
  assert.equal(digest(generateStaff(options)), first);
  assert.notEqual(digest(generateStaff({ ...options, seed: 43 })), first);
  assert.notEqual(digest(generateStaff({ ...options, seed: 42 + 2 ** 32 })), first);
  assert.notEqual(digest(generateStaff({ ...options, snapshot: '2025-03-31' })), first);
});

test('the bytes are those every engine gives', () => {
  assert.equal(
    digest(generateStaff({ seed: 42, rows: 5000, style: 'esr' })),
    '734e39442c4679bc8dfa6144379fb5c02781f6a3b9b2bf83107ad1367a8b9315',
  );
  assert.equal(digest(exampleTrust()), 'b6462e4ce6796625602424344af0ef08284a91a4a380cc61746c604476b291c4');
  assert.equal(
    digest(generateStaff({ seed: 42, rows: 500, style: 'messy' })),
    '16cf41c404dbb07b466ef3557218f1ae48c91ac4159ab66aa4530789d4ddd7e2',
  );
});

test('a list comes in chunks of about 64 KiB with exactly the rows asked for', () => {
  for (const rows of [0, 1, 2, 999, 3001]) {
    const chunks = [...generateStaff({ seed: 3, rows, style: 'esr' })];
    assert.equal(parse(chunks).length, rows);
    for (const chunk of chunks.slice(0, -1))
      assert.ok(chunk.length >= 65_536 && chunk.length < 67_000, `${chunk.length}`);
  }
});

test('making a list holds one chunk, not the list', () => {
  const list = generateStaff({ seed: 1, rows: 1e12, style: 'esr' });
  assert.ok(list.next().value.startsWith(ESR_HEADERS.join(',')));
  list.return();
});

test('headers name each thing once', () => {
  assert.equal(new Set(ESR_HEADERS).size, ESR_HEADERS.length);
  assert.equal(ESR_HEADERS.filter((name) => /^Org L/.test(name)).length, 1);
});

test('the example trust has 3,500 people in post and rows to set aside', () => {
  const rows = parse(exampleTrust());
  assert.equal(EXAMPLE_TRUST_PEOPLE, 3500);
  assert.equal(employed(rows).length, 3500);
  assert.equal(new Set(employed(rows).map((row) => row['Employee Number'])).size, 3500);
  for (const kind of ['Bank', 'Honorary', 'Non-Exec Director/Chair'])
    assert.ok(count(rows, 'Assignment Category')[kind] > 0, kind);
  assert.ok(rows.some((row) => row['Pay Scale'] === 'NHS|VM01|Very Senior Manager'));
  const seconds = rows.filter((row) => row.Primary === 'N');
  assert.ok(seconds.length > 20);
  const primaries = new Map(employed(rows).map((row) => [row['Employee Number'], row]));
  for (const second of seconds) {
    assert.equal(second['Assignment Number'], `${second['Employee Number']}-2`);
    const primary = primaries.get(second['Employee Number']);
    for (const same of ['Date of Birth', 'Gender', 'Ethnic Origin', 'Disability'])
      assert.equal(second[same], primary[same]);
  }
});

test('nine colleagues are those of the published table', () => {
  const rows = parse(exampleNine());
  assert.equal(rows.length, 9);
  assert.deepEqual(count(rows, 'Sex'), { Male: 3, Female: 6 });
  assert.equal(rows.filter((row) => /^White (British|Irish|Other)$/.test(row.Ethnicity)).length, 8);
  assert.equal(rows.filter((row) => row.Ethnicity === 'White and Asian').length, 1);
  assert.deepEqual(count(rows, 'Disability'), { No: 9 });
  assert.deepEqual(count(rows, 'Religion or belief'), { Christian: 6, 'No religion': 1, 'Other religion': 2 });
  assert.deepEqual(count(rows, 'Sexual orientation'), { Heterosexual: 9 });
  assert.deepEqual(parse(generateStaff({ seed: 5, rows: 77, style: 'nine' })), rows);
});

// Bounds for a believable English trust; not estimates of anything.
const SHARES = [
  ['women', (row) => row.Gender === 'Female', 75, 79],
  ['minority ethnic', minority, 23, 27],
  ['ethnic origin unknown', unknownOrigin, 2.5, 5],
  ['disabled', (row) => row.Disability === 'Yes', 6, 7],
  ['disability unknown', (row) => !['Yes', 'No'].includes(row.Disability), 9.5, 13],
  ['religion undisclosed', (row) => /^(I do not|Unspecified)/.test(row['Religious Belief']), 18, 23],
  ['orientation undisclosed', (row) => /^(I do not|Not stated|Unspecified)/.test(row['Sexual Orientation']), 18, 23],
  ['medical and dental', (row) => row['Staff Group'] === 'Medical and Dental', 9, 13],
  ['very senior managers', (row) => /Very Senior/.test(row['Pay Scale']), 0.1, 0.4],
];
for (const [what, holds, low, high] of SHARES) {
  test(`share of ${what} lies between ${low} and ${high} %`, () => {
    const percent = share(people, holds);
    assert.ok(percent >= low && percent <= high, `${percent}`);
  });
}

test('what goes together in a workforce goes together here', () => {
  const band = (pattern) => people.filter((row) => pattern.test(row['Pay Scale']));
  const overall = share(people, minority);
  assert.ok(share(band(/Review Body Band 5$/), minority) > overall);
  assert.ok(share(band(/XR02\|/), minority) > overall);
  assert.ok(
    share(
      people.filter((row) => row['Staff Group'] === 'Medical and Dental'),
      minority,
    ) >
      overall + 10,
  );
  assert.ok(share(band(/Band 8|Band 9|Very Senior/), minority) < overall - 8);
  assert.ok(
    share(
      people.filter((row) => age(row) >= 55),
      minority,
    ) <
      share(
        people.filter((row) => age(row) < 45),
        minority,
      ) -
        5,
  );
  assert.ok(share(band(/Very Senior|Consultant/), (row) => row.Gender === 'Female') < 50);
  // Questions are left open together.
  const silent = people.filter((row) => row['Religious Belief'] === 'Unspecified');
  assert.ok(share(silent, (row) => row['Sexual Orientation'] === 'Unspecified') > 90);
  assert.ok(
    share(
      people.filter((row) => /Pakistani|Bangladeshi/.test(row['Ethnic Origin'])),
      (row) => row['Religious Belief'] === 'Islam',
    ) > 60,
  );
});

test('everyone is of working age, started after turning 16 and before the snapshot', () => {
  const day = (text) =>
    Date.UTC(
      ...text
        .split('/')
        .reverse()
        .map((n, i) => Number(n) - (i === 1 ? 1 : 0)),
    );
  for (const row of large) {
    assert.ok(age(row) >= 18 && age(row) <= 76, row['Date of Birth']);
    const [birth, start] = [day(row['Date of Birth']), day(row['Latest Start Date'])];
    assert.ok(
      start <= Date.UTC(2026, 2, 31) && (start - birth) / 86_400_000 > 16 * 365.2,
      `${row['Latest Start Date']} ${row['Date of Birth']}`,
    );
  }
});

test('the messy list is wrong in exactly the ways it says', () => {
  const { text, bytes, expected } = messyStaff();
  const lines = text.split('\r\n').slice(0, -1);
  assert.ok(lines[expected.title_row - 1].startsWith(expected.title));
  const header = lines[expected.header_row - 1].split(';');
  assert.deepEqual(expected.missing_columns, ['Sexual Orientation']);
  assert.ok(!header.includes('Sexual Orientation'));
  assert.match(lines[expected.blank_row - 1], /^;+$/);
  assert.match(lines[expected.totals_row - 1], /^Total;60;+$/);
  assert.equal(lines.length, expected.totals_row);
  assert.equal(lines.length - expected.header_row, expected.rows_below_header);
  assert.equal(expected.rows_below_header, expected.people + 2);
  const at = header.indexOf('Ethnic Origin');
  const known = new Set(['', 'Unspecified', ...large.map((row) => row['Ethnic Origin'].replace(/^[A-Z]{1,2} /, ''))]);
  const found = {};
  lines.forEach((line, i) => {
    const row = i + 1;
    if (row <= expected.header_row || row === expected.blank_row || row === expected.totals_row) return;
    const cells = line.split(';');
    assert.equal(cells.length, header.length);
    if (!known.has(cells[at])) (found[cells[at]] ??= []).push(row);
  });
  assert.equal(expected.misspelt.length, 3);
  assert.deepEqual(found, Object.fromEntries(expected.misspelt.map(({ value, rows }) => [value, rows])));
  // Names really need Windows-1252: not UTF-8, and not Latin-1 either.
  assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  assert.ok(bytes.some((byte) => byte >= 0x80 && byte <= 0x9f));
  assert.equal(decode1252(bytes), text);
});

test('Windows-1252 bytes: all that can be written come back, the rest is refused', () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i).filter((byte) => HIGH[byte - 0x80] !== 0);
  assert.deepEqual(encodeWindows1252(decode1252(all)), all);
  for (const text of ['ř', '\u0081', '漢']) assert.throws(() => encodeWindows1252(text), RangeError);
});

test('a date that is none is refused', () => {
  assert.throws(() => [...generateStaff({ seed: 1, rows: 1, style: 'esr', snapshot: '2026-02-30' })], RangeError);
  assert.ok([...generateStaff({ seed: 1, rows: 5, style: 'esr', snapshot: '2028-02-29' })].length > 0);
});
