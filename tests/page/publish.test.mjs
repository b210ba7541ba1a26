import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import {
  formatBytes,
  formatChance,
  formatCount,
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatPoints,
  formatRange,
  formatRate,
  formatRatio,
  formatShare,
  formatShares,
  publishHtml,
} from '../../wasm/dist/publish.mjs';

test('a percentage is rounded once, half away from zero, on its decimal', () => {
  const expected = [
    [12.5, '12.5%'],
    [28.75, '28.8%'],
    [6.25, '6.3%'],
    [0.05, '0.1%'],
    [0.04999, '0.0%'],
    [99.95, '100.0%'],
    [0.45, '0.5%'],
    [2.449999999, '2.4%'],
    [1.25, '1.3%'],
    [1.35, '1.4%'],
    [100, '100.0%'],
    [0, '0.0%'],
    [33.333333333333336, '33.3%'],
    [1e-7, '0.0%'],
    [4.35, '4.4%'],
    [8.35, '8.4%'],
  ];
  for (const [value, text] of expected) assert.equal(formatPercent(value), text, String(value));
  assert.equal(formatPercent(null), 'not calculable');
});

test('negative figures round away from zero and never show a minus before nothing', () => {
  assert.equal(formatDecimal(-6.25, 1), '\u22126.3');
  assert.equal(formatDecimal(-0.04, 1), '0.0');
});

test('decimals agree with exact arithmetic over a long row of halves', () => {
  // k/16 has at most four decimals, all exact in binary: the expectation is integer arithmetic.
  for (let k = 0; k < 1600; k++) {
    const tenths = Math.floor((k * 10 * 2 + 16) / 32);
    assert.equal(formatDecimal(k / 16, 1), `${Math.floor(tenths / 10)}.${tenths % 10}`, `${k}/16`);
  }
});

test('counts, sizes and dates', () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(formatCount), ['0', '999', '1,000', '1,234,567']);
  assert.equal(formatCount(1e21), '1,000,000,000,000,000,000,000');
  assert.deepEqual([1, 999, 1500, 3_700_000].map(formatBytes), ['1 byte', '999 bytes', '1.5 kB', '3.7 MB']);
  assert.equal(formatDate('2025-03-31'), '31 March 2025');
  assert.equal(formatDate('whenever'), 'whenever');
});

test('a rate becomes a percentage without rounding on the way', () => {
  // 0.285 * 100 is 28.499999999999996 in binary: the point has to move in the text.
  const expected = [
    [0.285, '28.5%'],
    [0.2805, '28.1%'],
    [0.0005, '0.1%'],
    [0.00049, '0.0%'],
    [1, '100.0%'],
    [0, '0.0%'],
    [1.0735, '107.4%'],
    [1e-7, '0.0%'],
    [null, 'not calculable'],
  ];
  for (const [rate, text] of expected) assert.equal(formatRate(rate), text, String(rate));
  for (let k = 0; k <= 2000; k++) {
    // k thousandths are k tenths of a per cent.
    assert.equal(formatRate(k / 1000), `${Math.floor(k / 10)}.${k % 10}%`);
  }
});

test('ratios, points, pounds, chances and ranges', () => {
  assert.deepEqual([1.005, 0, 12.3456, null].map(formatRatio), ['1.01', '0.00', '12.35', 'not calculable']);
  assert.deepEqual([6.25, -6.25, 0, 0.04, -0.04].map(formatPoints), ['+6.3', '\u22126.3', '0.0', '0.0', '0.0']);
  assert.deepEqual([1234.5, 18.375, 0, -2.5, null].map(formatMoney), [
    '£1,234.50',
    '£18.38',
    '£0.00',
    '\u2212£2.50',
    '–',
  ]);
  assert.deepEqual([0.0009, 0.001, 0.0495, 1].map(formatChance), ['under 0.001', '0.001', '0.050', '1.000']);
  assert.equal(formatRange({ low: 0.5, high: 2 }, formatRatio), '0.50 to 2.00');
  assert.equal(formatRange({ low: 0.5, high: null }, formatRatio), '0.50 upwards, no upper limit');
});

test('a pair of shares adds to 100.0; more than two are rounded each for itself', () => {
  assert.deepEqual(formatShares([36.25, 63.75]), ['36.3%', '63.7%']);
  assert.deepEqual(formatShares([0.05, 99.95]), ['0.1%', '99.9%']);
  assert.deepEqual(formatShares([99.95, 0.05]), ['100.0%', '0.0%']);
  assert.deepEqual(formatShares([0, 100]), ['0.0%', '100.0%']);
  assert.deepEqual(formatShares([null, null]), ['–', '–']);
  assert.deepEqual(formatShares([33.35, 33.35, 33.3]), ['33.4%', '33.4%', '33.3%']);
  assert.deepEqual(
    [formatShare(1, 16), formatShare(1, 2000), formatShare(0, 7), formatShare(7, 7)],
    ['6.3%', '0.1%', '0.0%', '100.0%'],
  );
});

const evil = '<img src=x onerror=alert(1)>"\'&';
const rating = { colour: 'amber', within: false, evidence: 'unclear', trend: 'unknown', reason: evil };
const report = {
  format: 'evenhand-report/1',
  organisation: { name: evil, kind: 'nhs_trust', headcount: 8 },
  period: { snapshot: '2025-03-31', from: '2024-04-01', to: '2025-03-31', survey_year: null },
  audience: 'internal',
  rule_packs: [],
  files: [
    {
      kind: 'staff',
      name: evil,
      rows_read: 9,
      rows_used: 8,
      headcount: 8,
      set_aside: [{ reason: 'bank', label: evil, rows: 1 }],
      problems: [
        {
          severity: 'warning',
          code: 'unmatched_value',
          file: evil,
          row: 2,
          column: evil,
          value: evil,
          message: evil,
          rows_affected: 12,
          rows: [2, 3],
        },
      ],
    },
  ],
  checks: [{ id: 'rows', passed: true, sentence: evil }],
  sections: [
    {
      id: 'race',
      title: 'Race',
      measures: ['profile.ethnicity', 'declaration.ethnicity', 'wres.1'],
      achievements: evil,
      next_steps: '',
    },
  ],
  measures: [
    {
      id: 'profile.ethnicity',
      title: 'Ethnicity',
      kind: 'composition',
      family: null,
      characteristic: 'ethnicity',
      status: 'ok',
      reason: '',
      hidden: false,
      base: 8,
      unknown: 1,
      sentence: evil,
      rating,
      source: { document: evil, year: '2025', place: '' },
      how: evil,
      notes: [evil],
      known: 7,
      declaration_rate: 87.5,
      categories: [
        { id: 'white', label: evil, count: 7, percent_of_all: 87.5, percent_of_known: 100, known: true },
        { id: 'declined', label: 'Declined', count: 1, percent_of_all: 12.5, percent_of_known: null, known: false },
      ],
    },
    {
      id: 'declaration.ethnicity',
      title: evil,
      kind: 'rate',
      family: null,
      characteristic: 'ethnicity',
      status: 'ok',
      reason: '',
      hidden: false,
      base: 8,
      unknown: 1,
      sentence: evil,
      rating: { ...rating, colour: 'red' },
      source: { document: evil, year: '', place: '' },
      how: evil,
      notes: [],
      value: null,
      interval: null,
      ratio: null,
      compared: null,
      groups: [
        {
          id: 'all',
          label: 'All staff',
          numerator: 7,
          denominator: 8,
          percent: 87.5,
          interval: null,
          comparator: null,
        },
        {
          id: 'site.1',
          label: evil,
          numerator: 1,
          denominator: 3,
          percent: 100 / 3,
          interval: { low: 6.149, high: 79.234, level: 0.95, method: 'wilson' },
          comparator: null,
        },
      ],
    },
    {
      id: 'wres.1',
      title: evil,
      kind: 'grid',
      family: null,
      characteristic: 'ethnicity',
      status: 'ok',
      reason: '',
      hidden: false,
      base: 8,
      unknown: 1,
      sentence: evil,
      rating: { ...rating, colour: 'none' },
      source: { document: evil, year: '', place: '' },
      how: evil,
      notes: [],
      group_labels: { white: 'White', unknown: evil },
      rows: [
        {
          id: 'band_5',
          label: evil,
          section: evil,
          of_which: false,
          headcount: 0,
          groups: [
            { id: 'white', count: 0, percent: null },
            { id: 'unknown', count: 0, percent: null },
          ],
        },
      ],
      overall: {
        headcount: 8,
        groups: [
          { id: 'white', count: 7, percent: 87.5 },
          { id: 'unknown', count: 1, percent: 12.5 },
        ],
      },
    },
  ],
  obligations: [],
  objectives: [],
  actions: [],
  protection: { mode: 'none', threshold: null, hidden: 0, verified: false, legend: '', notes: [] },
};

test('words from files are text in the published page, never markup', () => {
  const html = publishHtml(report);
  assert.ok(html.includes('&lt;img src=x onerror=alert(1)>'), 'the words are shown');
  assert.ok(!/<img/i.test(html), 'no element comes out of a word');
  const bare = html.replace(/="[^"]*"/g, '=');
  assert.ok(!/<[^>]+\son\w+=/i.test(bare), 'no handler comes out of a word');
});

test('the published page needs nothing else and its policy holds', () => {
  const html = publishHtml(report);
  assert.ok(!/<script|<link|<iframe|src=(?!x)|url\((?!"data:)|@import/i.test(html));
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html);
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(policy.replaceAll('&#39;', "'").includes(`style-src 'sha256-${hash}'`), policy);
  assert.match(policy, /default-src 'none'/);
  assert.ok(!/\sstyle="/.test(html), 'no inline style, the policy forbids it');
});

test('a card gives its base, what is known and unknown, a rating in words, and how it is worked out', () => {
  const text = publishHtml(report)
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const words of [
    'Base: 8 people, of whom 7 known',
    'Not known',
    '12.5%',
    '87.5%',
    '100.0%',
    'Amber (A)',
    'Red (R)',
    'By site',
    '6.1% to 79.2%',
    '33.3%',
    'Each percentage is a share of its row',
    'How this is worked out',
    'rows 2, 3 and 10 more',
    'do not publish',
  ]) {
    assert.ok(text.includes(words), words);
  }
});

const textOf = (html) =>
  html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('a date that was filled in is said under the date; a confirmed one is not doubted', () => {
  const assumed = structuredClone(report);
  assumed.files[0].problems.push({
    ...report.files[0].problems[0],
    severity: 'notice',
    code: 'assumed_snapshot_date',
    message: 'filled in',
  });
  assert.match(textOf(publishHtml(assumed)), /on 31 March 2025\s?\. The date is not confirmed/);
  assert.doesNotMatch(textOf(publishHtml(report)), /not confirmed/);
});

test('the summary has every section in short with its ratings, before the sections', () => {
  const html = publishHtml(report);
  const [summary] = /<section class="eh-section" id="section-summary"[\s\S]*?<\/section>/.exec(html);
  assert.match(summary, /href="#section-race"/);
  assert.match(textOf(summary), /Red \(R\) ▲ Amber \(A\) ✔ Green \(G\) Not rated Race 1 1 0 1/);
  assert.match(textOf(summary), /1 of 2 rated measures is red/);
  assert.match(textOf(summary), /1 of 2 rated measures is amber: work in progress ▲ Amber \(A\) Ethnicity/);
  assert.ok(html.indexOf('id="section-summary"') < html.indexOf('id="section-race"'));
});

test('a note is printed once in a section, and the later card leads to it', () => {
  const twice = structuredClone(report);
  twice.measures[0].notes = ['Counted once.'];
  twice.measures[1].notes = ['Counted once.', 'Only here.'];
  const html = publishHtml(twice);
  assert.equal(html.split('Counted once.').length - 1, 1);
  assert.match(textOf(html), /Only here\. The notes under Ethnicity hold here too/);
});

const withCategories = (counts, base) => {
  const changed = structuredClone(report);
  const known = counts.reduce((sum, count) => sum + count, 0);
  Object.assign(changed.measures[0], {
    base,
    known,
    categories: counts.map((count, index) => ({
      id: `c${index}`,
      label: `Group ${index}`,
      count,
      percent_of_all: (100 * count) / base,
      percent_of_known: (100 * count) / known,
      known: true,
    })),
  });
  return publishHtml(changed).match(/<article[\s\S]*?<\/article>/)[0];
};

test('many groups with nobody stand in one line, few in the table', () => {
  const many = withCategories([8, 0, 0, 0, 0, 0], 8);
  assert.match(textOf(many), /Nobody in: Group 1; Group 2; Group 3; Group 4; Group 5\./);
  assert.equal(many.match(/<th scope="row">/g).length, 1);
  const few = withCategories([8, 0, 0, 0, 0], 8);
  assert.doesNotMatch(textOf(few), /Nobody in/);
  assert.equal(few.match(/<th scope="row">/g).length, 5);
});

test('the share of the known is a column of its own only where somebody is not known', () => {
  assert.match(textOf(withCategories([6, 1], 8)), /of whom 7 known.*% of known 7/);
  const all = textOf(withCategories([7, 1], 8));
  assert.match(all, /8 people, all known/);
  assert.doesNotMatch(all, /% of known/);
});

test('why a measure has no rating is in its working', () => {
  const grid = publishHtml(report).match(/<article[^>]*id="measure-wres-1"[\s\S]*?<\/article>/)[0];
  assert.match(grid, /<dt>Rating<\/dt>/);
  assert.doesNotMatch(grid, /eh-rating__tag/);
});
