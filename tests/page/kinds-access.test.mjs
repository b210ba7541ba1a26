/** Every kind of measure in Chromium: accessible, within the width, and whole on paper. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { everyKind } from '../module/fixtures/every-kind.mjs';
import { axe, launch, screenshot, sideways } from './help.mjs';

let browser;
let folder;
let file;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-'));
  file = path.join(folder, 'report.html');
  writeFileSync(file, publishHtml(everyKind()));
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(options) {
  const page = await (await browser.newContext({ bypassCSP: true, ...options })).newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

const openAll = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));

for (const width of [1280, 375]) {
  test(`axe finds nothing, closed and open, and wide tables scroll in their own box at ${width}`, async () => {
    const page = await open({ viewport: { width, height: 900 } });
    assert.deepEqual(await axe(page), []);
    await openAll(page);
    assert.deepEqual(await axe(page), [], 'with everything open');
    assert.equal(await sideways(page), 0);
    const cross = page.locator('[id^="measure-cross-sex-"] .eh-table-box');
    assert.ok(await cross.evaluate((box) => box.scrollWidth > box.clientWidth), 'the table of many columns scrolls');
    await screenshot(page, `kinds-${width}`);
    await page.context().close();
  });
}

test('every table fits a wide screen but the one with many columns', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await openAll(page);
  const scrolling = await page
    .locator('.eh-table-box')
    .evaluateAll((boxes) =>
      boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.getAttribute('aria-label')),
    );
  assert.deepEqual(scrolling, ['Sex by ethnicity: table']);
  await page.context().close();
});

test('a link from the summary opens the family that it leads to, and a row is reached by the keyboard', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const survey = page.locator('#family-survey-religion > details');
  assert.equal(await survey.evaluate((details) => details.open), false);
  await survey.locator('> summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await survey.evaluate((details) => details.open), true);
  await page.keyboard.press('Tab');
  assert.match(
    await page.evaluate(() => document.activeElement.getAttribute('aria-label')),
    /Staff survey by religion/,
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('[id^="measure-survey-q14a"] details[open]').count(), 1);
  await page.context().close();
});

test('on paper every family, list and working of a card is open, and nothing is wider than the sheet', async () => {
  const page = await open({ viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  for (const selector of [
    '[id^="measure-survey-q15"] th',
    '#measure-wres-2 .eh-how .nhsuk-details__text',
    '[id^="measure-pay-gap-sex-mean"] .eh-table--account',
    '.eh-absent .nhsuk-details__text',
  ]) {
    const box = await page.locator(selector).first().boundingBox();
    assert.ok(box !== null && box.height > 5, selector);
  }
  assert.equal(await sideways(page), 0);
  assert.equal(
    await page.locator('.eh-family__how .eh-how').first().isVisible(),
    false,
    'a working for each row would bury the table',
  );
  assert.equal(await page.locator('#family-survey-religion .eh-only-print').isVisible(), true);
  const wide = await page
    .locator('.eh-table')
    .evaluateAll((tables) =>
      tables.filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1).map((table) => table.className),
    );
  assert.deepEqual(wide, []);
  await page.context().close();
});

test('the ratings of a family are words and letters before they are colours', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const counts = await page.locator('.eh-family__summary .eh-rating__tag').allInnerTexts();
  assert.deepEqual(
    counts.map((text) => text.replace(/^\S /, '')),
    ['2 Red (R)', '2 Amber (A)', '1 Green (G)', '2 Green (G)'],
  );
  const rows = await page.locator('.eh-family__rating .eh-rating__tag:visible').allInnerTexts();
  assert.ok(rows.length > 0);
  for (const text of rows) assert.match(text, /^\S (?:Green \(G\)|Amber \(A\)|Red \(R\))$/);
  await page.context().close();
});

test('forced colours keep dots, lines and bands apart', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 }, forcedColors: 'active' });
  const look = await page.evaluate(() => {
    const style = (name) => getComputedStyle(document.querySelector(name));
    return {
      band: style('.eh-plot__band').stroke,
      dot: style('.eh-plot__dot').fill,
      line: style('.eh-plot__line').stroke,
      ground: getComputedStyle(document.body).backgroundColor,
    };
  });
  for (const part of ['band', 'dot', 'line']) assert.ok(look[part] !== 'none' && look[part] !== look.ground, part);
  await page.context().close();
});
