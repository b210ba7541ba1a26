/** The Publish step: what leaves the page as a file is made safe first, unless it is said otherwise twice. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  axe,
  choose,
  close,
  dataFile,
  headcounts,
  launch,
  openPage,
  saved,
  screenshot,
  showExample,
  sideways,
  step,
} from './help.mjs';
import { refusingPage } from './refusing.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

/** Two hundred people, of whom three are Black and 14 Asian. */
const PEOPLE = [
  [115, 'Female,White - British'],
  [68, 'Male,White - British'],
  [14, 'Female,Asian or Asian British - Indian'],
  [3, 'Female,Black or Black British - African'],
];
const rows = PEOPLE.flatMap(([number, words]) => Array(number).fill(words));
const STAFF = `Employee Number,Gender,Ethnic Origin\n${rows.map((words, at) => `${at + 1},${words}\n`).join('')}`;

const start = (page) => page.getByRole('button', { name: 'Make it safe to publish', exact: true });
const outcome = (page) => page.locator('#publish-result-title');
const focused = (page) => page.evaluate(() => document.activeElement.id);
const said = (page) => page.getByRole('status').innerText();

async function openStaff(browser, options) {
  const page = await openPage(browser, options);
  await choose(page, 'staff.csv', STAFF);
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
  await step(page, 'Publish');
  await page.getByRole('heading', { level: 1, name: 'Publish' }).waitFor();
  return page;
}

async function makeSafe(page) {
  await start(page).click();
  await outcome(page).waitFor({ timeout: 120_000 });
}

test('a publication is made, looked at and kept; what is hidden is nowhere in it', async () => {
  const page = await openStaff(browser);
  assert.equal(await page.getByLabel('Everybody: to publish').isChecked(), true, 'for everybody unless it is said');
  assert.equal(await page.getByRole('button', { name: /^Download/ }).count(), 0, 'nothing to download yet');
  await makeSafe(page);
  assert.equal(await outcome(page).innerText(), 'Safe to publish');
  assert.equal(await focused(page), 'publish-result-title');
  assert.equal(await said(page), 'The report is safe to publish.');

  const json = await saved(page, 'Download as data (JSON)');
  assert.match(json.name, /^equality-report-\d{4}-03-31\.json$/);
  const report = JSON.parse(json.text);
  assert.equal(report.audience, 'publication');
  assert.equal(report.protection.verified, true);
  const groups = report.measures.find(({ id }) => id === 'profile.ethnicity_5').categories;
  assert.equal(groups.find(({ id }) => id === 'black').count, '[c]');

  const html = await saved(page, 'Download as a web page');
  assert.match(html.name, /^equality-report-\d{4}-03-31\.html$/);
  assert.ok(html.text.includes('[c]'));
  assert.ok(!html.text.includes('eh-report--internal"'), 'nothing says that it is internal');

  await page.getByRole('button', { name: 'See the report as it will be published' }).click();
  await page.locator('#report-title').waitFor();
  assert.equal(await focused(page), 'report-title');
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(await page.locator('.eh-report--internal').count(), 0, 'nothing of it is internal');
  assert.ok(Number.isNaN((await headcounts(page, 'profile.ethnicity_5')).Black));
  await page.getByRole('button', { name: 'Back to publishing' }).click();
  assert.equal(await focused(page), 'publish-preview');
  await close(page);
});

test('the trust: progress in words, other steps at hand meanwhile, and cancelled at once', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See an example');
  await page.evaluate(() => {
    window.told = new Set();
    window.aloud = new Set();
    new MutationObserver(() => {
      window.aloud.add(document.querySelector('[role=status]').textContent);
      const words = document.querySelector('#publish-progress-words');
      if (words) window.told.add(words.innerText);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await step(page, 'Publish');
  await start(page).press('Enter');
  const bar = page.getByRole('progressbar');
  await bar.waitFor();
  assert.equal(await focused(page), 'publish-cancel');
  await page.waitForFunction(() => window.told.size >= 3, undefined, { timeout: 60_000 });
  for (const words of (await page.evaluate(() => [...window.told])).slice(1)) {
    assert.match(
      words,
      /^(?:Choosing|Working out|Checking|Nearly|Starting).*\n(?:[\d,]+ of [\d,]+|This can take a minute\.)$/,
    );
  }
  // The page goes on working: another step is taken, and even beside the whole report no turn of its loop is long.
  await step(page, 'Report');
  await page.locator('#report-title').waitFor({ timeout: 5000 });
  const longest = await page.evaluate(async () => {
    let most = 0;
    for (let last = performance.now(), turn = 0; turn < 40; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      most = Math.max(most, performance.now() - last);
      last = performance.now();
    }
    return most;
  });
  assert.ok(longest < 500, `one turn took ${Math.round(longest)} ms`);
  await step(page, 'Publish');
  const cancel = page.getByRole('button', { name: 'Cancel making it safe to publish' });
  const gone = await cancel.evaluate(async (button) => {
    const from = performance.now();
    button.click();
    while (document.querySelector('#publish-cancel')) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - from;
  });
  assert.ok(gone < 1000, `gone after ${Math.round(gone)} ms`);
  await page.getByText('It was cancelled. Nothing was made.').waitFor();
  assert.match(await said(page), /cancelled/);
  assert.equal(await page.getByRole('button', { name: /^Download/ }).count(), 0);
  assert.ok((await page.evaluate(() => window.aloud.size)) < 20, 'not every tick is said aloud');
  await close(page);
});

test('a changed setting or file makes it out of date, and nothing old can be downloaded', async () => {
  const page = await openStaff(browser);
  const outOfDate = async () => {
    await page.getByText('Out of date.').waitFor();
    assert.equal(await outcome(page).count(), 0);
    assert.equal(await page.getByRole('button', { name: /^Download|^See the report/ }).count(), 0);
  };
  await makeSafe(page);
  await page.getByLabel('11', { exact: true }).check();
  await outOfDate();
  assert.equal(await focused(page), 'publish-threshold-11', 'whoever changes something stays there');
  assert.match(await said(page), /made safe to publish again/);
  await makeSafe(page);
  const { text } = await saved(page, 'Download as data (JSON)');
  assert.equal(JSON.parse(text).protection.threshold, 11);

  await step(page, 'Settings');
  await page.getByLabel('Name of the organisation').fill('Riverside');
  await page.getByLabel('Name of the organisation').blur();
  await step(page, 'Publish');
  await outOfDate();
  await makeSafe(page);
  await step(page, 'Files');
  await choose(page, 'board.csv', 'voting,executive,ethnicity\nyes,yes,White - British\n');
  await page.getByRole('heading', { name: 'board.csv' }).waitFor();
  await step(page, 'Publish');
  await outOfDate();
  await close(page);
});

test('a number that cannot be used stays in its field, and saved settings hold the choices', async () => {
  const page = await openStaff(browser);
  const survey = page.getByLabel('Fewest answers to the staff survey');
  await survey.fill('3');
  await survey.blur();
  await page.getByText('Give a whole number from 5 to 50.').waitFor();
  await survey.fill('20');
  await survey.blur();
  await page.getByLabel('50', { exact: true }).check();
  await page.getByLabel('All but a few of a group (usual)').uncheck();
  await page.getByLabel('Nobody, or everybody, of a group').check();
  await step(page, 'Settings');
  const { protection, audience } = JSON.parse((await saved(page, 'Save settings')).text);
  assert.deepEqual(protection, { survey_minimum: 20, pay_minimum: 50, complement: false, zeros: true });
  assert.equal(audience, 'internal', 'who a file is for is asked each time');
  await close(page);
});

test('what cannot be proved safe gives no file, but says which tables to make coarser', async () => {
  const page = await openStaff(browser, { url: await refusingPage() });
  await makeSafe(page);
  assert.equal(await outcome(page).innerText(), 'It cannot be published as it is');
  assert.equal(await focused(page), 'publish-result-title');
  const alert = page.getByRole('alert');
  assert.match(await alert.innerText(), /make Ethnicity by sex coarser.*Ethnicity by sex: Leave this table out/s);
  assert.equal(await page.getByRole('button', { name: /^Download|^See the report/ }).count(), 0);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'publish-refused-1280');
  await alert.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await close(page);
});

test('rounding asks for nothing that it does not need', async () => {
  const page = await openStaff(browser);
  await page.getByLabel('Round every number').check();
  await page.getByText('Smallest number of people that is shown').waitFor({ state: 'detached' });
  await makeSafe(page);
  const { text } = await saved(page, 'Download as data (JSON)');
  assert.equal(JSON.parse(text).protection.mode, 'round');
  assert.equal(await outcome(page).innerText(), 'Ready to publish', 'it is not called proved');
  await close(page);
});

test('all numbers only after a second word, which is asked for anew each time', async () => {
  const page = await openStaff(browser);
  const download = page.getByRole('button', { name: 'Download the internal report as data (JSON)' });
  const understood = page.getByLabel(/I understand that it contains personal data/);
  await page.getByLabel('Only people who may see personal data').check();
  assert.equal(await download.isDisabled(), true);
  await page.getByText('Contains personal data: do not publish.').waitFor();
  assert.deepEqual(await axe(page), []);
  await understood.check();
  const { name, text } = await saved(page, 'Download the internal report as data (JSON)');
  assert.match(name, /internal-personal-data\.json$/);
  assert.equal(JSON.parse(text).audience, 'internal');
  await page.getByLabel('Everybody: to publish').check();
  await page.getByLabel('Only people who may see personal data').check();
  assert.equal(await understood.isChecked(), false);
  await step(page, 'Report');
  await page.locator('#report-title').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Download/ }).count(), 0, 'no file from the report itself');
  await step(page, 'Publish');
  assert.equal(await page.getByLabel('Everybody: to publish').isChecked(), true, 'for everybody again');
  await close(page);
});

test('the audit is on the page, and a file only after the second word', async () => {
  const page = await openStaff(browser);
  await makeSafe(page);
  await page.getByText('What is hidden, and why').click();
  const download = page.getByRole('button', { name: 'Download the audit as data (JSON)' });
  assert.equal(await download.isDisabled(), true);
  await page.getByLabel(/I understand that it contains personal data/).check();
  const json = await saved(page, 'Download the audit as data (JSON)');
  assert.match(json.name, /^equality-report-audit-.*personal-data\.json$/);
  const audit = JSON.parse(json.text);
  assert.equal(audit.format, 'evenhand-audit/1');
  assert.ok(audit.cells.some(({ state, value }) => state === 'primary' && value === 3));
  const html = await saved(page, 'Download the audit as a web page');
  assert.ok(/personal data/i.test(html.text));
  await close(page);
});

test('an opened settings file does not decide who it is for', async () => {
  const page = await openPage(browser);
  await choose(page, 'nine.csv', readFileSync(dataFile('nine.csv')));
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
  await step(page, 'Settings');
  for (const audience of ['publication', 'internal']) {
    await page.setInputFiles('#load-settings', {
      name: 'settings.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ format: 'evenhand-settings/1', snapshot_date: '2025-03-31', audience })),
    });
    await page.getByText('Opened: settings.json').waitFor();
    await step(page, 'Report');
    assert.equal((await headcounts(page, 'profile.sex')).Male, 3, 'the page itself shows all numbers');
    await step(page, 'Publish');
    assert.equal(await page.getByLabel('Everybody: to publish').isChecked(), true);
    await step(page, 'Settings');
  }
  await close(page);
});

test('what an opened file gets wrong about protection leads here, and a switched-off second hiding can be put right', async () => {
  const page = await openStaff(browser);
  const open = async (protection) => {
    await step(page, 'Settings');
    const settings = { format: 'evenhand-settings/1', snapshot_date: '2025-03-31', protection };
    const buffer = Buffer.from(JSON.stringify(settings));
    await page.setInputFiles('#load-settings', { name: 'mine.json', mimeType: 'application/json', buffer });
    await page.getByText('Opened: mine.json').waitFor();
  };
  await open({ survey_minimum: 2 });
  await page.getByRole('alert').getByRole('link').click();
  await page.locator('#publish-settings .nhsuk-error-message').waitFor();
  assert.deepEqual(await axe(page), []);
  await open({ secondary: false });
  await step(page, 'Publish');
  await makeSafe(page);
  assert.notEqual(await outcome(page).innerText(), 'Safe to publish');
  const kept = page.getByRole('button', { name: /^Download as|^Print/ });
  assert.equal(await kept.count(), 0, 'what is not proved is not kept');
  await page.getByRole('button', { name: 'See the report as it will be published' }).click();
  await page.getByText('Not checked: do not publish.').waitFor();
  assert.equal(await kept.count(), 0, 'nor from the preview');
  await page.getByRole('button', { name: 'Back to publishing' }).click();
  await page.getByRole('button', { name: 'Hide the second numbers too' }).click();
  assert.equal(await focused(page), 'publish-settings-title');
  await makeSafe(page);
  assert.equal(await outcome(page).innerText(), 'Safe to publish');
  await close(page);
});

test('the whole way by keyboard alone', async () => {
  const page = await openStaff(browser);
  const tabTo = async (matches) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(matches)) return;
    }
    assert.fail(`the keyboard does not reach ${matches}`);
  };
  await tabTo(() => document.activeElement.id === 'publish-start');
  await page.keyboard.press('Enter');
  await outcome(page).waitFor({ timeout: 120_000 });
  await tabTo(() => document.activeElement.id === 'publish-preview');
  await page.keyboard.press('Enter');
  await page.locator('#report-title').waitFor();
  await tabTo(() => document.activeElement.textContent === 'Back to publishing');
  await page.keyboard.press('Enter');
  await tabTo(() => document.activeElement.textContent === 'What is hidden, and why');
  await page.keyboard.press('Enter');
  await tabTo(() => document.activeElement.id === 'audit-understood');
  await page.keyboard.press('Space');
  await tabTo(() => /^Download the audit/.test(document.activeElement.textContent));
  await close(page);
});

for (const width of [1280, 320]) {
  test(`axe finds nothing in any state, and nothing is wider than the page at ${width}`, async () => {
    const page = await openStaff(browser, { width, height: 800 });
    const look = async (label) => {
      await screenshot(page, `publish-${label}-${width}`);
      assert.deepEqual(await axe(page), [], label);
      assert.equal(await sideways(page), 0, label);
    };
    await look('start');
    await makeSafe(page);
    await page.getByText('What is hidden, and why').click();
    await page.locator('#audit-understood').waitFor();
    await look('done');
    await page.getByRole('button', { name: 'See the report as it will be published' }).click();
    await page.locator('#report-title').waitFor();
    await look('preview');
    await page.getByRole('button', { name: 'Back to publishing' }).click();
    await page.getByLabel('3', { exact: true }).check();
    await page.getByText('Out of date.').waitFor();
    await look('stale');
    await page.getByLabel('Only people who may see personal data').check();
    await look('internal');
    await close(page);
  });
}
