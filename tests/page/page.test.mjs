import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { after, before, test } from 'node:test';
import {
  choose,
  close,
  dataFile,
  headcounts,
  launch,
  measureSelector,
  openPage,
  pageFile,
  saved,
  showExample,
  step,
  toInternal,
} from './help.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const NINE = readFileSync(dataFile('nine.csv'));

async function readNine(page) {
  await choose(page, 'nine.csv', NINE);
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
}

/** The published table of the small provider; every other category is nought. */
async function assertNine(page) {
  const some = async (id) =>
    Object.fromEntries(Object.entries(await headcounts(page, id)).filter(([, count]) => count > 0));
  assert.deepEqual(await some('profile.sex'), { Female: 6, Male: 3 });
  assert.deepEqual(await some('profile.ethnicity_5'), { White: 8, Mixed: 1 });
  assert.deepEqual(await some('profile.disability'), { 'Non-disabled': 9 });
  assert.equal((await headcounts(page, 'profile.disability')).Disabled, 0);
  assert.deepEqual(await some('profile.religion'), { Christian: 6, 'No religion': 1, 'Other religion or belief': 2 });
  assert.deepEqual(await some('profile.sexual_orientation'), { 'Heterosexual or straight': 9 });
  assert.equal((await headcounts(page, 'profile.ethnicity_5'))['Not recorded'], 0);
}

test('nine colleagues from a file give exactly the published table', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await step(page, 'Report');
  await assertNine(page);
  await close(page);
});

test('the small provider comes in one click with the same table', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See a small provider');
  await assertNine(page);
  assert.match(await page.locator('.eh-report__lead').innerText(), /^9 people on 31 March \d{4}/);
  await close(page);
});

test('the example trust comes in one click, with every row accounted for', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See an example');
  assert.match(await page.locator('.eh-report__lead').innerText(), /^3,500 people/);
  // The example's cases name one person, on purpose, who is not in its staff list.
  const failed = await page.locator('.eh-checks__failed').allTextContents();
  assert.equal(failed.length, 1, failed.join('\n'));
  assert.match(failed[0], /example-cases\.csv: 1 of the \d+ people it names is not in the staff list/);
  await step(page, 'Checks');
  const tables = await page
    .locator('.eh-table--account')
    .evaluateAll((elements) =>
      elements.map((table) =>
        [...table.querySelectorAll('td')].map((cell) => Number(cell.innerText.replaceAll(',', ''))),
      ),
    );
  assert.equal(tables.length, 10, 'a file of every kind but the benchmark');
  for (const counts of tables) {
    const read = counts.pop();
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      read,
    );
  }
  assert.equal(tables[0][0], 3500);
  await close(page);
});

test('opened from disk, nothing but the file itself, blobs and data is asked for', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See an example');
  for (const name of ['Files', 'Checks', 'Report', 'Start']) await step(page, name);
  const strangers = page.seen.filter((url) => !/^(?:blob:|data:)/.test(url));
  assert.deepEqual(
    [...new Set(strangers.map((url) => url.split('#')[0]))],
    [page.url().split('#')[0]],
    'only the page',
  );
  assert.deepEqual(page.complaints, [], 'the policy stops nothing that the page does');
  await close(page);
});

test('the policy is there and forbids the network, inline scripts and evaluation', async () => {
  const page = await openPage(browser);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const rule of [
    "default-src 'none'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'worker-src blob:',
  ])
    assert.ok(policy.includes(rule), rule);
  assert.ok(!/unsafe-inline|'unsafe-eval'/.test(policy), policy);
  const outcome = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  assert.equal(outcome, 'refused');
  const violated = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        const image = new Image();
        image.src = 'https://example.org/x.png';
        document.body.append(image);
        setTimeout(() => resolve('not stopped'), 3000);
      }),
  );
  assert.equal(violated, 'img-src');
  await close(page);
});

test('nothing is stored by the browser', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See a small provider');
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookies: '', databases: 0 });
  await close(page);
});

test('a file can be dropped anywhere on the page', async () => {
  const page = await openPage(browser);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return data;
  }, NINE.toString('utf8'));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  assert.equal(await page.locator('.eh-drop--over').count(), 1, 'the area shows that it will take the file');
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.getByRole('heading', { name: 'dropped.csv' }).waitFor();
  await close(page);
});

test('a misspelt value is shown, mapped at once, and taken back', async () => {
  const page = await openPage(browser);
  const lines = NINE.toString('utf8').split('\n');
  lines[1] = lines[1].replace('White - British', 'Whyte Britsh');
  await choose(page, 'misspelt.csv', lines.join('\n'));
  const select = page.getByLabel('Whyte Britsh');
  await select.waitFor();
  await step(page, 'Report');
  const before = await headcounts(page, 'profile.ethnicity_5');
  assert.equal(before.White, 7);
  const summary = page.locator('.eh-summary__item').filter({ hasText: 'Race' });
  const inShort = await summary.innerText();
  await step(page, 'Files');
  await page.getByLabel('Whyte Britsh').selectOption('white_british');
  await page.getByText('Every value has a category.').waitFor();
  await step(page, 'Report');
  assert.equal((await headcounts(page, 'profile.ethnicity_5')).White, 8);
  assert.notEqual(await summary.innerText(), inShort, 'the summary changes too');
  await step(page, 'Files');
  await page.getByLabel('Whyte Britsh').selectOption('');
  await page.getByText('1 value did not match').waitFor();
  await close(page);
});

test('a column taken as something else reads the file again', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await page.getByText(/columns used: see and change/).click();
  await page.getByLabel('Religious Belief').first().selectOption('');
  await page.getByText('5 of 6 columns used').waitFor();
  await step(page, 'Report');
  assert.equal(await page.locator(`${measureSelector('profile.religion')} table`).count(), 0);
  assert.match(
    await page
      .locator('li')
      .filter({ has: page.locator(measureSelector('profile.religion')) })
      .last()
      .innerText(),
    /not supplied/,
  );
  await step(page, 'Files');
  await page.getByText(/columns used: see and change/).click();
  await page.getByLabel('Religious Belief').first().selectOption('religion');
  await page.getByText('6 of 6 columns used').waitFor();
  await step(page, 'Report');
  assert.equal((await headcounts(page, 'profile.religion')).Christian, 6);
  await close(page);
});

test('person ids are never on the page', async () => {
  const page = await openPage(browser);
  const text = NINE.toString('utf8').replace(/^(\d),/gm, 'SECRET$1,');
  await choose(page, 'ids.csv', text);
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor();
  for (const name of ['Files', 'Checks', 'Report']) {
    await step(page, name);
    assert.ok(
      !(await page.content()).split('<script>')[0].includes('SECRET') &&
        !(await page.locator('body').innerText()).includes('SECRET'),
      name,
    );
  }
  await close(page);
});

test('a picture renamed to .csv is refused in one sentence and the loaded file stays', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await page.setInputFiles('#choose-files', {
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  });
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /picture\.csv: .*picture/);
  assert.equal(await page.getByRole('heading', { name: 'nine.csv' }).count(), 1);
  assert.ok(await alert.evaluate((element) => element === document.activeElement), 'the message has the focus');
  await close(page);
});

test('a second staff list is refused in one sentence and the first stays', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await choose(page, 'other.csv', NINE);
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /nine\.csv.*already/s);
  assert.equal(await page.locator('.eh-file h2').first().innerText(), 'nine.csv');
  await close(page);
});

test('a file that changed on disk since it was chosen is refused, not half read', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-'));
  const file = path.join(folder, 'moving.csv');
  writeFileSync(file, NINE);
  const page = await openPage(browser);
  await page.setInputFiles('#choose-files', file);
  await page.getByRole('heading', { name: 'moving.csv' }).waitFor();
  writeFileSync(file, `${NINE}10,Male,White - British,No,Christianity,Bisexual\n`);
  await page.getByText(/columns used: see and change/).click();
  await page.getByLabel('Religious Belief').first().selectOption('');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /could not be read/);
  await page.getByText('6 of 6 columns used').waitFor();
  rmSync(folder, { recursive: true });
  await close(page);
});

test('a file dropped on the report step does not replace the page', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await step(page, 'Report');
  const kept = await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'nine.csv', { type: 'text/csv' }));
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  }, NINE.toString('utf8'));
  assert.ok(kept);
  await close(page);
});

/** A staff list of some 60 MB, made in the page and dropped on it: long enough to watch and to stop. */
async function dropLarge(page) {
  await page.evaluate((nine) => {
    const [header, ...rows] = nine.trim().split(/\r?\n/);
    const block = `${rows.join('\n')}\n`.repeat(2000);
    const data = new DataTransfer();
    data.items.add(new File([`${header}\n`, ...Array(60).fill(block)], 'large.csv', { type: 'text/csv' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, NINE.toString('utf8'));
}

test('a large file shows its progress in bytes and rows, and is taken', async () => {
  const page = await openPage(browser);
  await page.evaluate(() => {
    window.told = new Set();
    window.said = new Set();
    new MutationObserver(() => {
      window.said.add(document.querySelector('[role=status]').textContent);
      const words = document.querySelector('.eh-progress__words');
      if (words) window.told.add(words.innerText);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await dropLarge(page);
  await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor({ timeout: 60_000 });
  const said = await page.evaluate(() => [...window.said]);
  assert.ok(said.includes('Reading large.csv, half done'), said.join(' | '));
  assert.ok(said.length < 9, 'not every tick is said aloud');
  const told = await page.evaluate(() => [...window.told]);
  assert.ok(told.length >= 3, `told ${told.length} times`);
  assert.ok(
    told.some((words) => /\d MB of \d+\.\d MB, [1-9][\d,]* rows/.test(words)),
    told.join(' | '),
  );
  await close(page);
});

test('reading is cancelled at once and leaves nothing behind', async () => {
  const page = await openPage(browser);
  // The press comes from inside the page, at the first sign of progress, so that the test does not race the reader.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector('.eh-progress__cancel');
      if (!button) return;
      observer.disconnect();
      window.cancelledAt = performance.now();
      button.click();
      new MutationObserver((__, second) => {
        if (document.querySelector('.eh-progress')) return;
        second.disconnect();
        window.goneAfter = performance.now() - window.cancelledAt;
      }).observe(document.body, { subtree: true, childList: true });
    }).observe(document.body, { subtree: true, childList: true });
  });
  await dropLarge(page);
  await page.waitForFunction(() => window.goneAfter !== undefined, undefined, { timeout: 30_000 });
  const after = await page.evaluate(() => window.goneAfter);
  assert.ok(after < 1000, `gone after ${Math.round(after)} ms`);
  await page.getByRole('heading', { level: 1, name: 'Make your annual equality report' }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0, 'cancelling is not an error');
  await close(page);
});

test('settings are saved with labels only and loaded again', async () => {
  const page = await openPage(browser);
  const lines = NINE.toString('utf8').split('\n');
  lines[1] = lines[1].replace('White - British', 'Whyte Britsh');
  await choose(page, 'misspelt.csv', lines.join('\n'));
  await page.getByLabel('Whyte Britsh').selectOption('white_british');
  await page.getByText('Every value has a category.').waitFor();
  await step(page, 'Settings');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  const text = readFileSync(await saved.path(), 'utf8');
  const settings = JSON.parse(text);
  assert.equal(settings.format, 'evenhand-settings/1');
  assert.deepEqual(settings.values, { ethnicity: { 'Whyte Britsh': 'white_british' } });

  const other = await openPage(browser);
  await choose(other, 'misspelt.csv', lines.join('\n'));
  await other.getByText('1 value did not match').waitFor();
  await step(other, 'Settings');
  await other.setInputFiles('#load-settings', {
    name: 'settings.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await step(other, 'Files');
  await other.getByText('Every value has a category.').waitFor();
  await step(other, 'Settings');
  await other.setInputFiles('#load-settings', {
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await other.getByText('This is not a settings file of Evenhand.').waitFor();
  await close(page);
  await close(other);
});

test('the internal report is downloaded as a page that stands alone and as JSON', async () => {
  const page = await openPage(browser);
  await showExample(page, 'See a small provider');
  await toInternal(page);
  const html = await saved(page, 'Download the internal report as a web page');
  assert.match(html.name, /^equality-report-example-small-provider-\d{4}-03-31-internal-personal-data\.html$/);
  const other = await (await browser.newContext()).newPage();
  const asked = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.setContent(html.text);
  const json = await saved(page, 'Download the internal report as data (JSON)');
  await step(page, 'Report');
  assert.deepEqual(await headcounts(other, 'profile.sex'), await headcounts(page, 'profile.sex'));
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('data:')),
    [],
  );
  const report = JSON.parse(json.text);
  assert.equal(report.format, 'evenhand-report/1');
  assert.equal(report.organisation.headcount, 9);
  await close(other);
  await close(page);
});

test('the template is an empty file with a header', async () => {
  const page = await openPage(browser);
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /template: staff list/ }).click(),
  ]);
  assert.match(readFileSync(await template.path(), 'utf8'), /^person_id,.*ethnicity.*\r?\n$/);
  await close(page);
});

test('the snapshot date is a question until somebody answers it', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await step(page, 'Settings');
  await page.getByText('Nobody has confirmed it yet').waitFor();
  await step(page, 'Report');
  await page.getByText('The date is not confirmed').waitFor();
  await page.getByRole('link', { name: 'Confirm or change it' }).click();
  await page.getByRole('button', { name: /^Yes, 31 March \d{4} is right$/ }).click();
  await page.getByText('Nobody has confirmed it yet').waitFor({ state: 'detached' });
  await page.getByLabel('Snapshot date').fill('2024-03-31');
  await page.getByLabel('Snapshot date').blur();
  await step(page, 'Report');
  await page.locator('.eh-report__lead', { hasText: /on 31 March 2024\.$/ }).waitFor();
  assert.equal(await page.getByText('The date is not confirmed').count(), 0);
  await close(page);
});

test('removing the last file leads back to the start', async () => {
  const page = await openPage(browser);
  await readNine(page);
  await page.getByRole('button', { name: 'Remove nine.csv' }).click();
  await page.getByRole('heading', { level: 1, name: 'Make your annual equality report' }).waitFor();
  await close(page);
});

test('the one file is under 2.5 MB, and under 900 KB compressed', () => {
  const page = readFileSync(pageFile);
  assert.ok(page.length < 2_500_000);
  assert.ok(gzipSync(page).length < 900_000);
});
