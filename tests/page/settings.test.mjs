/** The settings of the page: each changes the report at once, says what is wrong beside its field, and needs no mouse. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, choose, close, launch, openPage, screenshot, sideways, step } from './help.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const PLACES = ['Riverside House', 'Hill Lodge', 'Quay Street'];
/** Sixty colleagues on three sites: 30, 20 and 10; every third one is a man. */
const STAFF = [
  'Employee Number,Gender,Ethnic Origin,Disability,Site,Pay Band,Affected',
  ...Array.from({ length: 60 }, (_, index) =>
    [
      index + 1,
      index % 3 === 0 ? 'Male' : 'Female',
      index % 4 === 0 ? 'Indian' : 'White - British',
      index % 10 === 0 ? 'Yes' : 'No',
      PLACES[index < 30 ? 0 : index < 50 ? 1 : 2],
      index % 2 === 0 ? 'Band 5' : 'Band 6',
      index < 12 ? 'Night team' : 'Day team',
    ].join(','),
  ),
  '',
].join('\n');

/** A page with the sixty colleagues, on its Settings step. */
async function open(options) {
  const page = await openPage(browser, options);
  await choose(page, 'sixty.csv', STAFF);
  await page.getByRole('heading', { name: 'sixty.csv' }).waitFor();
  await settings(page);
  return page;
}

async function settings(page) {
  await step(page, 'Settings');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}

async function saved(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  return JSON.parse(readFileSync(await file.path(), 'utf8'));
}

async function load(page, content, name = 'settings.json') {
  await page.setInputFiles('#load-settings', {
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
}

const used = (page) => page.locator('#benchmark-used');
const focused = (page) => page.evaluate(() => document.activeElement.id);
const options = (page) => page.getByRole('listbox').getByRole('option');

/** Presses Tab until an element of this id has the focus. */
async function tabTo(page, id, limit = 400) {
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === id) return;
  }
  assert.fail(`the keyboard does not reach ${id}`);
}

test('areas are found, added, weighted and removed by keyboard alone', async () => {
  const page = await open();
  await used(page).getByText('England').first().waitFor();
  await tabTo(page, 'compare-england');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), 'compare-areas');
  await tabTo(page, 'add-area', 1);
  await page.keyboard.type('medw');
  await options(page).first().waitFor();
  assert.match(await page.getByRole('status').innerText(), /^1 matches/);
  await page.keyboard.press('ArrowDown');
  assert.equal(
    await page.getByRole('listbox').getByRole('option', { selected: true }).innerText(),
    'Medway South East',
  );
  await page.keyboard.press('Enter');
  const remove = (name) => page.getByRole('button', { name: `Remove ${name}` });
  await remove('Medway').waitFor();
  assert.equal(await focused(page), 'add-area', 'ready for the next');
  assert.equal(await page.locator('#add-area').inputValue(), '');
  await used(page).getByText('Medway').first().waitFor();

  await page.keyboard.type('gravesham');
  await page.keyboard.press('Enter'); // the first that matches
  await remove('Gravesham').waitFor();
  await page.keyboard.type('gravesham');
  assert.equal(await options(page).count(), 0, 'not twice');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#add-area').inputValue(), '');

  await tabTo(page, 'area-weights', 6);
  await page.keyboard.press('Space');
  await page.locator('#area-weight-0').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await used(page).getByText('Medway 75.0%').waitFor();
  await used(page).getByText('Gravesham 25.0%').waitFor();
  await page.locator('#area-weight-0').fill('-1');
  await page.locator('#area-weight-0').blur();
  await page.getByText('Give a number above 0.').waitFor();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'settings-areas-1280');
  await page.locator('#area-weight-0').fill('3');
  await page.locator('#area-weight-0').blur();
  assert.deepEqual((await saved(page)).benchmark, {
    use: 'areas',
    areas: [
      { area: 'E06000035', weight: 3 },
      { area: 'E07000109', weight: 1 },
    ],
  });

  for (const name of ['Medway', 'Gravesham']) {
    await remove(name).focus();
    await page.keyboard.press('Enter');
    await remove(name).waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'add-area', 'the focus is not lost');
  }
  await page.getByText('Nothing is chosen yet.').waitFor();
  await used(page).getByText('England').first().waitFor();
  await close(page);
});

test('a name that is not in the list is said beside the field', async () => {
  const page = await open();
  await page.getByRole('radio', { name: 'Areas that I choose' }).check();
  await page.locator('#add-area').fill('Atlantis');
  await page.locator('#add-area').blur();
  await page.getByText('Nothing in the list is called so: “Atlantis”.').waitFor();
  assert.equal(await page.locator('#add-area').getAttribute('aria-invalid'), 'true');
  await page.locator('#add-area').fill('dart');
  await page.locator('#add-area').blur(); // one only, so that is what was meant
  await page
    .getByRole('list', { name: 'Areas compared with' })
    .getByRole('button', { name: 'Remove Dartford' })
    .waitFor();
  await close(page);
});

test('the area of each site, and each site by its staff', async () => {
  const page = await open();
  await page.getByRole('radio', { name: 'Where our sites or contracts are' }).check();
  const area = (site) => page.getByRole('combobox', { name: `Area of ${site}` });
  assert.match(await page.locator('#place-0-hint').innerText(), /^30 of the staff/);
  await area('Riverside House').fill('Medway');
  await area('Riverside House').press('Enter');
  await area('Hill Lodge').fill('Ashford');
  await area('Hill Lodge').press('Enter');
  await used(page).getByText('Medway 60.0%').waitFor();
  await used(page).getByText('Ashford 40.0%').waitFor();
  assert.deepEqual((await saved(page)).benchmark, {
    use: 'places',
    by: 'site',
    places: { 'Riverside House': 'E06000035', 'Hill Lodge': 'E07000105' },
  });
  await area('Hill Lodge').fill('');
  await area('Hill Lodge').blur();
  await used(page).getByText('Ashford 40.0%').waitFor({ state: 'detached' });
  await close(page);
});

test('the catchment of a trust, no population, and England again', async () => {
  const page = await open();
  await page.getByRole('radio', { name: 'The catchment of an acute trust' }).check();
  await page.locator('#catchment-trust').fill('medway');
  await page.locator('#catchment-trust').press('Enter');
  await used(page).getByText('Medway').first().waitFor();
  assert.equal((await saved(page)).benchmark.trust, 'RPA');
  await page.getByRole('radio', { name: 'No population' }).check();
  await used(page).getByText('nothing').waitFor();
  await page.getByRole('radio', { name: 'England' }).check();
  await used(page).getByText('England').first().waitFor();
  await close(page);
});

test('figures of one’s own are taken and named', async () => {
  const page = await open();
  await page.setInputFiles('#choose-benchmark', {
    name: 'figures.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('characteristic,category,count\nsex,female,600\nsex,male,400\n'),
  });
  await page.getByText('figures.csv is used first').waitFor();
  await step(page, 'Files');
  await page.getByRole('button', { name: 'Remove figures.csv' }).click();
  await settings(page);
  await page.getByText('A download from Nomis or the ONS').waitFor();
  await close(page);
});

test('a threshold is changed, refused and taken back', async () => {
  const page = await open();
  const field = page.getByLabel('Declaration rate: green from this percentage');
  const inUse = page.getByRole('rowheader', { name: /^Declaration rate/ });
  const before_ = await inUse.innerText();
  await field.fill('101');
  await field.blur();
  await page.getByText('Give a number from 0 to 100.').waitFor();
  assert.equal(await inUse.innerText(), before_, 'nothing changes');
  assert.deepEqual(await axe(page), []);
  await field.fill('90');
  await field.blur();
  await page.getByRole('button', { name: 'Back to default for Declaration rate' }).waitFor();
  await inUse.getByText('90% or more').waitFor();
  const least = page.getByLabel('Fewest people rated: nothing is rated on fewer people than');
  await least.fill('10');
  await least.blur();
  assert.deepEqual((await saved(page)).thresholds, { declaration: { within_percent: 90 }, least_base: 10 });
  await page.getByRole('button', { name: 'Back to default for Declaration rate' }).press('Enter');
  await page.getByRole('button', { name: 'Back to default for Declaration rate' }).waitFor({ state: 'detached' });
  assert.match(await focused(page), /^threshold-declaration-/);
  assert.equal(await field.inputValue(), '');
  await page.getByRole('button', { name: 'Back to default for Fewest people rated' }).click();
  await page.getByRole('button', { name: 'Back to default for Fewest people rated' }).waitFor({ state: 'detached' });
  assert.equal((await saved(page)).thresholds, undefined);
  await close(page);
});

test('an analysis is made by keyboard alone, changed, concluded and removed', async () => {
  const page = await open();
  await tabTo(page, 'analysis-new-by');
  await tabTo(page, 'analysis-new-is-0', 1);
  await tabTo(page, 'analysis-new-title', 4);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // nobody is chosen yet
  await page.locator('#analysis-new-is-error').waitFor();
  assert.equal(await focused(page), 'analysis-new-is-0', 'where it is put right');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Space');
  await tabTo(page, 'analysis-new-title', 4);
  await page.keyboard.type('Moving the clinics');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 3, name: 'Moving the clinics' }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'analysis-1-conclusion');
  await page.locator('#settings-analysis').getByText('30 of 60').waitFor();
  await page.keyboard.type('Ask everybody <first>.');
  await page.keyboard.press('Tab');

  const second = page.locator('.eh-analysis').filter({ hasText: 'Add an analysis' });
  await second.getByLabel('Choose people by').selectOption('pay_band');
  await second.getByRole('checkbox', { name: /^Band 6/ }).check();
  await second.getByRole('button', { name: 'Add this analysis' }).click();
  await page.locator('#analysis-2-conclusion').fill('The second.');
  await page.locator('#analysis-2-conclusion').blur();
  const written = await saved(page);
  assert.deepEqual(written.analyses, [
    { title: 'Moving the clinics', by: 'site', is: ['Riverside House'] },
    { by: 'pay_band', is: ['band_6'] },
  ]);
  assert.deepEqual(written.words, { 'analysis.1': 'Ask everybody <first>.', 'analysis.2': 'The second.' });

  const first = page.locator('.eh-analysis').first();
  await first.locator('summary').click();
  await first.getByRole('checkbox', { name: /^Riverside House/ }).uncheck();
  await first.getByText('Choose at least one.').waitFor();
  assert.equal((await saved(page)).analyses[0].is.length, 1, 'nothing changes');
  await first.getByRole('checkbox', { name: /^Quay Street/ }).check();
  await first.getByText('10 of 60').waitFor();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'settings-analysis-1280');

  await step(page, 'Report');
  await page.locator('#section-analysis').getByText('Ask everybody <first>.').waitFor();
  await settings(page);
  await page.getByRole('button', { name: 'Remove the analysis Moving the clinics' }).press('Enter');
  await page.getByRole('heading', { level: 3, name: 'Moving the clinics' }).waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'settings-analysis-title');
  assert.deepEqual((await saved(page)).words, { 'analysis.1': 'The second.' }, 'words move with their analysis');
  await close(page);
});

test('a group of one’s own is chosen by its words', async () => {
  const page = await openPage(browser);
  await choose(page, 'sixty.csv', STAFF.replace('Affected', 'Own group'));
  await page.getByRole('heading', { name: 'sixty.csv' }).waitFor();
  await settings(page);
  const adding = page.locator('.eh-analysis').filter({ hasText: 'Add an analysis' });
  await adding.getByLabel('Choose people by').selectOption('own_group');
  await adding.getByRole('checkbox', { name: 'Night team' }).check();
  await adding.getByRole('button', { name: 'Add this analysis' }).click();
  await page.locator('#settings-analysis').getByText('12 of 60').waitFor();
  assert.deepEqual((await saved(page)).analyses, [{ by: 'own_group', is: ['Night team'] }]);
  await close(page);
});

test('EDS 2022 is scored and added up', async () => {
  const page = await open();
  const part = page.locator('#settings-eds');
  for (const summary of await part.locator('summary').all()) await summary.click();
  const scores = [
    [2, 2, 2, 0],
    [1, 1, 2, 1],
    [2, 0, 1, 1],
  ];
  for (const [service, row] of scores.entries()) {
    await part.getByLabel(`Name of service ${service + 1}`).fill(`Ward ${service + 1}`);
    await part.getByLabel(`Name of service ${service + 1}`).blur();
    for (const [index, score] of row.entries()) {
      await part.locator(`#eds-1${'ABCD'[index]}-${service + 1}`).selectOption(String(score));
    }
  }
  for (const id of ['2A', '2B', '2C', '2D', '3A', '3B']) await part.locator(`#eds-${id}`).selectOption('2');
  await part.getByText(/^Not scored yet: 3C/).waitFor();
  await part.locator('#eds-3C').selectOption('1');
  // Wards 6, 5 and 4: the middle one is 5; with 8 and 5 that is 18.
  await part.getByText('18 of 33').waitFor();
  assert.match(await part.locator('.eh-used').innerText(), /Developing/);
  assert.deepEqual(await axe(page), []);
  const { eds } = await saved(page);
  assert.deepEqual(eds.services[1], { name: 'Ward 2', scores: { '1A': 1, '1B': 1, '1C': 2, '1D': 1 } });
  assert.equal(eds.scores['3C'], 1);
  await part.locator('#eds-3C').selectOption('');
  await part.getByText(/^Not scored yet: 3C/).waitFor();
  await close(page);
});

test('what the organisation is, with an answer that can be taken back', async () => {
  const page = await open();
  const employees = page.getByLabel('Employees of the whole organisation');
  assert.match(await page.locator('#organisation-employees-hint').innerText(), /60\.$/);
  await employees.fill('many');
  await employees.blur();
  await page.getByText('Give a whole number from 1 to 10,000,000.').waitFor();
  await employees.fill('1,250');
  await employees.blur();
  await page.getByRole('group', { name: 'Does it hold an NHS Standard Contract?' }).getByLabel('Yes').check();
  await page.getByRole('group', { name: 'Is it a listed public authority?' }).getByLabel('No', { exact: true }).check();
  assert.deepEqual((await saved(page)).organisation, {
    employees: 1250,
    nhs_standard_contract: true,
    public_authority: false,
  });
  await page.getByRole('group', { name: 'Is it a listed public authority?' }).getByLabel('Not said').check();
  assert.equal((await saved(page)).organisation.public_authority, undefined);
  await close(page);
});

test('settings that cannot be used are summed up, lead to their place and are said there', async () => {
  const page = await open();
  await load(page, {
    format: 'evenhand-settings/1',
    snapshot_date: '2025-03-31',
    benchmark: { use: 'areas', areas: [{ area: 'Atlantis' }] },
    previous_snapshot_date: 'last year',
  });
  const summary = page.getByRole('alert').filter({ hasText: 'There is something to put right in the settings' });
  await summary.waitFor();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, 'settings-problems-1280');
  await page.locator('#previous-date-error').waitFor();
  assert.equal(await page.locator('#previous-date').getAttribute('aria-invalid'), 'true');
  await summary.getByRole('link').filter({ hasText: 'Atlantis' }).press('Enter');
  assert.equal(await focused(page), 'settings-compare-title');
  await page.getByRole('button', { name: 'Remove Atlantis' }).click();
  await page.locator('#previous-date').fill('2024-03-31');
  await page.locator('#previous-date').blur();
  await summary.waitFor({ state: 'detached' });
  await close(page);
});

test('320 px wide, everything open, nothing scrolls sideways', async () => {
  const page = await open({ width: 320, height: 640 });
  await page.getByRole('radio', { name: 'Where our sites or contracts are' }).check();
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  assert.equal(await sideways(page), 0);
  await screenshot(page, 'settings-320');
  await page.getByRole('radio', { name: 'Areas that I choose' }).check();
  await page.locator('#add-area').fill('north');
  await options(page).first().waitFor();
  assert.equal(await sideways(page), 0);
  await close(page);
});
