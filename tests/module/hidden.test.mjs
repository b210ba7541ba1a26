/** What a publication hides stays hidden in what is printed: in words, tables, drawings, and in what they leave open. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  exampleFiles,
  exampleLastYear,
  exampleNineFiles,
  exampleReports,
  exampleSettings,
} from '../../wasm/dist/example.mjs';
import { openSession } from '../../wasm/dist/index.mjs';
import { auditHtml, publishHtml } from '../../wasm/dist/publish.mjs';
import { everyKind } from './fixtures/every-kind.mjs';
import { HIDDEN, LEGEND, NOTE, NUMBERS, asNow, hide, hideAll, hideIn, publicationOf } from './fixtures/hide.mjs';
import { COUNTED, SECRETS, TELLING, first } from './fixtures/secrets.mjs';
import { readInto } from './help.mjs';

const bytes = (chunks) => Buffer.from([...chunks].join(''));

/** The worked example with all its files and years, for internal use. */
async function exampleReport() {
  const session = await openSession();
  const years = exampleReports(session);
  session.configure({ format: 'evenhand-settings/1', snapshot_date: '2026-03-31', ...exampleSettings('trust') });
  for (const { kind, name, chunks } of [...exampleFiles(), exampleLastYear()]) {
    readInto(session, name, bytes(chunks), { kind });
  }
  for (const { name, text } of years) readInto(session, name, Buffer.from(text));
  return asNow(session.report());
}
const example = await exampleReport();

/** Of each kind the first few of a section, which is quicker to print. */
function fewOf(report) {
  const out = structuredClone(report);
  const seen = {};
  const kinds = new Map(out.measures.map(({ id, kind, status }) => [id, `${kind} ${status}`]));
  for (const section of out.sections) {
    section.measures = section.measures.filter((id) => {
      const key = `${section.id} ${kinds.get(id)}`;
      return (seen[key] = (seen[key] ?? 0) + 1) <= 3;
    });
  }
  return out;
}
const few = fewOf(example);

const bodyOf = (report) => publishHtml(report).replace(/<style>[\s\S]*?<\/style>/, '');
const textOf = (html) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const cardOf = (html, id) => {
  const anchor = id.replace(/[^a-z0-9]+/gi, '-');
  const [card] = new RegExp(`<(article|section|tbody)[^>]*id="measure-${anchor}"[\\s\\S]*?</\\1>`).exec(html) ?? [];
  return card ?? assert.fail(`no card of ${id}`);
};

const MARK = `<span class="eh-hidden" role="img" aria-label="hidden">${HIDDEN}</span>`;

/** The same without what screen readers pass over. */
const spoken = (html) =>
  html
    .replaceAll(/<text class="eh-(plot|trend)__[a-z]+"[^>]*>[^<]*<\/text>/g, '')
    .replaceAll(/<span[^>]*aria-hidden="true">[^<]*<\/span>/g, '');

/** Holds for every publication. */
function soundly(html, name) {
  for (const wrong of ['NaN', 'undefined', '[object', 'Infinity', 'null']) {
    const at = html.indexOf(wrong);
    assert.equal(at, -1, `${name}: ${html.slice(Math.max(0, at - 200), at + 40)}`);
  }
  const left = spoken(html).replaceAll(MARK, '');
  const at = left.indexOf(HIDDEN);
  assert.equal(at, -1, `${name}: not read as hidden: ${left.slice(Math.max(0, at - 200), at + 40)}`);
  assert.doesNotMatch(html, /\sstyle=/, `${name}: inline style`);
  // The legend stands under each table with a hidden number.
  for (const [, table, after] of html.matchAll(/<table([\s\S]*?)<\/table>([\s\S]{0,400})/g)) {
    if (!table.includes(HIDDEN)) continue;
    const closed = after.replace(/^(<p class="eh-small">[\s\S]*?<\/p>)?<\/div>/, '');
    assert.ok(closed.startsWith('<p class="eh-legend">'), `${name}: no legend after ${textOf(table).slice(0, 120)}`);
  }
}

/** Numbers in cells of tables, but for the population's, and how many measures have a rating. */
const numbersIn = (html) =>
  [...html.matchAll(/<td class="(eh-number[^"]*)">([\s\S]*?)<\/td>/g)]
    .filter(([, names]) => !/eh-benchmark|eh-glance/.test(names))
    .map(([, , cell]) => textOf(cell).replace('of 10;', ''))
    .filter((cell) => /\d/.test(cell));

test('with everything hidden no table of measures holds a number', () => {
  for (const [name, report] of [
    ['every kind', everyKind()],
    ['the example', example],
  ]) {
    const out = hideAll(report);
    out.eds = null; // the provider's own scores are of nobody
    const html = bodyOf(out);
    soundly(html, name);
    assert.deepEqual(numbersIn(html).slice(0, 5), [], name);
    // Nor is anything drawn: no part of a bar, no dot, no line of an interval.
    const drawn = html.replaceAll(/<ul class="eh-key"[\s\S]*?<\/ul>/g, '');
    assert.doesNotMatch(drawn, /eh-bar__part|eh-bar__whisker|eh-plot__dot|eh-plot__line|eh-trend__line/, name);
  }
});

test('an internal report shows its numbers and no legend', () => {
  const html = bodyOf(example);
  assert.ok(!html.includes(HIDDEN));
  assert.ok(!html.includes('eh-legend'));
  assert.ok(numbersIn(html).length > 500);
  assert.match(textOf(html), /Contains personal data: do not publish\. Small numbers are shown/);
});

/** The report by hand with the measures of a kind alone. */
function onlyOf(kind) {
  const report = everyKind();
  report.measures = report.measures.filter((one) => one.kind === kind && one.status !== 'not_supplied');
  return report;
}

for (const kind of Object.keys(NUMBERS)) {
  test(`${kind}: with all numbers of this kind hidden the others are still shown`, () => {
    const html = bodyOf(hide(few, (_, measure) => measure.kind === kind));
    soundly(html, kind);
    assert.ok(numbersIn(html).length > 300);
  });
  test(`${kind}: with any one number hidden`, () => {
    const report = onlyOf(kind);
    for (const measure of report.measures) {
      const places = [];
      hideIn(structuredClone(measure), (place) => places.push(place) && false);
      for (const place of places) {
        const html = bodyOf(hide(report, (at, { id }) => at === place && id === measure.id));
        soundly(html, `${measure.id} ${place}`);
      }
    }
  });
}

/** The same numbers each time. */
function* dice(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}
for (const [seed, share] of [
  [1, 0.02],
  [2, 0.2],
  [3, 0.5],
  [4, 0.9],
]) {
  test(`${share * 100}% of the numbers hidden anywhere`, () => {
    const random = dice(seed);
    soundly(bodyOf(hide(few, () => random.next().value < share)), `seed ${seed}`);
  });
}

test('the secrets are of every kind that has numbers', () => {
  assert.deepEqual(
    Object.keys(SECRETS).sort(),
    Object.keys(NUMBERS)
      .filter((kind) => NUMBERS[kind].length > 0)
      .sort(),
  );
});

const tells = (html, telling = TELLING) => telling.filter((words) => html.includes(words));

for (const [kind, make] of Object.entries(SECRETS)) {
  test(`${kind}: a hidden number is not worked out again from the others`, () => {
    const report = everyKind();
    const [measure, places] = make(report);
    // Else it would prove nothing.
    assert.notDeepEqual(tells(cardOf(bodyOf(report), measure.id)), [], 'the internal report tells it');
    const html = bodyOf(hide(report, (place, { id }) => id === measure.id && places.test(place)));
    soundly(html, kind);
    assert.deepEqual([tells(html, COUNTED), tells(cardOf(html, measure.id))], [[], []]);
    assert.ok(cardOf(html, measure.id).includes(MARK));
  });
}

test('no bar of several parts is drawn where one of them is hidden, and the others are', () => {
  const whole = bodyOf(publicationOf(everyKind()));
  for (const kind of ['grid', 'quartiles', 'difference']) {
    const report = everyKind();
    const one = first(report, kind, ({ overall }) => !overall || overall.groups.length < 5) ?? SECRETS[kind](report)[0];
    const stacks = (html) =>
      [...cardOf(html, one.id).matchAll(/<svg class="eh-bar[\s\S]*?<\/svg>/g)].map(([svg]) =>
        [...svg.matchAll(/eh-bar__part[^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width)),
      );
    const part = kind === 'difference' ? '/groups/1/part_percent' : /groups\/1\/percent$/;
    let once = false;
    const out = hide(report, (place, { id }) => {
      if (id !== one.id || once || !(typeof part === 'string' ? place === part : part.test(place))) return false;
      return (once = true);
    });
    const now = stacks(bodyOf(out));
    assert.ok(once && now.length > 0, kind);
    for (const widths of now) {
      const all = widths.reduce((sum, width) => sum + width, 0);
      assert.ok(Math.abs(all - 100) < 1e-6, `${kind}: the rest of ${widths} is as long as what is hidden`);
    }
    if (whole.includes(`id="measure-${one.id.replaceAll('.', '-')}"`))
      assert.ok(now.length < stacks(whole).length, kind);
  }
});

test('what is hidden is neither one person nor nobody, and its table keeps its columns and order', () => {
  const report = everyKind();
  const one = report.measures.find(({ id }) => id === 'patients.complaint.sex');
  Object.assign(one, { known: 8, unknown: 0, base: 8 });
  one.categories = one.categories.slice(0, 2).map((each) => ({ ...each, percent_of_known: each.percent_of_all }));
  const hidden = cardOf(bodyOf(hide(report, (place) => /^\/(known|unknown)$/.test(place))), one.id);
  assert.match(textOf(hidden), /Base: 8 complaints, of whom \[c\] known/);
  assert.match(textOf(hidden), /% of known \[c\]/);

  for (const count of [1, 5, 400]) {
    const changed = everyKind();
    const other = changed.measures.find(({ id }) => id === 'patients.complaint.sex');
    other.categories[1].count = count;
    const html = cardOf(bodyOf(hide(changed, (place) => /^\/categories\/1\//.test(place))), other.id);
    const rows = [...html.matchAll(/<th scope="row">([^<]*)/g)].map(([, label]) => label);
    assert.deepEqual(rows, ['Female', 'Male', 'Not recorded'], `with ${count}`);
  }
  assert.match(textOf(bodyOf(hideAll(everyKind()))), /Annual equality report[\s\S]*?\[c\] people on 31 March 2025/);
});

test('a list whose order would tell what is hidden does not say what it is sorted by', () => {
  const asks = (report) => textOf(cardOf(bodyOf(report), 'data_quality.ask_first'));
  const some = structuredClone(few);
  assert.match(asks(some), /The largest number of answers not recorded stands first/);
  const out = hide(some, (place, { id }) => id === 'data_quality.ask_first' && place === '/groups/1/numerator');
  assert.doesNotMatch(asks(out), /stands first/);
});

test('a measure of which nothing can be shown keeps its title and says why', () => {
  const report = publicationOf(everyKind());
  const gone = report.measures.filter(({ id }) => /^wres\.(2|5)$|recruitment\.religion\.hindu|survey\.q15/.test(id));
  assert.equal(gone.length, 4);
  for (const one of gone) {
    hideIn(one);
    Object.assign(one, { status: 'hidden', reason: 'Its groups are too small.', sentence: '' });
  }
  const html = bodyOf(report);
  soundly(html, 'withheld');
  for (const id of ['wres.2', 'wres.5']) {
    const card = cardOf(html, id);
    assert.match(textOf(card), /Hidden to protect people\. Its groups are too small\./);
    assert.doesNotMatch(card, /<table|eh-rating__tag|eh-plot/);
  }
  for (const id of ['recruitment-religion-hindu', 'survey-q15-religion']) {
    const [row] = new RegExp(`<tbody id="measure-${id}"[\\s\\S]*?</tbody>`).exec(html);
    assert.match(textOf(row), /Hidden to protect people\. Its groups are too small\./);
    assert.ok(!row.includes(HIDDEN), id);
  }
});

test('ratings are counted from what is shown, whatever the section says', () => {
  const report = publicationOf(everyKind());
  const wres = report.measures.find(({ id }) => id === 'wres.2');
  assert.equal(wres.rating.colour, 'red');
  const counts = (html) =>
    textOf(/<th scope="row"><a href="#section-race">[\s\S]*?<\/tr>/.exec(html)[0])
      .match(/\d+/g)
      .map(Number);
  const [red, amber, green, none] = counts(bodyOf(report));
  hideIn(wres);
  Object.assign(wres, { status: 'hidden', reason: 'Too small.' }); // its colour is left as it was, by mistake
  const html = bodyOf(report);
  assert.deepEqual(counts(html), [red - 1, amber, green, none + 1]);
  const [summary] = /<section class="eh-section" id="section-summary"[\s\S]*?<\/section>/.exec(html);
  assert.ok(!summary.includes('measure-wres-2'), 'it is not named among the red ones');
});

test('a section in short tells what has numbers to tell', () => {
  const report = publicationOf(everyKind());
  const short = (html) => textOf(/<th scope="row"><a href="#section-race">[\s\S]*?<\/tbody>/.exec(html)[0]);
  const [one, other] = ['wres.2', 'wres.5'].map((id) => report.measures.find((measure) => measure.id === id));
  hideIn(one);
  one.sentence = 'Some figures of this table are hidden.';
  assert.match(short(bodyOf(report)), /30\.0% of BME staff and 20\.0% of White staff said so\./);
  hideIn(other);
  other.sentence = `${HIDDEN} of 300 BME staff said so.`;
  assert.match(short(bodyOf(report)), /\[c\] of 300 BME staff said so\./);
  for (const measure of report.measures) if (measure.hidden) measure.sentence = one.sentence;
  assert.match(short(bodyOf(report)), /Its numbers are too small to be published\./);
});

test('a rating that is not shown gives its reason', () => {
  const report = publicationOf(everyKind());
  const one = report.measures.find(({ id }) => id === 'wres.2');
  hideIn(one, (place) => /groups\/0|^\/(value|interval|audit)$/.test(place));
  one.rating = { ...one.rating, colour: 'none', reason: 'The rating is not shown, for its numbers are hidden.' };
  const card = cardOf(bodyOf(report), one.id);
  assert.match(textOf(card), /Rating The rating is not shown, for its numbers are hidden\./);
  assert.doesNotMatch(card, /eh-rating__tag/);
});

test('a publication says for whom it is, how people are protected, and no more of its files than their names', () => {
  const html = bodyOf(hideAll(few));
  const text = textOf(html);
  assert.match(text, /For publication\. Small numbers are hidden/);
  assert.doesNotMatch(text, /do not publish|Problems in|Set aside|Do the figures agree/);
  assert.match(
    text,
    /How people are protected Numbers of 1 to 4 people are hidden, and others with them\. Smallest number of people that is shown: 5\. [\d,]+ numbers of this report/,
  );
  assert.ok(text.includes(NOTE));
  assert.match(text, /\[c\] hidden, so that nobody can be recognised in a small number\./);
  const [sources] = /<section class="eh-section" id="section-sources"[\s\S]*?<\/section>/.exec(html);
  assert.ok(sources.includes(few.files[0].name));
  assert.doesNotMatch(sources, /Rows read/);
  const half = publicationOf(few);
  half.protection.verified = false;
  assert.match(textOf(bodyOf(half)), /Not checked: do not publish\./);
});

for (const mode of ['suppress', 'round']) {
  test(`a real publication of a small provider: ${mode}`, async () => {
    const session = await openSession();
    const settings = { format: 'evenhand-settings/1', snapshot_date: '2025-03-31', ...exampleSettings('nine') };
    session.configure({ ...settings, audience: 'publication', protection: { mode } });
    for (const { kind, name, chunks } of exampleNineFiles('2025-03-31'))
      readInto(session, name, bytes(chunks), { kind });
    const report = session.report();
    assert.equal(report.audience, 'publication');
    const html = bodyOf(report);
    soundly(html, mode);
    assert.ok(html.includes(MARK));
    // No hidden number of the audit stands in its own row of its own table.
    for (const { measure, place, value } of session.audit().cells) {
      const [, row, group] = /^rows\/([^/]+)\/([^/]+)$/.exec(place) ?? [];
      const one = report.measures.find(({ id }) => id === measure);
      if (one.kind !== 'grid' || !row || group === 'headcount') continue;
      const cell = one.rows.find(({ id }) => id === row).groups.find(({ id }) => id === group);
      assert.deepEqual([cell.count, cell.percent], [HIDDEN, HIDDEN], `${measure} ${place} (${value})`);
    }
    const audit = auditHtml(session.audit(), report);
    assert.ok(!audit.includes('NaN') && !audit.includes('undefined'));
  });
}

test('the report’s own legend is printed', () => {
  const report = hide(everyKind());
  report.protection.legend = '[c] left out for small numbers';
  const html = bodyOf(report);
  assert.match(html, /<p class="eh-legend"><span aria-hidden="true">\[c\]<\/span> left out for small numbers\.<\/p>/);
  assert.ok(!html.includes(LEGEND.slice(4)));
});

test('years of which some are hidden are drawn without them', () => {
  const report = structuredClone(few);
  const one = report.measures.find(
    ({ kind, family, history, value }) =>
      kind === 'likelihood' && family === null && history.length > 1 && value !== null,
  );
  const dots = (html) => cardOf(html, one.id).match(/class="eh-plot__dot" cx="0"/g)?.length ?? 0;
  const before = dots(bodyOf(report));
  assert.ok(before > 2);
  const html = bodyOf(hide(report, (place, { id }) => id === one.id && place.startsWith('/history/0/')));
  soundly(html, one.id);
  assert.equal(dots(html), before - 1);
  const now = bodyOf(hide(report, (place, { id }) => id === one.id && /^\/(value|interval)$/.test(place)));
  assert.equal(dots(now), before - 1);
});
