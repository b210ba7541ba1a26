/** The audit as a page: what is hidden and why, for whoever checks a publication. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { auditHtml } from '../../wasm/dist/publish.mjs';
import { AUDIT, longAudit } from './fixtures/audit.mjs';
import { everyKind } from './fixtures/every-kind.mjs';

const bodyOf = (html) => html.replace(/<style>[\s\S]*?<\/style>/, '');
const textOf = (html) =>
  bodyOf(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const of = (change) => textOf(auditHtml({ ...AUDIT, ...change }));

test('it is one page that needs nothing else, marked as personal data first and last', () => {
  const html = auditHtml(AUDIT, everyKind());
  assert.ok(!/<script|<link|<iframe|url\((?!"data:)|@import|\sstyle=/i.test(html));
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html);
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(policy.replaceAll('&#39;', "'").includes(`style-src 'sha256-${hash}'`));
  assert.match(policy, /default-src 'none'/);
  const text = textOf(html);
  assert.equal(text.split('Contains personal data: do not publish.').length - 1, 2);
  assert.match(html, /<title>What is hidden, and why, Harrowmere and Tarnside, 31 March 2025<\/title>/);
  assert.match(auditHtml(AUDIT), /<title>What is hidden, and why<\/title>/);
  for (const wrong of ['NaN', 'undefined', '[object', 'null']) assert.ok(!bodyOf(html).includes(wrong), wrong);
});

test('words of the audit are text, never markup', () => {
  const html = auditHtml(AUDIT);
  assert.ok(html.includes('Pay gap &lt;b>') && html.includes('Another &amp; more'));
});

test('the outcome in words', () => {
  assert.match(of({}), /Proved safe to publish\. Nothing that is shown, taken together, gives a hidden number back\./);
  assert.match(
    of({ verified: false, reason: 'It took too long.' }),
    /Not proved safe: do not publish\. It took too long\./,
  );
  assert.match(of({ mode: 'round' }), /Rounded for publication\./);
  assert.match(of({ verified: false }), /Not proved safe: do not publish\. Not every check was passed\./);
});

test('the rules are those of the settings', () => {
  const usual = of({});
  assert.match(usual, /Numbers of 1 to 4 people are hidden \(first hiding\)/);
  assert.match(usual, /all but 1 to 4 people of the group have it/);
  assert.match(usual, /nobody or everybody of a group has something \(0 of 12, 12 of 12\), that is shown/);
  assert.match(usual, /fewer than 11 answers/);
  assert.match(usual, /groups of fewer than 10 people/);
  assert.match(usual, /\(second hiding\)/);
  const other = of({
    threshold: 11,
    zeros: true,
    complement: false,
    secondary: false,
    survey_minimum: 20,
    pay_minimum: 50,
  });
  assert.match(other, /Numbers of 1 to 10 people are hidden/);
  assert.match(other, /\(0 of 12, 12 of 12\), that is hidden too/);
  assert.match(other, /although they tell how few do not/);
  assert.match(other, /Second hiding was switched off[^.]*do not publish/);
  assert.match(other, /fewer than 20 answers.*fewer than 50 people/);
  assert.match(of({ mode: 'round' }), /Numbers from 1 to 7 are hidden\. All others are rounded to the nearest 5/);
});

test('checks, counts, warnings, tables to make coarser and differences are told', () => {
  const text = of({});
  assert.match(text, /✔ Passed: No hidden number can be worked out exactly\./);
  assert.match(text, /✖ Not passed: One person who is alone in a group could tell\./);
  assert.match(text, /tables that repeat a number included 9,794 Different numbers among them 2,853 Shown 1,800/);
  assert.match(text, /\(first hiding\) 372 .*\(second hiding\) 681/);
  assert.match(text, /Publish once a year, with the same bands\./);
  assert.match(text, /Sex by ethnicity: Give it fewer groups\./);
  assert.match(
    text,
    /Workforce by band \(WRES 1\): Band 6, BME 12 10 report-2025\.json, 31 March 2025 Two more people/,
  );
  const none = of({ warnings: [], coarsen: [], differences: [], checks: [] });
  assert.doesNotMatch(none, /Before you publish|Tables to make coarser|What was checked/);
  assert.match(none, /None was found that would tell of a few people\./);
});

test('every hidden number has its place, the reason and what a reader can still tell', () => {
  const text = of({});
  assert.match(text, /Band 5, BME 3 First Fewer than 5 people\. between 0 and 7/);
  assert.match(text, /Band 5, White 40 Second It would give another hidden number back\. Not worked out/);
  assert.match(text, /Another &amp; more 2\.50 First Fewer than 5 people\. 1 or more/);
  assert.match(of({ cells: [{ ...AUDIT.cells[0], low: 3, high: 3 }] }), /exactly 3/);
  assert.match(of({ cells: [] }), /No number is hidden by itself\./);
});

test('the map has a line for every measure in its section, in words and squares', () => {
  const html = bodyOf(auditHtml(AUDIT, everyKind()));
  const text = textOf(html);
  assert.match(text, /Race: 2 measures, shown 126, hidden 4/);
  assert.match(text, /Two together: 1 measure, shown 0, hidden 28/);
  assert.match(text, /Workforce by band \(WRES 1\) Part hidden 120 4/);
  assert.match(text, /Appointment \(WRES 2\) All shown 6 0/);
  assert.match(text, /Sex by ethnicity All hidden 0 28/);
  assert.match(text, /Hearing the voices No numbers of people 0 0/);
  const row = (title) => new RegExp(`<th scope="row">${title}[\\s\\S]*?</tr>`).exec(html)[0];
  const squares = (title) => ['shown', 'hidden'].map((of_) => row(title).split(`eh-squares__${of_}`).length - 1);
  assert.deepEqual(squares('Workforce by band'), [9, 1], 'a few hidden ones are one square');
  assert.deepEqual(squares('Appointment'), [10, 0]);
  assert.deepEqual(squares('Sex by ethnicity'), [0, 10]);
  assert.deepEqual(squares('Hearing'), [0, 0]);
  assert.match(row('Workforce by band'), /eh-squares__cross/, 'not by colour alone');
});

test('a long list is folded by measure, a short one is one table', () => {
  const short = bodyOf(auditHtml(longAudit(10, 30)));
  assert.equal(short.match(/<th scope="rowgroup"/g).length, 10);
  assert.doesNotMatch(short, /30 hidden numbers<\/span>/);
  const long = bodyOf(auditHtml(longAudit(20, 31)));
  assert.equal(long.match(/Table \d+: 31 hidden numbers<\/span>/g).length, 20);
  assert.match(textOf(long), /620 numbers are hidden in 20 measures/);
});
