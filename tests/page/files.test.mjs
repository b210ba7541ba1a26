/** Files of every kind in the page: several at once, what each gives, and the choices that go with them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { exampleFiles, exampleNineFiles } from '../../wasm/dist/example.mjs';
import { axe, choose, close, dataFile, launch, openPage, showExample, sideways, step } from './help.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const KINDS = [
  'staff',
  'staff_last_year',
  'applicants',
  'cases',
  'training',
  'promotions',
  'survey',
  'board',
  'leavers',
  'patients',
  'benchmark',
];
const NINE = readFileSync(dataFile('nine.csv'), 'utf8');
const CASES = 'person_id,case_type,start_date\n1,disciplinary,2024-05-01\n';
const BOARD = 'voting,executive,ethnicity\nyes,yes,White - British\nno,no,Chinese\n';

/** Drops several files at once, as from a folder. */
async function drop(page, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const [name, text] of list) data.items.add(new File([text], name, { type: 'text/csv' }));
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
}

const panel = (page, name) =>
  page.locator('.eh-file').filter({ has: page.getByRole('heading', { name, exact: true }) });
const THREE = [
  ['cases.csv', CASES],
  ['nine.csv', NINE],
  ['board.csv', BOARD],
];

test('files dropped together are each known by their columns, and each says what it gives', async () => {
  const page = await openPage(browser);
  await drop(page, THREE);
  for (const [name, kind, gives] of [
    ['cases.csv', 'cases', /WRES 3, WDES 3/],
    ['nine.csv', 'staff', /WRES 1, WDES 1, pay gaps/],
    ['board.csv', 'board', /WRES 9 and WDES 10/],
  ]) {
    assert.equal(await panel(page, name).getByLabel('Taken for').inputValue(), kind);
    assert.match(await panel(page, name).innerText(), gives);
  }
  assert.equal(await page.getByText('Add your staff list too').count(), 0);
  const more = await page.locator('.eh-more dt').allInnerTexts();
  assert.equal(more.length, KINDS.length - 3, 'the kinds that are not there yet');
  assert.deepEqual(await axe(page), []);
  await step(page, 'Report');
  assert.match(await page.locator('.eh-report__lead').innerText(), /^9 people/);
  assert.equal(await page.locator('#measure-wres-9-total table').count(), 1);
  await close(page);
});

test('a file without a staff list is taken, and the staff list asked for', async () => {
  const page = await openPage(browser);
  await drop(page, [['cases.csv', CASES]]);
  await page.getByText('Add your staff list too').waitFor();
  await choose(page, 'nine.csv', NINE);
  await page.getByText('Add your staff list too').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.eh-file__head').count(), 2);
  await close(page);
});

test('the kind can be corrected, and taken back', async () => {
  const page = await openPage(browser);
  await drop(page, [
    ['nine.csv', NINE],
    ['leavers.csv', 'person_id,leaving_date,reason\n1,2024-06-30,Retirement\n'],
  ]);
  const kind = panel(page, 'leavers.csv').getByLabel('Taken for');
  assert.equal(await kind.inputValue(), 'leavers');
  const offered = await kind.locator('option').evaluateAll((options) => options.map(({ value }) => value));
  assert.deepEqual([...offered].sort(), [...KINDS].sort());
  await kind.selectOption('training');
  await panel(page, 'leavers.csv').getByText('chosen by you').waitFor();
  assert.match(await panel(page, 'leavers.csv').innerText(), /WRES 4/);
  await kind.selectOption('leavers');
  await panel(page, 'leavers.csv')
    .getByText(/Gives: Leaving/)
    .waitFor();
  await close(page);
});

test('every kind has its template', async () => {
  let page = await openPage(browser);
  let buttons = page.getByRole('button', { name: /^Download the template/ });
  assert.equal(await buttons.count(), KINDS.length);
  for (const [index, kind] of KINDS.entries()) {
    // A page may save ten files in a row; then Chromium asks whether it should go on.
    if (index === 8) {
      await close(page);
      page = await openPage(browser);
      buttons = page.getByRole('button', { name: /^Download the template/ });
    }
    const [template] = await Promise.all([page.waitForEvent('download'), buttons.nth(index).click()]);
    assert.equal(template.suggestedFilename(), `${kind}-template.csv`);
    assert.match(readFileSync(await template.path(), 'utf8'), /^[a-z_]+(,[a-z0-9_]+)+\r?\n$/);
  }
  await close(page);
});

test('the example has a file of every kind, and every section its figures', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See an example');
  assert.ok((await page.locator('.eh-family').count()) > 5);
  for (const id of ['wres-2', 'wres-5', 'wres-9-total', 'wdes-3', 'wdes-9a', 'training-equality']) {
    assert.equal(await page.locator(`#measure-${id}`).count(), 1, id);
  }
  assert.equal(await sideways(page), 0);
  await step(page, 'Files');
  const kinds = await page.getByLabel('Taken for').evaluateAll((selects) => selects.map(({ value }) => value));
  assert.deepEqual(kinds, [...exampleFiles().map(({ kind }) => kind), 'staff_last_year']);
  assert.deepEqual([...kinds].sort(), KINDS.filter((kind) => kind !== 'benchmark').sort());
  await close(page);
});

test('the small provider has the files that a small provider has', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See a small provider');
  await step(page, 'Files');
  const kinds = await page.getByLabel('Taken for').evaluateAll((selects) => selects.map(({ value }) => value));
  assert.deepEqual(kinds, [...exampleNineFiles().map(({ kind }) => kind), 'staff_last_year']);
  await close(page);
});

test('two characteristics: a table is removed, added and saved', async () => {
  const page = await openPage(browser);
  await drop(page, [['nine.csv', NINE]]);
  await step(page, 'Settings');
  await page.getByText('Two characteristics at once', { exact: true }).click();
  const list = page.getByRole('list', { name: 'Tables of two characteristics' });
  const before = await list.getByRole('listitem').count();
  assert.ok(before > 1, 'those of the report itself');
  await page.getByRole('button', { name: 'Remove Ethnicity: White and BME by sex' }).click();
  await list.getByText('Ethnicity: White and BME by sex', { exact: false }).waitFor({ state: 'detached' });
  assert.equal(await list.getByRole('listitem').count(), before - 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'crossing-rows', 'the focus is not lost');
  await page.getByLabel('Rows', { exact: true }).selectOption('religion');
  await page.getByLabel('Columns', { exact: true }).selectOption('religion');
  assert.equal(await page.getByRole('button', { name: 'Add this table' }).isDisabled(), true, 'not with itself');
  await page.getByLabel('Columns', { exact: true }).selectOption('sex');
  await page.getByRole('button', { name: 'Add this table' }).click();
  await page.getByRole('button', { name: 'Remove Religion or belief by sex' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Add this table' }).isDisabled(), true, 'not twice');
  assert.deepEqual(await axe(page), []);
  await step(page, 'Report');
  await page.locator('#measure-cross-religion-sex table').waitFor({ state: 'attached' });
  assert.equal(await page.locator('#measure-cross-ethnicity-sex').count(), 0);
  await step(page, 'Settings');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  const { crossings } = JSON.parse(readFileSync(await saved.path(), 'utf8'));
  assert.equal(crossings.length, before);
  assert.deepEqual(crossings.at(-1), ['religion', 'sex']);
  await close(page);
});

test('the provider’s own words stand in the report as they were written, as text', async () => {
  const page = await openPage(browser);
  await drop(page, [['nine.csv', NINE]]);
  await step(page, 'Settings');
  const words = page.getByLabel('How disabled staff are heard (WDES 9b)');
  await words.fill('The network meets <b>monthly</b>.\nIts chair sits on the board.');
  await words.blur();
  await step(page, 'Report');
  const statement = page.locator('#measure-wdes-9b .eh-statement');
  await statement.waitFor();
  assert.equal(await statement.innerText(), 'The network meets <b>monthly</b>.\nIts chair sits on the board.');
  await step(page, 'Settings');
  await words.fill('   ');
  await words.blur();
  await step(page, 'Report');
  await statement.waitFor({ state: 'detached' });
  await close(page);
});

test('the year of the survey is asked for when there is a survey', async () => {
  const page = await openPage(browser);
  await drop(page, [['nine.csv', NINE]]);
  await step(page, 'Settings');
  assert.equal(await page.getByLabel('Year of the staff survey').count(), 0);
  await step(page, 'Files');
  await choose(
    page,
    'survey.csv',
    'question,characteristic,group,numerator,denominator\nq15,sex,female,30,60\nq15,sex,male,20,40\n',
  );
  await page.getByRole('heading', { name: 'survey.csv' }).waitFor();
  await step(page, 'Settings');
  const year = page.getByLabel('Year of the staff survey');
  await year.fill('2023');
  await year.blur();
  await step(page, 'Report');
  await page.locator('.eh-facts').getByText('2023', { exact: true }).waitFor();
  await step(page, 'Settings');
  await year.fill('1');
  await year.blur();
  await page.getByText('Give a whole number from 2018 to 2100.').waitFor();
  assert.equal(await year.getAttribute('aria-invalid'), 'true');
  await step(page, 'Report');
  await page.locator('.eh-facts').getByText('2023', { exact: true }).waitFor();
  await close(page);
});

test('person ids of any kind of file are never on the page', async () => {
  const page = await openPage(browser);
  await drop(page, [
    ['nine.csv', NINE.replace(/^(\d),/gm, 'SECRET$1,')],
    ['cases.csv', CASES.replace('1,', 'SECRET1,').concat('SECRET77,disciplinary,2024-06-01\n')],
  ]);
  for (const name of ['Files', 'Checks', 'Report']) {
    await step(page, name);
    assert.ok(!(await page.locator('body').innerText()).includes('SECRET'), name);
  }
  await close(page);
});
