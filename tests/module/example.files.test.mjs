// The made-up files of every kind: same bytes every time, and believable together.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import {
  UNKNOWN_PERSON,
  exampleFiles,
  exampleLastYear,
  exampleNine,
  exampleNineFiles,
  exampleNineLastYear,
  exampleTrust,
  generateFiles,
} from '../../wasm/dist/example.mjs';
import { at } from './help.mjs';
import { EMPLOYED, count, digest, employed, minority, parse, share, unknownOrigin } from './rows.mjs';

const KINDS = ['staff', 'applicants', 'cases', 'training', 'promotions', 'survey', 'board', 'leavers', 'patients'];
const tables = (files) => Object.fromEntries(files.map(({ kind, chunks }) => [kind, parse(chunks)]));
const example = tables(exampleFiles());
const big = tables(generateFiles({ seed: 11, people: 30_000 }));
const day = (text) => Date.parse(text.split('/').reverse().join('-')) / 86_400_000;
const LAST = day('31/03/2026');
const FIRST = LAST - 364;

test('every kind of file but a benchmark is there, is read again the same, and has the bytes that every engine gives', () => {
  const files = exampleFiles();
  assert.deepEqual(
    files.map(({ kind, name }) => [kind, name]),
    KINDS.map((kind) => [kind, `${kind}.csv`]),
  );
  assert.equal(digest(files[0].chunks), digest(exampleTrust()));
  const hash = createHash('sha256');
  for (const { chunks } of [...files, ...exampleFiles(undefined, 1), ...exampleFiles(undefined, 2)]) {
    assert.equal(digest(chunks), digest(chunks));
    hash.update(digest(chunks));
  }
  assert.equal(hash.digest('hex'), '4a1a5b7b968cd24722c777e9bc49b65c24ae426d522efe5689268749eae93b76');
  assert.notEqual(digest(exampleFiles('2025-03-31')[2].chunks), digest(files[2].chunks));
});

test('making any of the files holds one chunk, not the file', () => {
  for (const { kind, chunks } of generateFiles({ seed: 1, people: 1e9 })) {
    if (kind === 'board' || kind === 'survey') continue;
    const reading = chunks[Symbol.iterator]();
    assert.ok(reading.next().value.length < 67_000, kind);
    reading.return();
  }
});

test('every header is the canonical name or an alias of its kind', () => {
  const { characteristics, kinds } = JSON.parse(readFileSync(at('core/standards/data/kinds.json'), 'utf8'));
  const plain = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
  for (const { kind, chunks } of [...exampleFiles(), ...exampleNineFiles(), exampleLastYear(), exampleNineLastYear()]) {
    const { columns: own, like } = kinds.find(({ id }) => id === kind);
    const columns = [...own, ...(kinds.find(({ id }) => id === like)?.columns ?? []), ...characteristics];
    const known = new Set(columns.flatMap(({ role, label, aliases }) => [role, label, ...aliases]).map(plain));
    for (const header of Object.keys(parse(chunks)[0])) {
      // Titles of posts are in every such list, and mean nothing here.
      if (header !== 'Position Title') assert.ok(known.has(plain(header)), `${kind}: ${header}`);
    }
  }
});

const ROWS = [
  ['applicants', 9000, 9000],
  ['cases', 95, 125],
  ['training', 2300, 2700],
  ['promotions', 160, 200],
  ['survey', 400, 700],
  ['board', 14, 14],
  ['leavers', 440, 470],
  ['patients', 1400, 1600],
];
for (const [kind, least, most] of ROWS) {
  test(`${kind} has from ${least} to ${most} rows`, () => {
    assert.ok(example[kind].length >= least && example[kind].length <= most, `${example[kind].length}`);
  });
}

test('whoever has a case, training or promotion is in post, but for one id on purpose; whoever left is not', () => {
  for (const set of [example, big]) {
    const staff = new Set(set.staff.map((row) => row['Employee Number']));
    const posts = new Set(employed(set.staff).map((row) => row['Employee Number']));
    const strangers = set.cases.filter((row) => !posts.has(row.person_id));
    assert.deepEqual(
      strangers.map((row) => row.person_id),
      [UNKNOWN_PERSON],
    );
    assert.ok(!staff.has(UNKNOWN_PERSON));
    for (const kind of ['training', 'promotions'])
      for (const row of set[kind]) assert.ok(posts.has(row.person_id), `${kind} ${row.person_id}`);
    for (const row of set.leavers) assert.ok(!staff.has(row.person_id) && row.person_id !== UNKNOWN_PERSON);
    assert.equal(new Set(set.leavers.map((row) => row.person_id)).size, set.leavers.length);
  }
});

test('dates lie in the year, cases in this year and the one before, and nobody has one before starting', () => {
  const dates = { training: 'date', promotions: 'date', leavers: 'leaving_date', patients: 'date' };
  for (const [kind, column] of Object.entries(dates)) {
    for (const row of big[kind]) {
      if (row.type === 'served') continue;
      assert.ok(day(row[column]) >= FIRST && day(row[column]) <= LAST, `${kind} ${row[column]}`);
    }
  }
  const earlier = example.cases.filter((row) => day(row.start_date) < FIRST);
  assert.ok(earlier.length > 35 && earlier.length < example.cases.length - 35);
  assert.ok(big.cases.every((row) => day(row.start_date) >= FIRST - 365 && day(row.start_date) <= LAST));
  const start = new Map(employed(big.staff).map((row) => [row['Employee Number'], day(row['Latest Start Date'])]));
  for (const row of [...big.cases, ...big.training, ...big.promotions])
    assert.ok(!(start.get(row.person_id) > day(row.date ?? row.start_date)), row.person_id);
});

const hourly = (row) =>
  ((Number(row.ordinary_pay) + Number(row.bonus_in_period)) * 7) / 30.44 / Number(row.weekly_hours);
const fullyPaid = (rows) =>
  employed(rows).filter(
    (row) =>
      Number(row.ordinary_pay) > 0 &&
      (row.full_pay === 'Y' || (row.full_pay === '' && !/Maternity|Career/.test(row['Assignment Status']))),
  );
const mean = (rows, value) => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
const sex = (rows, name) => rows.filter((row) => row.Gender === name);

test('pay follows the scale: rates are tied, and the gap is believable', () => {
  for (const rows of [example.staff, big.staff]) {
    const paid = fullyPaid(rows);
    const gap = 100 * (1 - mean(sex(paid, 'Female'), hourly) / mean(sex(paid, 'Male'), hourly));
    assert.ok(gap >= 10 && gap <= 20, `${gap}`);
    const ties = {};
    for (const row of paid) ties[hourly(row).toFixed(9)] = (ties[hourly(row).toFixed(9)] ?? 0) + 1;
    const tied = Object.values(ties).filter((size) => size >= 10);
    assert.ok(tied.reduce((sum, size) => sum + size, 0) > 0.6 * paid.length);
    // A month of band 2 at full time: £24,465 ÷ 12 = £2,038.75, with nights and weekends 9 or 17 per cent more.
    const band2 = paid.filter((row) => /Band 2$/.test(row['Pay Scale']) && row.FTE === '1.00');
    assert.deepEqual([...new Set(band2.map((row) => row.ordinary_pay))].sort(), ['2038.75', '2222.23', '2385.33']);
    for (const row of paid) assert.ok(hourly(row) > 12 && hourly(row) < 120, row['Employee Number']);
  }
});

test('both sexes have bonuses, awards of consultants and long service', () => {
  const paid = employed(example.staff).filter((row) => Number(row.bonus_12_months) > 0);
  for (const name of ['Female', 'Male']) assert.ok(sex(paid, name).length >= 10);
  for (const row of paid)
    assert.ok([50, 100].includes(Number(row.bonus_12_months)) || row['Pay Scale'].endsWith('Consultant'));
});

test('pay is left open where there is none, and not full for part of those on leave', () => {
  for (const row of big.staff) {
    if (!EMPLOYED.includes(row['Assignment Category']))
      assert.deepEqual([row.ordinary_pay, row.weekly_hours, row.full_pay], ['', '', '']);
  }
  const away = employed(big.staff).filter((row) => row['Assignment Status'] === 'Maternity & Adoption');
  for (const [word, low, high] of [
    ['Y', 15, 25],
    ['N', 50, 70],
    ['', 15, 25],
  ]) {
    const percent = share(away, (row) => row.full_pay === word);
    assert.ok(percent >= low && percent <= high, `${word} ${percent}`);
  }
});

test('equality training: most done, some overdue, some never, and the year of it in the training file', () => {
  const trained = (row) => row.equality_training_date !== '';
  const due = employed(big.staff).filter((row) => trained(row) || LAST - day(row['Latest Start Date']) > 92);
  const done = share(due, (row) => trained(row) && LAST - day(row.equality_training_date) < 1096);
  assert.ok(done > 83 && done < 93, `${done}`);
  for (const holds of [(row) => !trained(row), (row) => trained(row) && LAST - day(row.equality_training_date) > 1096])
    assert.ok(share(due, holds) > 3);
  const inYear = employed(example.staff).filter((row) => trained(row) && day(row.equality_training_date) >= FIRST);
  assert.deepEqual(
    example.training.filter((row) => row.mandatory === 'Y').map((row) => `${row.person_id} ${row.date}`),
    inYear.map((row) => `${row['Employee Number']} ${row.equality_training_date}`),
  );
  const chosen = example.training.filter((row) => row.mandatory === 'N').map((row) => row.person_id);
  assert.ok(new Set(chosen).size < 0.85 * chosen.length);
});

/** White and minority people among those whom rows name, as shares of the staff. */
function likelihood(set, rows) {
  const named = new Set(rows.map((row) => row.person_id));
  const staff = employed(set.staff);
  const rate = (group) => share(staff.filter(group), (row) => named.has(row['Employee Number']));
  return rate(minority) / rate((row) => !minority(row) && !unknownOrigin(row));
}
const STAGES = ['Applied', 'Shortlisted', 'Interviewed', 'Offered', 'Appointed'];
const reached = (row, stage) => STAGES.indexOf(row.stage) >= STAGES.indexOf(stage);
const appointedOfShortlisted = (rows) =>
  share(
    rows.filter((row) => reached(row, 'Shortlisted')),
    (row) => reached(row, 'Appointed'),
  );
const origin = (row) => ({ 'Ethnic Origin': row.ethnicity });
const isWhite = (row) => !minority(origin(row)) && !unknownOrigin(origin(row));

// Bounds set by hand around what trusts tell; chance moves the example more than the large set.
const RATIOS = [
  [
    'disciplinary cases, BME ÷ White',
    (set) =>
      likelihood(
        set,
        set.cases.filter((row) => row.case_type === 'Disciplinary'),
      ),
    1.1,
    1.7,
  ],
  [
    'training one chooses, BME ÷ White',
    (set) =>
      likelihood(
        set,
        set.training.filter((row) => row.mandatory === 'N'),
      ),
    0.85,
    1.1,
  ],
  ['promotion, BME ÷ White', (set) => likelihood(set, set.promotions), 0.65, 1],
  [
    'appointment from shortlisting, White ÷ BME',
    ({ applicants }) =>
      appointedOfShortlisted(applicants.filter(isWhite)) /
      appointedOfShortlisted(applicants.filter((row) => minority(origin(row)))),
    1.2,
    1.6,
  ],
  [
    'appointment from shortlisting, non-disabled ÷ disabled',
    ({ applicants }) =>
      appointedOfShortlisted(applicants.filter((row) => row.disability === 'No')) /
      appointedOfShortlisted(applicants.filter((row) => row.disability === 'Yes')),
    0.9,
    1.3,
  ],
  [
    'capability for performance, share of disabled',
    ({ cases, staff }) => {
      const ids = new Set(
        employed(staff)
          .filter((row) => row.Disability === 'Yes')
          .map((row) => row['Employee Number']),
      );
      const rows = cases.filter((row) => row.ground === 'performance');
      return rows.filter((row) => ids.has(row.person_id)).length / rows.length;
    },
    0.05,
    0.25,
  ],
  [
    'recruited from abroad, share of staff',
    ({ staff }) => share(employed(staff), (row) => row.recruited_abroad === 'Yes') / 100,
    0.04,
    0.1,
  ],
  ['leavers, minority share', ({ leavers }) => share(leavers, (row) => minority(origin(row))) / 100, 0.22, 0.32],
  [
    'patients content, of those who answered',
    ({ patients }) =>
      share(
        patients.filter((row) => row.type === 'response'),
        (row) => row.satisfied === 'Yes',
      ) / 100,
    0.86,
    0.95,
  ],
];
for (const [what, ratio, low, high] of RATIOS) {
  test(`${what}: from ${low} to ${high}`, () => {
    for (const set of [example, big]) assert.ok(ratio(set) >= low && ratio(set) <= high, `${ratio(set)}`);
  });
}

test('survey lines agree with each other', () => {
  for (const set of [example, big]) {
    const found = new Map(
      set.survey.map((row) => [`${row.question}${row.theme} ${row.characteristic} ${row.group}`, row]),
    );
    const numbers = (key) => [Number(found.get(key).numerator), Number(found.get(key).denominator)];
    assert.equal(found.size, set.survey.length);
    for (const row of set.survey) {
      if (row.question === '') {
        assert.ok(Number(row.score) > 5 && Number(row.score) < 10 && Number(row.base) >= 11);
        continue;
      }
      const [yes, base] = [Number(row.numerator), Number(row.denominator)];
      assert.ok(yes >= 0 && yes <= base && base >= 11, JSON.stringify(row));
      if (row.question !== 'q31b') assert.ok(base <= numbers(`${row.question} all all`)[1]);
      if (row.question === 'q14bc') {
        const [b, c] = ['q14b', 'q14c'].map((id) => found.get(`${id} ${row.characteristic} ${row.group}`));
        if (!b) continue;
        assert.ok(yes >= Math.max(b.numerator, c.numerator) && yes <= Number(b.numerator) + Number(c.numerator));
      }
    }
    for (const id of ['q14a', 'q14bc', 'q15', 'q16b', 'q4b']) {
      const groups = ['Mixed', 'Asian', 'Black', 'Other ethnic group'].map((group) =>
        numbers(`${id} ethnicity ${group}`),
      );
      assert.deepEqual(
        numbers(`${id} ethnicity BME`),
        [0, 1].map((i) => groups.reduce((sum, group) => sum + group[i], 0)),
      );
    }
    const { motivation, involvement, advocacy, engagement } = Object.fromEntries(
      ['motivation', 'involvement', 'advocacy', 'engagement'].map((theme) => [
        theme,
        Number(found.get(`${theme} all all`).score),
      ]),
    );
    assert.ok(Math.abs((motivation + involvement + advocacy) / 3 - engagement) < 0.005);
  }
  assert.deepEqual(
    example.survey.filter((row) => row.question === 'q31b').map((row) => [row.characteristic, row.group]),
    [['disability', 'Disabled']],
  );
});

test('the board has fourteen members, twelve with a vote, seven executive', () => {
  const yes = (column) => example.board.filter((row) => row[column] === 'Yes').length;
  assert.deepEqual([example.board.length, yes('voting'), yes('executive')], [14, 12, 7]);
  assert.equal(example.board.filter((row) => /^(Asian|Black|Mixed)/.test(row.ethnicity)).length, 2);
});

test('people served are ready-made rows with counts, all others one each', () => {
  const served = example.patients.filter((row) => row.type === 'served');
  const people = served.reduce((sum, row) => sum + Number(row.count), 0);
  // Fourteen for each of 3,500 colleagues; every one of at most 108 rows is rounded by one half at most.
  assert.ok(Math.abs(people - 49_000) <= 54, `${people}`);
  assert.equal(new Set(served.map((row) => `${row.age_band} ${row.ethnicity} ${row.sex}`)).size, served.length);
  assert.ok(example.patients.every((row) => row.type === 'served' || row.count === '1'));
  assert.deepEqual(Object.keys(count(example.patients, 'type')).sort(), [
    'complaint',
    'compliment',
    'response',
    'served',
  ]);
});

test('the small provider has staff, training and patients, and colleagues of each training status', () => {
  const nine = tables(exampleNineFiles());
  assert.deepEqual(Object.keys(nine), ['staff', 'training', 'patients']);
  assert.deepEqual(nine.staff, parse(exampleNine()));
  const ids = new Set(nine.staff.map((row) => row['Person ID']));
  for (const row of nine.training) assert.ok(ids.has(row.person_id) && day(row.date) >= FIRST && day(row.date) <= LAST);
  assert.ok(nine.patients.length > 50 && nine.patients.length < 200);
  const open = nine.staff.filter((row) => row['Equality training'] === '');
  assert.ok(open.length === 1 && LAST - day(open[0]['Start date']) < 90);
  const old = nine.staff.filter((row) => LAST - day(row['Equality training']) > 1096);
  assert.equal(old.length, 1);
});
