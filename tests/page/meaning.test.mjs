/** How ratings, benchmarks, years, changes, duties and methods are written out: figures by hand, easy to check. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { everyKind } from '../module/fixtures/every-kind.mjs';
import { withMeaning } from './fixtures/meaning.mjs';

const textOf = (html) =>
  html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1');
const element = (html, tag, id) => new RegExp(`<${tag}[^>]*id="${id}"[\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? '';
const anchorOf = (id) => `measure-${id.replace(/[^a-z0-9]+/gi, '-')}`;
const rows = (html) =>
  [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell).trim()),
  );
const row = (html, label) => rows(html).find(([first]) => first?.startsWith(label));
const published = (change = () => {}) => {
  const report = withMeaning(everyKind());
  change(report, (id) => report.measures.find((measure) => measure.id === id));
  return publishHtml(report);
};
const page = published();
const card = (id, html = page) => element(html, 'article', anchorOf(id));
const section = (id, html = page) => element(html, 'section', `section-${id}`);

test('a report that an earlier version saved, without any of it, is published as it is', () => {
  const report = everyKind();
  for (const part of ['benchmark', 'national', 'thresholds', 'rules', 'years', 'obligations', 'eds', 'analyses']) {
    delete report[part];
  }
  delete report.high_impact_actions;
  delete report.explanations;
  for (const one of report.sections)
    for (const key of ['ratings', 'comparisons', 'comparisons_sentence']) delete one[key];
  report.measures = report.measures.filter(({ kind }) => kind !== 'change');
  for (const one of report.measures) {
    for (const key of ['p_adjusted', 'previous', 'change', 'history', 'breaks', 'comparison']) delete one[key];
    one.rating = { colour: one.rating.colour, reason: one.rating.reason };
    if (one.kind === 'composition') for (const category of one.categories) delete category.benchmark;
  }
  const html = publishHtml(report);
  assert.deepEqual(row(section('summary', html), 'Race')?.slice(1), ['2', '1', '0', '3'], 'ratings are counted');
  assert.ok(html.includes('id="measure-patients-complaint-sex"'));
  for (const id of ['obligations', 'eds', 'method', 'explanations']) assert.equal(section(id, html), '', id);
});

test('a composition stands beside its benchmark: known answers, interval, what is compared with what', () => {
  const own = card('representation.religion');
  assert.deepEqual(row(own, 'Christian')?.slice(1, 5), ['60', '60.0% 50.2% to 69.1%', '50.2% to 69.1%', '46.3%']);
  assert.deepEqual(row(own, 'Sikh')?.slice(0, 5), [
    'Sikh too few expected to be rated',
    '0',
    '0.0% 0.0% to 3.7%',
    '0.0% to 3.7%',
    '0.9%',
  ]);
  assert.match(row(own, 'Muslim')[0], /decides the rating/);
  const text = textOf(own);
  assert.match(text, /Base: 100 people whose answer is known, of 120\. Compared with England, all ages, Census 2021/);
  assert.match(text, /Open Government Licence v\.3\.0/);
  assert.match(text, /“Atheism” stands beside “No religion”\./);
  // 69.1 is the highest end, so the scale ends at 75.
  assert.match(own, /viewBox="0 0 75 10"/);
  assert.match(own, /<path class="eh-bar__mark" d="M46\.3,0 V10"/);
  assert.match(own, /<path class="eh-bar__whisker" d="M50\.2,5 H69\.1/);
});

test('p-values stand in the working, plain and adjusted, and not in the headline', () => {
  const [headline, working] = card('representation.religion').split('How this is worked out');
  assert.doesNotMatch(headline, /p-value/);
  assert.deepEqual(row(working, 'Christian'), ['Christian', '0.004', '0.012', '+2.7']);
  assert.match(
    textOf(working),
    /p-value 0\.002 \(chi-squared test\); adjusted for all figures tested in the section 0\.009/,
  );
  const likelihood = textOf(card('wres.2'));
  assert.match(likelihood, /p-value under 0\.001 \(score test\); adjusted .* 0\.004/);
  assert.doesNotMatch(likelihood.split('How this')[0], /p-value/);
});

test('a comparison that is not rated says why, and no group is called too small', () => {
  const html = published((_, find) => {
    const own = find('representation.religion');
    own.comparison.rated = false;
    own.comparison.why_not = 'Context only.';
  });
  const own = textOf(card('representation.religion', html));
  assert.match(own, /of those who answered there\. Context only\./);
  assert.doesNotMatch(own, /too few expected/);
});

test('last year is one line: the direction as a word, then the sentence', () => {
  assert.match(textOf(card('wres.2')), /Better Last year it was 1\.60: nearer to 1 now\./);
});

/** Where the dots of a card's years are: across in per cent, down in pixels. */
function dots(html) {
  const chart = /<svg class="eh-trend__chart"[\s\S]*?<\/svg>(?=<details)/.exec(html)[0];
  return [...chart.matchAll(/<svg x="([\d.]+)%"[\s\S]*?<circle class="eh-plot__dot" cx="0" cy="([\d.]+)"/g)].map(
    ([, x, y]) => [Number(x), Number(y)],
  );
}

test('the years are drawn in their order and at their distance, higher for more, and stand in a table', () => {
  const own = card('wres.2');
  const drawn = dots(own);
  assert.equal(drawn.length, 3);
  const [[first, high], [second, low], [third]] = drawn;
  // 2022, 2024, 2025: the first step is twice the second, but for the leap day.
  assert.ok(Math.abs((second - first) / (third - second) - 2) < 0.01);
  assert.ok(high < low, '1.80 is above 1.60');
  assert.equal((own.match(/class="eh-trend__line"/g) ?? []).length, 2);
  assert.deepEqual(row(own, '31 March 2022'), ['31 March 2022', '1.80', '1.50 to 2.20', '2,300', 'Red (R)']);
  assert.deepEqual(row(own, '31 March 2025'), ['31 March 2025', '1.40', '1.20 to 1.63', '2,520', 'Red (R)']);
  assert.match(own, /class="eh-trend__chart" aria-hidden="true"/);
  assert.match(textOf(own), /Over the years, each on 31 March: ratio, White ÷ BME/);
});

test('a year that cannot be compared is no dot but a dash, no line leads to it, and the reason stands in words', () => {
  const html = published((_, find) => {
    const own = find('wres.2');
    Object.assign(own.history[1], { value: null, interval: null });
    own.breaks = ['Bank staff were counted until 2024.'];
  });
  const own = card('wres.2', html);
  assert.equal(dots(own).length, 2);
  assert.doesNotMatch(own, /class="eh-trend__line"/);
  assert.match(textOf(own), /A year marked with a dash cannot be compared with this one/);
  assert.equal(own.split('Bank staff were counted until 2024.').length - 1, 1);
  assert.deepEqual(row(own, '31 March 2024')?.slice(1, 3), ['–', '–']);
});

test('with nothing to say of the change, the reason stands in its place', () => {
  const html = published((_, find) => {
    Object.assign(find('wres.2'), { change: null, breaks: ['The definition changed.'] });
  });
  assert.match(textOf(card('wres.2', html)), /Not compared The definition changed\./);
  assert.equal(card('wres.2', html).split('The definition changed.').length - 1, 1);
});

test('a row of a family gives its reason, and in its working last year and the years before', () => {
  const family = element(page, 'article', 'family-recruitment-religion');
  const muslim = element(family, 'tbody', anchorOf('recruitment.religion.muslim'));
  assert.match(textOf(muslim), /Last year Last year it was 6\.00\./);
  assert.match(textOf(muslim), /Earlier years 31 March 2024 6\.00/);
  assert.match(textOf(muslim), /Red \(R\).*By the rule\.\s+How/, 'the reason stands before the working');
  const html = published((_, find) => Object.assign(find('recruitment.religion.none').rating, { colour: 'none' }));
  assert.match(textOf(element(html, 'tbody', anchorOf('recruitment.religion.none'))), /No religion Not rated/);
});

test('the accepted band is drawn and named as it is set', () => {
  const html = published((report) => {
    report.thresholds.find(({ id }) => id === 'likelihood').values = { within_low: 0.5, within_high: 2 };
  });
  const band = (text) =>
    Number(/class="eh-plot__band" x="[\d.]+%" y="0" width="([\d.]+)%"/.exec(card('wres.2', text))[1]);
  assert.match(textOf(card('wres.2', html)), /Accepted: 0\.50 to 2\.00/);
  // log 4 ÷ log 1.5625 (from 0.8 to 1.25).
  assert.ok(Math.abs(band(html) / band(page) - Math.log(4) / Math.log(1.5625)) < 1e-6);
});

test('what moved a share: signed points with signed bars, people, and like for like', () => {
  const own = card('change.ethnicity');
  const [moves, people] = own.split('<table').slice(1);
  assert.deepEqual(row(moves, 'BME'), ['BME', '20.0%', '+1.8', '+1.8', '+0.9', '24.5%']);
  assert.deepEqual(row(people, 'BME'), ['BME', '20 20.0%', '18', '+6', '−2', '+3', '27 24.5%']);
  assert.deepEqual(row(moves, 'White'), ['White', '80.0%', '−1.8', '−1.8', '−0.9', '75.5%']);
  assert.match(moves, /x="-1\.81\d+" y="1" width="1\.81/, 'a loss lies left of the line');
  assert.match(moves, /x="0" y="1" width="1\.81/, 'a gain lies right of it');
  assert.match(textOf(own), /Before 100 .*Joined \+20 .*Left −20 .*Transferred in \+10 .*After 110/);
  assert.match(textOf(own), /Like for like: without people who transferred with a contract; in: Riverside House\./);
  assert.doesNotMatch(textOf(own), /Transferred out|Answer changed/);
});

test('national figures stand beside the measure, the newest first, with their source', () => {
  assert.match(textOf(card('wres.2')), /Nationally England: 2024: 1\.62; 2023: 1\.59\. Source: WRES data report, 2024/);
});

test('duties: whether and why they apply, by when, and links to what meets them', () => {
  const own = section('obligations');
  assert.deepEqual(row(own, 'WRES')?.slice(1), [
    'Does it apply, and why Applies. You hold the contract. Source: NHS Standard Contract, 2025',
    'By when By 31 October. Next: 31 October 2025.',
    'What of this report meets it ◐ Partly met. 2 of 9 indicators. Appointment from shortlisting (WRES 2); Race',
  ]);
  assert.match(own, /href="#measure-wres-2"/);
  assert.match(own, /href="#section-race"/);
  for (const role of ['table', 'row', 'columnheader', 'rowheader', 'cell'])
    assert.ok(own.includes(`role="${role}"`), role);
});

test('EDS 2022: each outcome, each domain, the middle service, the total and its working', () => {
  const own = section('eds');
  assert.deepEqual(row(own, '1A'), ['1A Access', '2', 'Achieving']);
  assert.deepEqual(row(own, 'Domain 1: Services'), [
    'Domain 1: Services the middle one of the services',
    '5',
    'counts',
  ]);
  assert.deepEqual(row(own, '2A'), ['2A Support', '–', 'Not given']);
  assert.deepEqual(row(own, 'Total'), ['Total of the three domains, of 33', '15', 'Developing']);
  assert.match(textOf(own), /Total: 15 of 33, Developing/);
  assert.match(textOf(own), /5 \+ 5 \+ 5 = 15/);
  assert.match(textOf(own), /Wording not yet checked against the source: 2A\./);
});

test('the six actions lead to the measures that fill their metrics', () => {
  const own = section('high-impact-actions');
  assert.match(row(own, '2a')[2], /White 1\.40 times\. Appointment from shortlisting \(WRES 2\)/);
  assert.match(row(own, '1a')[1], /Kept elsewhere/);
});

test('an analysis is a section of its own with the words of its author', () => {
  const own = section('analysis-1');
  assert.match(
    textOf(own),
    /Equality analysis: Riverside moves Staff at Riverside House: 40 of 110\. Base: 40 people chosen and 70 others/,
  );
  assert.match(own, /id="measure-analysis-1-pay-mean-hourly"/);
  assert.match(own, /<p class="eh-words">We will pay for travel\.\nFor a year\.<\/p>/);
  assert.match(textOf(section('analysis-2')), /Not supplied\. No column is marked\./);
  assert.ok(page.includes('id="section-analysis"'), 'the summary leads to them');
});

test('data quality: known answers by place, whom to ask first, and the checks', () => {
  const own = section('data-quality');
  assert.deepEqual(row(element(own, 'article', 'declarations'), 'At Riverside House'), [
    'At Riverside House',
    '80.0%',
    '50.0%',
  ]);
  assert.match(textOf(own), /By when they joined Joined before 1 April 2024 90\.0% –/);
  assert.deepEqual(row(card('data_quality.ask_first'), 'Religion')?.slice(1, 5), [
    '30',
    '40',
    '75.0%',
    '59.8% to 85.8%',
  ]);
  assert.match(textOf(card('data_quality.ask_first')), /Not recorded People there/);
  assert.match(textOf(own), /Do the figures agree with each other\?/);
  assert.doesNotMatch(textOf(section('sources')), /Do the figures agree/, 'said once');
});

test('method: thresholds and choices as they are, what was changed, and where they are from', () => {
  const own = section('method');
  assert.match(row(own, 'Likelihood')[1], /From 0\.80 to 1\.25\. Source: Fair experience, 2019/);
  assert.match(row(own, 'Survey gap')[1], /4 points or less\. Changed from the default/);
  assert.match(row(own, 'Bank staff')[1], /Left out Changed from the default/);
  assert.match(textOf(own), /England, all ages, Census 2021/);
  assert.match(textOf(own), /31 March 2024: last\.json/);
});

test('every interval leads to what it means, and a section says how many comparisons it made', () => {
  assert.match(page, /id="explain-how-sure"/);
  for (const id of [
    'wres.2',
    'wres.5',
    'pay_gap.sex.mean_hourly',
    'wres.9.total',
    'training.equality',
    'representation.religion',
  ]) {
    assert.match(card(id), /<a class="eh-explained" href="#explain-how-sure">95% interval<\/a>/, id);
    assert.match(card(id), /eh-bar__whisker|eh-plot__line/, `${id} draws it`);
  }
  assert.match(textOf(section('race')), /7 figures of this section were tested\. Many comparisons at once/);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${target}"`), target);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'no anchor twice');
});

test('the summary names what is red and what changed', () => {
  const text = textOf(section('summary'));
  assert.match(text, /What changed since 31 March 2024 1 measure better, 1 worse, 0 about the same/);
  assert.match(text, /Better than last year Appointment from shortlisting \(WRES 2\)\. Last year it was 1\.60/);
  assert.match(text, /Worse than last year Recruitment by religion or belief: /);
  const without = published((report) => (report.years = []));
  assert.doesNotMatch(textOf(section('summary', without)), /What changed/);
});

test('no word of a file is markup, in the new parts too', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const html = published((report, find) => {
    const spoil = (value) => {
      for (const key of Object.keys(value)) {
        if (
          typeof value[key] === 'string' &&
          !/^(id|snapshot|colour|kind|status|applies|met|direction|threshold|option|unit)$/.test(key)
        )
          value[key] += evil;
        else if (value[key] && typeof value[key] === 'object') spoil(value[key]);
      }
    };
    for (const part of [
      'benchmark',
      'national',
      'thresholds',
      'rules',
      'years',
      'obligations',
      'eds',
      'high_impact_actions',
      'analyses',
      'explanations',
    ])
      spoil(report[part]);
    for (const id of ['change.ethnicity', 'representation.religion', 'wres.2']) spoil(find(id));
  });
  assert.ok(!/<img/i.test(html));
  assert.ok(html.includes('&lt;img'));
});
