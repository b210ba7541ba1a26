/** Earlier years in the page: last year's report and staff list, and saved settings among the files that are dropped. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { axe, choose, close, dataFile, launch, openPage, screenshot, step } from './help.mjs';

let browser;
let lastReport;
before(async () => {
  const session = await openSession();
  session.configure({
    format: 'evenhand-settings/1',
    snapshot_date: '2024-03-31',
    organisation: { name: 'Riverside Care Ltd' },
  });
  session.begin('nine.csv', 'staff');
  session.push(readFileSync(dataFile('nine.csv')));
  session.finish();
  lastReport = session.reportText();
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const NINE = readFileSync(dataFile('nine.csv'), 'utf8');
const SETTINGS = JSON.stringify({
  format: 'evenhand-settings/1',
  snapshot_date: '2025-03-31',
  organisation: { name: 'Riverside Care Ltd' },
});

async function drop(page, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const [name, text] of list) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const files = (page) => page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
async function settings(page) {
  await step(page, 'Settings');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}

test('an earlier report is dropped with the rest, listed among the files and taken out again', async () => {
  const page = await openPage(browser);
  await drop(page, [
    ['last-year.json', lastReport],
    ['nine.csv', NINE],
    ['settings.json', SETTINGS],
  ]);
  await files(page);
  const panel = page.locator('.eh-file').filter({ has: page.getByRole('heading', { name: 'last-year.json' }) });
  assert.match(await panel.innerText(), /31 March 2024/);
  assert.match(await panel.innerText(), /Riverside Care Ltd/);
  assert.equal(await page.getByRole('heading', { name: 'settings.json' }).count(), 0, 'settings are no file');
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'files-earlier-1280');
  await settings(page);
  assert.equal(await page.getByLabel('Name of the organisation').inputValue(), 'Riverside Care Ltd');
  assert.equal(await page.getByLabel('Snapshot date').inputValue(), '2025-03-31');
  const list = page.getByRole('list', { name: 'Earlier reports' });
  await list.getByText('31 March 2024').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Remove last-year.json' }).press('Enter');
  await list.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'settings-earlier-title');
  await page.setInputFiles('#choose-earlier', {
    name: 'again.json',
    mimeType: 'application/json',
    buffer: Buffer.from(lastReport),
  });
  await list.getByRole('button', { name: 'Remove again.json' }).waitFor();
  await step(page, 'Report');
  await page.locator('#report-title').waitFor();
  await close(page);
});

test('settings alone are opened before there is a file', async () => {
  const page = await openPage(browser);
  await drop(page, [['mine.json', SETTINGS]]);
  await page.locator('main').getByText('The settings of mine.json are open.').last().waitFor();
  assert.deepEqual(await axe(page), []);
  await choose(page, 'nine.csv', NINE);
  await files(page);
  await step(page, 'Report');
  assert.match(await page.locator('.eh-report__lead').innerText(), /31 March 2025/);
  await close(page);
});

test('JSON that is neither is refused in a sentence, and a report is no settings', async () => {
  const page = await openPage(browser);
  await choose(page, 'nine.csv', NINE);
  await files(page);
  await drop(page, [['odd.json', '{"format":"something/1"}']]);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /odd\.json/);
  await drop(page, [['broken.json', `{"format":"evenhand-settings/1",`]]);
  await alert.getByText('broken.json: This is not a settings file').waitFor();
  await settings(page);
  await page.setInputFiles('#load-settings', {
    name: 'report.json',
    mimeType: 'application/json',
    buffer: Buffer.from(lastReport),
  });
  await page.getByText('add it under “Earlier years”').waitFor();
  await close(page);
});

test('a second staff list becomes last year’s with one button', async () => {
  const page = await openPage(browser);
  await choose(page, 'nine.csv', NINE);
  await files(page);
  await choose(page, 'before.csv', NINE);
  const button = page.getByRole('button', { name: 'Use it as last year’s staff list (before.csv)' });
  await button.waitFor();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'refusal-last-year-1280');
  await button.press('Enter');
  await page.getByRole('heading', { name: 'before.csv' }).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'step-title');
  const panel = page.locator('.eh-file').filter({ has: page.getByRole('heading', { name: 'before.csv' }) });
  assert.equal(await panel.getByLabel('Taken for').inputValue(), 'staff_last_year');
  await choose(page, 'third.csv', NINE);
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByRole('button', { name: /Use it as last year/ }).count(), 0, 'there is one already');
  await page.getByRole('button', { name: 'Close this message' }).click();
  await settings(page);
  await page.locator('#settings-earlier').getByRole('button', { name: 'Remove before.csv' }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  assert.deepEqual(JSON.parse(readFileSync(await file.path(), 'utf8')).kinds, { 'before.csv': 'staff_last_year' });
  await close(page);
});

test('last year’s list is chosen in the settings, dated, and taken out', async () => {
  const page = await openPage(browser);
  await choose(page, 'nine.csv', NINE);
  await files(page);
  await settings(page);
  await page.setInputFiles('#choose-last-year', {
    name: 'nine.csv', // of the same name as this year's
    mimeType: 'text/csv',
    buffer: Buffer.from(NINE.replace(/^1,.*\r?\n/m, '')),
  });
  await page.locator('#settings-earlier').getByText('8 rows used').waitFor();
  await page.getByLabel('Date of last year’s staff list').fill('2024-03-30');
  await page.getByLabel('Date of last year’s staff list').blur();
  await step(page, 'Files');
  const kinds = await page.getByLabel('Taken for').evaluateAll((selects) => selects.map(({ value }) => value));
  assert.deepEqual(kinds, ['staff', 'staff_last_year']);
  // A changed column reads it again as what it is.
  const last = page.locator('.eh-file').nth(1);
  await last.getByText(/columns used: see and change/).click();
  await last.getByLabel('Religious Belief').first().selectOption('');
  await last.getByText('5 of 6 columns used').waitFor();
  assert.equal(await last.getByLabel('Taken for').inputValue(), 'staff_last_year');
  await settings(page);
  await page.locator('#settings-earlier').getByRole('button', { name: 'Remove nine.csv' }).click();
  await page.getByRole('button', { name: 'Choose last year’s staff list (CSV)' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'previous-date');
  await close(page);
});
