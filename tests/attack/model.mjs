/** A report as linear equations: what any reader knows who has read the definitions. */
import { at, Book } from './book.mjs';
import { flows, membersOf } from './flows.mjs';
import { people } from './people.mjs';
import { workforce } from './workforce.mjs';

/** Without a result some measures still say what they counted; the others' zeros stand for nothing. */
const speaks = (m) =>
  m.status === 'ok' ||
  (m.status === 'not_calculable' && ['likelihood', 'rate', 'pay_gap'].includes(m.kind) && m.groups.length > 0);

/** Action 2d counts the bands from 8c on, which stands in its sentence alone. */
function topBands(book, id, sentence) {
  if (id !== '2d') return;
  const focus = { BME: ['ethnicity', 'bme'], Disabled: ['disability', 'disabled'] };
  for (const [, who, k, n] of sentence.matchAll(/(BME|Disabled) staff are ([\d,]+) of ([\d,]+) \(/g)) {
    const [view, group] = focus[who];
    const rows = ['8c', '8d', '9', 'vsm'].flatMap((band) =>
      ['clinical', 'non_clinical'].map((work) => `${work}.${band === 'vsm' ? band : `band_${band}`}`),
    );
    const clusters = ['clinical.cluster_4', 'non_clinical.cluster_4'];
    const [grid, list] = view === 'ethnicity' ? ['wres.1', rows] : ['wdes.1', clusters];
    for (const [where, text] of [
      [{ [view]: group }, k],
      [{}, n],
    ]) {
      const count = Number(text.replaceAll(',', ''));
      const terms = list.map((row) => [1, at('staff', { ...where, [grid]: row })]);
      book.row(terms, count, `action ${id}: ${who} at the top`);
    }
  }
}

/** An analysis that is called after a site speaks of that site. */
function sameAsSite(book, report, id, title) {
  const sites = report.measures.find((m) => m.id === 'profile.site')?.categories ?? [];
  const site = sites.find(({ label, known }) => known && title.includes(label));
  if (site === undefined) return;
  const number = site.id.replace('label_', '');
  for (const name of [...book.counts.keys()]) {
    const [population, ...conditions] = name.split('|');
    if (population !== 'staff' || !conditions.includes(`${id}=chosen`) || name.includes(' but ')) continue;
    const others = conditions.filter((each) => each !== `${id}=chosen`).map((each) => each.split('='));
    const other = at('staff', { ...Object.fromEntries(others), site: number });
    if (book.counts.has(other)) book.same(name, other, `${id} is the site`);
  }
}

export function read(report, { respondents = false } = {}) {
  const rules = Object.fromEntries(report.rules.map(({ id, option }) => [id, option]));
  const book = new Book({ rules, respondents });
  const listed = new Map(report.measures.map((m) => [m.id, (m.categories ?? m.groups ?? []).map(({ id }) => id)]));
  const members = membersOf(report);
  book.print(at('staff'), report.organisation.headcount, 'organisation');
  for (const { kind, headcount } of report.files) {
    const population = { staff: 'staff', staff_last_year: 'before', applicants: 'applied' }[kind];
    if (population) book.print(at(population), headcount, `file ${kind}`);
  }
  for (const { id, people: chosen, others, not_known: unknown } of report.analyses) {
    const sides = { chosen, others, unknown };
    for (const [side, count] of Object.entries(sides)) book.print(at('staff', { [id]: side }), count, id);
    book.table('staff', {}, id, Object.keys(sides), id);
  }
  for (const m of report.measures) {
    if (!speaks(m) || m.kind === 'statement') continue;
    const read = workforce(book, m, listed) || flows(book, m, members) || people(book, m, report);
    if (!read) throw new Error(`Nobody reads ${m.id}.`);
  }
  for (const { metrics } of report.high_impact_actions)
    for (const { id, sentence } of metrics) topBands(book, id, sentence);
  for (const { id, title } of report.analyses) sameAsSite(book, report, id, title);
  book.nest({ chinese: rules.chinese_five_groups ?? 'asian' });
  return book;
}
