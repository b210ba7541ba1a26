/** The parts that say what figures mean, in Chromium: accessible, within the width of a phone, and whole on paper. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { everyKind } from '../module/fixtures/every-kind.mjs';
import { withMeaning } from './fixtures/meaning.mjs';
import { axe, launch, screenshot, sideways } from './help.mjs';

let browser;
let folder;
let file;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-'));
  file = path.join(folder, 'report.html');
  writeFileSync(file, publishHtml(withMeaning(everyKind())));
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

for (const width of [1280, 640, 320]) {
  test(`axe finds nothing and nothing is wider than the window at ${width}`, async () => {
    const page = await open({ viewport: { width, height: 900 } });
    await openAll(page);
    assert.deepEqual(await axe(page), []);
    assert.equal(await sideways(page), 0);
    await screenshot(page, `meaning-${width}`);
    await page.context().close();
  });
}

test('a table of words is a table of blocks on a phone, each cell with its head, and still a table to a screen reader', async () => {
  const page = await open({ viewport: { width: 375, height: 900 } });
  const duties = page.getByRole('table', { name: /Which duties apply/ });
  assert.equal(await duties.getByRole('columnheader').count(), 4);
  assert.equal(await duties.getByRole('cell').count(), 3);
  const cell = duties.getByRole('cell').first();
  assert.match(await cell.innerText(), /^Does it apply, and why\s+Applies\./);
  const [table, box] = [await duties.boundingBox(), await cell.boundingBox()];
  assert.ok(box.width > table.width * 0.9, 'the cell has the whole width');
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.match(await cell.innerText(), /^Applies\./);
  await page.context().close();
});

test('an interval leads to what it means, by keyboard', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await page.locator('#measure-wres-2 .eh-explained').first().focus();
  await page.keyboard.press('Enter');
  const explained = page.locator('#explain-how-sure');
  await explained.waitFor();
  assert.match(page.url(), /#explain-how-sure$/);
  const { y } = await explained.boundingBox();
  assert.ok(y >= 0 && y < 900, 'it is in sight');
  await page.context().close();
});

test('the names of the years stand apart at every width, and each figure above its dot', async () => {
  for (const width of [1280, 320]) {
    const page = await open({ viewport: { width, height: 900 } });
    const boxes = (selector) =>
      page
        .locator(`#measure-wres-2 .eh-trend__chart ${selector}`)
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const figures = await boxes('.eh-trend__value');
    const dots = await boxes('.eh-plot__dot');
    assert.equal(figures.length, 3);
    figures.forEach((figure, index) => {
      assert.ok(figure.bottom <= dots[index].top, 'above');
      if (index > 0) assert.ok(figures[index - 1].right < figure.left, `figures ${index} at ${width}`);
    });
    const chart = await page.locator('#measure-wres-2 .eh-trend').boundingBox();
    for (const { left, right, top } of figures) {
      assert.ok(left >= chart.x - 1 && right <= chart.x + chart.width + 16 && top >= chart.y, `inside at ${width}`);
    }
    await page.context().close();
  }
});

test('forced colours keep bars, marks, lines and bands apart', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 }, forcedColors: 'active' });
  const look = await page.evaluate(() => {
    const style = (name) => getComputedStyle(document.querySelector(name));
    return {
      ground: getComputedStyle(document.body).backgroundColor,
      line: style('.eh-trend__line').stroke,
      mark: style('.eh-bar__mark').stroke,
      part: style('.eh-bar__part').fill,
      value: style('.eh-trend__value').fill,
      zero: style('.eh-bar__zero').stroke,
    };
  });
  for (const part of ['line', 'mark', 'part', 'value', 'zero']) assert.notEqual(look[part], look.ground, part);
  assert.notEqual(look.mark, look.part);
  await page.context().close();
});

test('on paper the drawings are there, links have no list under them, and nothing is cut off', async () => {
  const page = await open({ viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  for (const selector of [
    '#measure-wres-2 .eh-trend__chart',
    '#measure-change-ethnicity .eh-table--moves',
    '#section-obligations table',
    '#explain-how-sure p',
    '.eh-family__how--red .eh-family__why',
  ]) {
    const box = await page.locator(selector).first().boundingBox();
    assert.ok(box !== null && box.height > 5, selector);
  }
  assert.equal(await page.locator('.eh-family__how--green .eh-family__why:visible').count(), 0);
  assert.equal(await sideways(page), 0);
  const wide = await page
    .locator('.eh-table')
    .evaluateAll((tables) =>
      tables.filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1).map((table) => table.className),
    );
  assert.deepEqual(wide, []);
  await page.context().close();
});

test('headings go down one level at a time', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const found = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
  found.forEach((level, at) => assert.ok(at === 0 || level <= found[at - 1] + 1, `heading ${at + 1}`));
  await page.context().close();
});
