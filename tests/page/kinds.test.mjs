/** How each kind of measure is written out, from a report by hand that has them all. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { everyKind } from '../module/fixtures/every-kind.mjs';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&quot;': '"', '&nbsp;': ' ' };
const textOf = (html) =>
  html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ');

const page = publishHtml(everyKind());
const anchorOf = (id) => `measure-${id.replace(/[^a-z0-9]+/gi, '-')}`;
const element = (html, tag, id) => new RegExp(`<${tag}[^>]*id="${id}"[\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? '';
const card = (id, html = page) => element(html, 'article', anchorOf(id));
const words = (id, html) => textOf(card(id, html));
/** Row headers and their cells. */
const rows = (html) =>
  [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell).trim()),
  );
const row = (html, label) => rows(html).find(([first]) => first?.startsWith(label));
/** A change to one measure of the report. */
function changed(id, change) {
  const report = everyKind();
  change(report.measures.find((measure) => measure.id === id));
  return publishHtml(report);
}
/** Left and right end of an element drawn in per cent. */
const place = (html, name) =>
  [...html.matchAll(new RegExp(`<(?:line|rect|circle) class="${name}"[^>]*>`, 'g'))].map(([tag]) =>
    Object.fromEntries([...tag.matchAll(/(\w+)="([\d.]+)%"/g)].map(([, key, value]) => [key, Number(value)])),
  );

test('a likelihood gives counts, rates, the ratio and its interval, and in its working the test and the audit', () => {
  assert.deepEqual(row(card('wres.2'), 'White')?.slice(1, 4), ['420', '1,500', '28.0%']);
  assert.deepEqual(row(card('wres.2'), 'BME')?.slice(1, 4), ['180', '900', '20.0%']);
  const text = words('wres.2');
  assert.match(text, /White ÷ BME: 1\.40 \(95% interval: 1\.20 to 1\.63\)/);
  assert.match(text, /2,520 shortlisted, of whom 120 with no known answer are left out \(appointed: 31\)/);
  const how = text.slice(text.indexOf('How this is worked out'));
  assert.match(how, /Koopman score interval/);
  assert.match(how, /Katz log interval 1\.20 to 1\.63/);
  assert.match(how, /p-value under 0\.001 \(score test\)/);
});

test('the ratio stands on a scale of equal factors, with the accepted band', () => {
  const drawn = card('wres.2');
  const [{ cx: dot }] = place(drawn, 'eh-plot__dot');
  const [{ x: from, width }] = place(drawn, 'eh-plot__band');
  const [{ x1: parity }] = place(drawn, 'eh-plot__parity');
  assert.ok(Math.abs(parity - 50) < 1e-9, 'one is in the middle');
  assert.ok(Math.abs(from + width / 2 - 50) < 1e-9, '0.80 and 1.25 are equally far from one');
  // log10 of 1.4 and of 1.25, as the distance from the middle.
  assert.ok(Math.abs((dot - 50) / (width / 2) - Math.log(1.4) / Math.log(1.25)) < 1e-9);
  const [{ x1: low, x2: high }] = place(drawn, 'eh-plot__line').filter((line) => line.x1 !== undefined);
  assert.ok(low < dot && dot < high && low > parity);
  assert.ok(/<svg class="eh-plot[^>]*aria-hidden/.test(drawn), 'screen readers read the table');
});

test('no upper limit is an arrow and the words, and what cannot be worked out still shows its counts', () => {
  const drawn = card('wdes.3');
  assert.match(words('wdes.3'), /Cannot be worked out\. Nobody who is not disabled/);
  assert.match(words('wdes.3'), /not calculable \(95% interval: 0\.73 upwards, no upper limit\)/);
  assert.deepEqual(row(drawn, 'Non-disabled')?.slice(1, 4), ['0', '29', '0.0%']);
  assert.equal(place(drawn, 'eh-plot__dot').length, 1, 'only the dot of the key');
  assert.match(drawn, /eh-plot__arrow/);
  assert.doesNotMatch(card('wres.2'), /eh-plot__arrow/);
  assert.doesNotMatch(textOf(page), /Infinity|NaN|∞|null|undefined/);
});

test('disparity ratios set two stocks against each other: no percentages, a row each', () => {
  const family = element(page, 'article', 'family-wres-disparity');
  assert.deepEqual(row(family, 'Disparity between lower')?.slice(1, 4), [
    '1.25 300 to 240',
    '0.63 60 to 96',
    '2.00 1.40 to 2.86',
  ]);
  assert.deepEqual(row(family, 'Measure')?.slice(1, 3), ['White', 'BME']);
});

test('a rate between groups: shares, intervals, comparator, difference in points and ratio', () => {
  assert.deepEqual(row(card('wres.5'), 'BME')?.slice(1, 6), ['90', '300', '30.0%', '25.1% to 35.4%', '27.5%']);
  assert.match(words('wres.5'), /BME − White: \+10\.0 points \(95% interval: \+4\.1 to \+16\.1; ratio 1\.50\)/);
  assert.match(card('wres.5'), /<path class="eh-bar__whisker" d="M25\.1,5 H35\.41/);
  const plain = changed('wres.5', (measure) => measure.groups.forEach((group) => (group.comparator = null)));
  assert.doesNotMatch(words('wres.5', plain), /Comparator/);
});

test('a pay gap: pounds and pence, the gap of the group that is named, and whom it leaves out', () => {
  const own = card('pay_gap.sex.mean_hourly');
  assert.deepEqual(row(own, 'Women')?.slice(1, 6), ['400', '£18.38', '£17.01', '12.5%', '8.0% to 17.0%']);
  assert.equal(row(own, 'Men')?.[4], 'compared with');
  assert.match(textOf(own), /Gap in mean hourly pay, Women: 12\.5% \(95% interval: 8\.0% to 17\.0%\)/);
  assert.match(textOf(own), /520 relevant employees, of whom 506 on full pay/);
  assert.match(textOf(own), /17 people left out, and why/);
  assert.deepEqual(row(own, 'Not on full pay'), ['Not on full pay', '14']);
  const detail = card('pay_gap.ethnicity_detailed.median_bonus');
  assert.deepEqual(row(detail, 'Indian')?.slice(2, 6), [
    '£1,500.00',
    '£1,300.00',
    '\u221230.0%',
    '\u221261.0% to 4.0%',
  ]);
});

test('the two shares of a quarter add to exactly 100.0', () => {
  const own = card('pay_gap.sex.quartiles');
  // 29 of 80 is 36.25: the women's share is rounded away from zero, the men's is the rest.
  assert.deepEqual(row(own, 'Lower quarter'), ['Lower quarter', '80', '29', '36.3% 26.6% to 47.2%', '51', '63.7%', '']);
  assert.deepEqual(row(own, 'Upper middle')?.slice(2, 6), ['79', '98.8%', '1', '1.2%']);
  assert.deepEqual(row(own, 'Upper quarter')?.slice(2, 6), ['80', '100.0%', '0', '0.0%']);
  assert.match(own, /<path class="eh-bar__whisker" d="M26\.57\d*,5 H47\.18/);
  for (let women = 0; women <= 400; women += 37) {
    const html = changed('pay_gap.sex.quartiles', ({ bands: [band] }) => {
      band.groups[0].percent = women / 4;
      band.groups[1].percent = 100 - women / 4;
    });
    const [, , , first, , second] = row(card('pay_gap.sex.quartiles', html), 'Lower quarter');
    assert.equal(Math.round(10 * parseFloat(first)) + Math.round(10 * parseFloat(second)), 1000, `${women} of 400`);
  }
});

test('the board against the workforce', () => {
  const own = card('wres.9.total');
  assert.match(textOf(own), /Difference, BME: −12\.5 points \(95% interval: −22\.9 to \+10\.7\)/);
  assert.deepEqual(row(own, 'BME'), ['BME', '2', '12.5%', '250', '25.0%', '−12.5']);
  assert.deepEqual(row(own, 'Not known'), ['Not known', '1', '6.3%', '50', '5.0%', '+1.3']);
  assert.match(textOf(own), /Board members % of 16/);
});

test('a score, a training record, a statement', () => {
  assert.deepEqual(row(card('wdes.9a'), 'Disabled')?.slice(1, 4), ['100', '6.45', '6.70']);
  assert.match(words('wdes.9a'), /Disabled − Non-disabled: −0\.60/);
  const training = card('training.equality');
  assert.match(textOf(training), /Done, of those due: 93\.8%/);
  assert.match(textOf(training), /Not yet due for 40 people/);
  assert.deepEqual(row(training, 'Tarnside')?.slice(1, 5), ['60', '54', '6', '90.0% 79.9% to 95.3%']);
  assert.match(training, /<path class="eh-bar__whisker" d="M79\.85\d*,5 H95\.33/, 'of Tarnside');
  assert.deepEqual(row(training, 'Everyone')?.slice(1, 5), ['160', '150', '10', '93.8% 88.9% to 96.6%']);
  assert.match(words('wdes.9b'), /The network meets every month\. Its chair/);
});

test('what is collected is said in words', () => {
  const own = card('collection.characteristics');
  assert.deepEqual(row(own, 'Sex'), ['Sex', 'Held, 97.0% known', 'Held, 6.3% known', 'No file']);
  assert.deepEqual(row(own, 'Pregnancy'), ['Pregnancy and maternity', 'Not held', 'Not held', 'No file']);
});

test('complaints are not called people', () => {
  assert.match(words('patients.complaint.sex'), /Base: 8 complaints/);
  assert.doesNotMatch(words('patients.complaint.sex').split('How this')[0], /people/i);
});

test('a table of many columns has no bars, and each number with its share under it', () => {
  const own = element(page, 'section', anchorOf('cross.sex.ethnicity_detailed'));
  assert.doesNotMatch(own, /eh-bar/);
  assert.deepEqual(row(own, 'Female')?.slice(0, 4), ['Female', '42', '3 7.1%', '3 7.1%']);
  assert.equal(row(own, 'Row')?.length, 16);
});

test('a family is one card: a row for each group with its counts, stages, ratio and working', () => {
  const family = element(page, 'article', 'family-recruitment-religion');
  assert.match(
    textOf(family),
    /Recruitment by religion or belief: 6 groups .* 2 Red \(R\) .* 2 Amber \(A\) .* 1 Green/,
  );
  assert.equal(card('recruitment.religion.muslim'), '', 'no card of its own');
  const muslim = element(family, 'tbody', anchorOf('recruitment.religion.muslim'));
  const found = row(muslim, 'Muslim');
  assert.deepEqual(found?.slice(1, 7), ['102', '34', '1', '2.9% 1 of 34', '20.6% 7 of 34', '7.00 1.22 to 42.58']);
  assert.match(textOf(muslim), /How this is worked out.*recruitment\.religion\.muslim/);
  assert.match(textOf(element(family, 'tbody', anchorOf('recruitment.religion.jewish'))), /Cannot be worked out\./);
  assert.match(textOf(family), /Above 1, the others are more likely than the group/);
  const cases = element(page, 'article', 'family-cases-disciplinary-age-band');
  assert.match(textOf(cases), /Above 1, the group is more likely than the others/);
  const under = rows(element(cases, 'tbody', anchorOf('cases.disciplinary.age.under_25')))[0];
  assert.deepEqual(under?.slice(1, 3), ['0.7% 17 of 2,505', '1.2% 9 of 725'], 'the group first, whichever is on top');
  assert.equal(family.split('One note for all rows.').length - 1, 1);
});

test('questions of one family stand under each other, percentages and scores', () => {
  const family = element(page, 'article', 'family-survey-religion');
  assert.deepEqual(row(family, 'Fair career'), ['Fair career progression', '37.5% 150 of 400', '25.0% 50 of 200']);
  const [, christian, muslim] = row(family, 'Equality and inclusion');
  assert.equal(christian, '8.75 of 10; 400 people comparator 9.10');
  assert.equal(muslim, '8.25 of 10; 200 people');
});

test('the first family of a section is open, the others are one line', () => {
  const open = (id) => /<details class="[^"]*eh-family__details"[^>]*>/.exec(element(page, 'article', id))[0];
  assert.match(open('family-recruitment-religion'), / open/);
  assert.doesNotMatch(open('family-survey-religion'), / open/);
});

test('contents and summary name a family once', () => {
  const [contents] = /<nav class="eh-contents"[\s\S]*?<\/nav>/.exec(page);
  assert.equal(contents.split('#family-recruitment-religion').length - 1, 1);
  assert.ok(!contents.includes(anchorOf('recruitment.religion.muslim')));
  const [summary] = /<section class="eh-section" id="section-summary"[\s\S]*?<\/section>/.exec(page);
  assert.deepEqual(row(summary, 'Religion and belief')?.slice(1), ['2', '2', '1', '4'], 'red, amber, green, not rated');
  const [red, amber] = summary.split('<details');
  for (const part of [red, amber]) assert.equal(part.split('#family-recruitment-religion').length - 1, 1);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${target}"`), target);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'no anchor twice');
});

test('sixty measures that lack a file are one sentence', () => {
  const [absent] = /<ul class="eh-absent"[\s\S]*?<\/ul>/.exec(page);
  assert.equal(absent.split('There is no file of leavers').length - 1, 1);
  assert.match(textOf(absent), /60 measures not supplied\. There is no file of leavers/);
  assert.ok(absent.includes(`id="${anchorOf('leaving.age.group_59')}"`));
  const few = everyKind();
  for (const measure of few.measures.filter(({ status }) => status === 'not_supplied').slice(3))
    measure.status = 'hidden';
  assert.match(textOf(publishHtml(few)), /Leaving: group 0 ; Leaving: group 1 ; Leaving: group 2 : not supplied\./);
});
