/** One browser for a test file; every page is opened from disk, as a user would, and everything it asks for is written down. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const pageFile = path.join(root, 'web/dist/evenhand.html');
export const pageUrl = pathToFileURL(pageFile).href;
export const dataFile = (name) => path.join(root, 'tests/data', name);
const shotsFolder = path.join(root, 'build/screenshots');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launch() {
  assert.ok(existsSync(pageFile), 'web/dist/evenhand.html is missing: run web/build first');
  mkdirSync(shotsFolder, { recursive: true });
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A fresh page at its start; `page.seen` lists every request, `page.complaints` what the console said. */
export async function openPage(browser, { width = 1280, height = 900, url = pageUrl, ...context } = {}) {
  const page = await (await browser.newContext({ viewport: { width, height }, ...context })).newPage();
  page.seen = [];
  page.complaints = [];
  page.on('request', (request) => page.seen.push(request.url()));
  page.on('console', (message) => page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(error.message));
  await page.goto(url);
  await page.getByRole('button', { name: 'See an example' }).and(page.locator(':enabled')).waitFor();
  return page;
}

export async function close(page) {
  await page.context().close();
}

/** Chooses a file as the user would; `content` is text or bytes. */
export async function choose(page, name, content) {
  await page.setInputFiles('#choose-files', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

export const step = (page, name) => page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();

export async function showExample(page, button) {
  await page.getByRole('button', { name: button }).click();
  await page.locator('#report-title').waitFor();
}

/** Presses what downloads a file, and gives it. */
export async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Goes to what is only for internal use, and says so the second time. */
export async function toInternal(page) {
  await step(page, 'Publish');
  await page.getByLabel('Only people who may see personal data').check();
  await page.getByLabel(/I understand that it contains personal data/).check();
}

export const measureSelector = (id) => `#measure-${id.replace(/[^a-z0-9]+/gi, '-')}`;

/** Label → headcount of a measure's table, as the reader sees it. */
export async function headcounts(page, id) {
  await page
    .locator(`${measureSelector(id)} tbody`)
    .first()
    .waitFor(); // a step just taken may still be drawing
  const rows = await page
    .locator(`${measureSelector(id)} tbody tr:has(td)`)
    .evaluateAll((elements) =>
      elements.map((row) => [row.querySelector('th').innerText.trim(), row.querySelector('td').innerText.trim()]),
    );
  return Object.fromEntries(rows.map(([label, count]) => [label, Number(count.replaceAll(',', ''))]));
}

export async function screenshot(page, name) {
  // Longer than this, Chromium makes no picture.
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  const clip = { x: 0, y: 0, width, height: Math.min(height, 15_000) };
  await page.screenshot({ path: path.join(shotsFolder, `${name}.png`), fullPage: true, clip });
}

/** What axe finds, as sentences; an empty list is a pass. */
export async function axe(page) {
  await page.evaluate(`${axeSource};0`);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(', ')})`,
  );
}

/** How far the page itself can be scrolled sideways, in pixels. */
export const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
