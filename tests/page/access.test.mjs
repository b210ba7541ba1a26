import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, choose, close, launch, openPage, screenshot, showExample, sideways, step } from './help.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const STEPS = ['Files', 'Settings', 'Checks', 'Report', 'Publish'];

// The report itself is gone through with the smaller example: axe takes more than a minute for all figures of a trust,
// and every kind is in kinds-access.
for (const [name, width, example] of [
  ['wide', 1280, 'See an example'],
  ['phone', 375, 'See a small provider'],
]) {
  test(`axe finds nothing on any step, ${name}, and the page never scrolls sideways`, async () => {
    const page = await openPage(browser, { width, height: width > 500 ? 900 : 740 });
    const look = async (label) => {
      await screenshot(page, `${label}-${width}`);
      if (label !== '5-report' || width < 500) assert.deepEqual(await axe(page), [], label);
      assert.equal(await sideways(page), 0, label);
    };
    await look('1-start');
    await showExample(page, example);
    for (const [index, label] of STEPS.entries()) {
      await step(page, label);
      await page.locator('#step-title, #report-title').waitFor();
      if (label === 'Files' || label === 'Settings') {
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((details) => {
            details.open = true;
          }),
        );
      }
      await look(`${index + 2}-${label.toLowerCase()}`);
    }
    await step(page, 'Report');
    await page.locator('.eh-how > summary').first().click();
    if (width < 500) assert.deepEqual(await axe(page), [], 'with a working open');
    await close(page);
  });
}

test('axe finds nothing with a refusal, a warning and choices on the page', async () => {
  const page = await openPage(browser);
  await choose(page, 'odd.csv', 'Employee Number,Gender,Ethnic Origin\n1,Femail,Whyte\n2,Male,White - British\n');
  await page.getByLabel('Whyte').waitFor();
  await choose(page, 'empty.csv', '');
  await page.getByRole('alert').waitFor();
  await screenshot(page, 'refusal-1280');
  assert.deepEqual(await axe(page), []);
  await close(page);
});

test('320 px and 200 % zoom keep everything within the width', async () => {
  for (const [label, options] of [
    ['320', { width: 320, height: 640 }],
    ['zoom-200', { width: 640, height: 450, deviceScaleFactor: 2 }],
  ]) {
    const page = await openPage(browser, options);
    assert.equal(await sideways(page), 0, `start at ${label}`);
    await showExample(page, 'See an example');
    for (const name of STEPS) {
      await step(page, name);
      assert.equal(await sideways(page), 0, `${name} at ${label}`);
      await screenshot(page, `${name.toLowerCase()}-${label}`);
    }
    await close(page);
  }
});

/** Presses Tab until the element with the focus matches; fails when it comes round without it. */
async function tabTo(page, matches, limit = 900) {
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(matches)) return;
  }
  assert.fail(`the keyboard does not reach ${matches}`);
}

test('the whole way by keyboard alone, each step starting at its heading', async () => {
  const page = await openPage(browser);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Skip to/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await tabTo(page, () => document.activeElement.textContent === 'See a small provider');
  await page.keyboard.press('Enter');
  await page.locator('#report-title').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'report-title');

  await page.keyboard.press('Shift+Tab');
  for (let presses = 0; presses < 12; presses++) {
    if (await page.evaluate(() => document.activeElement.getAttribute('href') === '#files')) break;
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'step-title');
  await tabTo(page, () => /columns used/.test(document.activeElement.textContent));
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    () => document.activeElement.tagName === 'SELECT' && document.activeElement.id.startsWith('column-'),
  );
  await tabTo(page, () => document.activeElement.textContent === 'Continue to settings');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'step-title');
  await tabTo(page, () => document.activeElement.textContent === 'Continue to checks');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'step-title');
  await tabTo(page, () => document.activeElement.textContent === 'Continue to the report');
  await page.keyboard.press('Enter');
  await page.locator('#report-title').waitFor();
  await tabTo(page, () => document.activeElement.matches('.eh-how > summary'));
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.eh-how[open]').count(), 1);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
  await close(page);
});

test('what happens is said aloud', async () => {
  const page = await openPage(browser);
  await choose(page, 'two.csv', 'Gender,Ethnic Origin\nMale,White - British\nFemale,White - Irish\n');
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
  assert.match(await page.getByRole('status').innerText(), /two\.csv was read: 2 rows, 2 used/);
  await close(page);
});

test('a rating is a word and a letter before it is a colour', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See an example');
  const tags = await page.locator('.eh-rating__tag:not(.eh-rating__tag--brief)').allInnerTexts();
  assert.ok(tags.length > 0);
  for (const tag of tags) assert.match(tag, /^\S (?:Green \(G\)|Amber \(A\)|Red \(R\)): \w+/);
  await close(page);
});

test('headings go down one level at a time, in the page and in the downloaded report', async () => {
  const page = await openPage(browser);
  const levels = () =>
    page.locator('h1, h2, h3, h4').evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
  await showExample(page, 'See an example');
  for (const label of [...STEPS, 'Start']) {
    await step(page, label);
    await page.locator('#step-title, #report-title').waitFor();
    const found = await levels();
    assert.equal(found[0], 1, label);
    assert.equal(found.filter((level) => level === 1).length, 1, label);
    found.forEach((level, at) => assert.ok(at === 0 || level <= found[at - 1] + 1, `${label}: heading ${at + 1}`));
  }
  await close(page);
});

test('forced colours keep bars, ratings and fields', async () => {
  const page = await openPage(browser, { forcedColors: 'active' });
  await showExample(page, 'See a small provider');
  await screenshot(page, 'report-forced-colours');
  const fills = await page
    .locator('.eh-bar__track')
    .first()
    .evaluate((track) => ({ track: getComputedStyle(track).stroke }));
  assert.notEqual(fills.track, 'none');
  await close(page);
});

test('printed: no navigation, every working open, nothing cut off', async () => {
  const page = await openPage(browser, { width: 794, height: 1123 });
  await showExample(page, 'See a small provider');
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.eh-header', '.eh-steps', '.eh-contents', '.eh-toolbar', '.eh-footer']) {
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  }
  assert.ok(
    (await page.locator('.eh-measure > .eh-how .nhsuk-details__text').first().boundingBox()).height > 20,
    'the working is on paper',
  );
  assert.equal(await page.locator('.eh-banner').isVisible(), true, 'the warning is on paper');
  assert.equal(await sideways(page), 0);
  await screenshot(page, 'print-a4');
  await close(page);
});
