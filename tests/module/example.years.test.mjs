// Three years of the example trust: the files agree with each other, and with what their maker says has changed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { exampleFiles, exampleLastYear, exampleMovements } from '../../wasm/dist/example.mjs';
import { digest, employed, parse } from './rows.mjs';

const SITE = 'Tarnside Hospital';
const tables = (back) =>
  Object.fromEntries(exampleFiles(undefined, back).map(({ kind, chunks }) => [kind, parse(chunks)]));
const years = [0, 1, 2].map(tables);
const posts = years.map(({ staff }) => new Map(employed(staff).map((row) => [row['Employee Number'], row])));
const [now, then] = posts;
const day = (text) => Date.parse(text.split('/').reverse().join('-')) / 86_400_000;
const LAST = ['2026-03-31', '2025-03-31', '2024-03-31', '2023-03-31', '2022-03-31'].map(
  (text) => Date.parse(text) / 86_400_000,
);
const inYear = (text, back) => day(text) > LAST[back + 1] && day(text) <= LAST[back];
const only = (map, other) => [...map.values()].filter((row) => !other.has(row['Employee Number']));
const both = () => [...now.values()].filter((row) => then.has(row['Employee Number']));
const known = exampleMovements();

test('last year’s list is the staff list of the year before', () => {
  const file = exampleLastYear();
  assert.deepEqual([file.kind, file.name], ['staff_last_year', 'staff_last_year.csv']);
  assert.equal(digest(file.chunks), digest(exampleFiles(undefined, 1)[0].chunks));
});

test('nobody is in both lists by chance: who is new started within the year, who is not had started before', () => {
  for (const back of [0, 1]) {
    for (const row of only(posts[back], posts[back + 1])) assert.ok(inYear(row['Latest Start Date'], back));
    for (const row of posts[back + 1].values()) assert.ok(day(row['Latest Start Date']) <= LAST[back + 1]);
  }
});

test('a contract came with its people, and nobody else is on it', () => {
  const came = [...now.values()].filter((row) => row.Service === 'Community therapy');
  assert.ok(came.length > 50);
  assert.equal(new Set(came.map((row) => row.transferred_in_date)).size, 1);
  for (const row of came) {
    assert.ok(inYear(row.transferred_in_date, 0) && !then.has(row['Employee Number']));
    assert.equal(row['Latest Start Date'], row.transferred_in_date);
  }
  assert.equal([...now.values()].filter((row) => row.transferred_in_date !== '').length, came.length);
  assert.ok(![...then.values()].some((row) => row.Service === 'Community therapy' || row.transferred_in_date !== ''));
});

test('a contract went with its people, whom the leavers’ file lists on one day', () => {
  const went = [...then.values()].filter((row) => row.Service === 'Prison healthcare');
  assert.ok(went.length > 50);
  assert.ok(![...now.values()].some((row) => row.Service === 'Prison healthcare'));
  const told = years[0].leavers.filter((row) => row.reason === 'Employee Transfer');
  assert.deepEqual(told.map((row) => row.person_id).sort(), went.map((row) => row['Employee Number']).sort());
  assert.equal(new Set(told.map((row) => row.leaving_date)).size, 1);
});

test('the leavers’ file lists exactly who is in last year’s list and not in this one, in every year', () => {
  for (const back of [0, 1]) {
    const gone = only(posts[back + 1], posts[back]).map((row) => row['Employee Number']);
    assert.deepEqual(years[back].leavers.map((row) => row.person_id).sort(), gone.sort());
    for (const row of years[back].leavers) {
      assert.ok(inYear(row.leaving_date, back) && day(row.leaving_date) < LAST[back]);
      assert.equal(row.date_of_birth, posts[back + 1].get(row.person_id)['Date of Birth']);
    }
  }
});

test('whoever stayed has the same birthday, sex, start and site, and is trained no earlier', () => {
  for (const row of both()) {
    const before = then.get(row['Employee Number']);
    for (const name of ['Date of Birth', 'Gender', 'Latest Start Date', 'Org L3', 'Service', 'FTE', 'recruited_abroad'])
      assert.equal(row[name], before[name]);
    if (before.equality_training_date === '') continue;
    assert.ok(day(before.equality_training_date) <= LAST[1]);
    assert.ok(day(before.equality_training_date) >= day(before['Latest Start Date']));
    assert.ok(day(row.equality_training_date) >= day(before.equality_training_date));
  }
});

test('whoever changed band was promoted in the year, and the other way round', () => {
  const band = (row) =>
    /Very Senior Manager/.exec(row['Pay Scale'])?.[0] ?? row['Pay Scale'].replace(/.*Band /, 'Band ');
  const tidy = (text) => text.replace(/ - Range ([A-D])/, (_, letter) => letter.toLowerCase());
  for (const back of [0, 1]) {
    const [later, earlier] = [posts[back], posts[back + 1]];
    const changed = [...later.values()]
      .filter((row) => earlier.has(row['Employee Number']))
      .map((row) => [row['Employee Number'], tidy(band(earlier.get(row['Employee Number']))), tidy(band(row))])
      .filter(([, from, to]) => from !== to);
    const told = years[back].promotions.map((row) => [row.person_id, row.from_band, row.to_band]);
    assert.ok(told.length > 100);
    assert.deepEqual(changed.sort(), told.sort());
  }
});

test('every file of an earlier year is about that year and the people in post in it', () => {
  for (const back of [0, 1, 2]) {
    const { cases, training, promotions, applicants, survey, patients } = years[back];
    for (const row of [...training, ...promotions]) assert.ok(inYear(row.date, back) && posts[back].has(row.person_id));
    const strangers = cases.filter((row) => !posts[back].has(row.person_id));
    assert.equal(strangers.length, 1);
    for (const row of cases) assert.ok(inYear(row.start_date, back) || inYear(row.start_date, back + 1));
    for (const row of patients) assert.ok(row.type === 'served' || inYear(row.date, back));
    assert.ok(applicants.length > 5000 && survey.length > 400);
  }
});

test('cases of a year are told the same a year later, of those who are still here', () => {
  const key = (row) => Object.values(row).join(' ');
  const earlier = new Set(years[1].cases.filter((row) => inYear(row.start_date, 1)).map(key));
  const told = years[0].cases.filter((row) => inYear(row.start_date, 1) && then.has(row.person_id));
  // What somebody declared since may have tipped a case of chance.
  const same = told.filter((row) => earlier.has(key(row)));
  assert.ok(told.length > 20 && same.length >= told.length - 2, `${same.length} of ${told.length}`);
});

const age = (row, back) => {
  const [d, m, y] = row['Date of Birth'].split('/').map(Number);
  return `${2026 - back - y - (m * 100 + d > 331 ? 1 : 0)}`;
};
const ANSWERS = {
  age,
  disability: (row) => row.Disability,
  ethnicity: (row) => row['Ethnic Origin'],
  marital_status: (row) => row['Marital Status'],
  pregnancy_maternity: (row) => row['Assignment Status'],
  religion: (row) => row['Religious Belief'],
  sex: (row) => row.Gender,
  sexual_orientation: (row) => row['Sexual Orientation'],
};

test('the maker’s own account is what the two lists tell, of all and of one site', () => {
  for (const site of [undefined, SITE]) {
    const account = exampleMovements(undefined, site);
    const here = (row) => site === undefined || row['Org L3'] === site;
    const flow = (row) => {
      const id = row['Employee Number'];
      if (now.has(id) && then.has(id)) return 'stayers';
      if (now.has(id)) return row.transferred_in_date === '' ? 'joiners' : 'transferred_in';
      return row.Service === 'Prison healthcare' ? 'transferred_out' : 'leavers';
    };
    const everybody = [...now.values(), ...only(then, now)].filter(here);
    for (const [characteristic, answer] of Object.entries(ANSWERS)) {
      const counts = new Map();
      for (const row of everybody) {
        const id = row['Employee Number'];
        const from = then.has(id) ? answer(then.get(id), 1) : null;
        const to = now.has(id) ? answer(now.get(id), 0) : null;
        const key = JSON.stringify([flow(row), from, to]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const told = account.characteristics[characteristic];
      assert.deepEqual(
        told.map(({ flow: name, from, to, people }) => [JSON.stringify([name, from, to]), people]).sort(),
        [...counts].sort(),
      );
    }
  }
  for (const name of ['joiners', 'leavers', 'transferred_in', 'transferred_out']) assert.ok(known.people[name] > 50);
});

test('answers changed in every characteristic that people answer; sex and birthdays did not', () => {
  for (const [characteristic, moves] of Object.entries(known.characteristics)) {
    const changed = moves.filter(({ flow, from, to }) => flow === 'stayers' && from !== to);
    const people = changed.reduce((sum, one) => sum + one.people, 0);
    if (characteristic === 'sex') assert.equal(people, 0);
    else assert.ok(people >= 10, `${characteristic} ${people}`);
  }
  const declared = (of) => [...of.values()].filter((row) => row.Disability === 'Yes').length / of.size;
  assert.ok(declared(now) > declared(then) && declared(then) > declared(posts[2]));
});
