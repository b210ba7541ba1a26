import { hiddenNumbers, walk, written } from './texts.mjs';

/** The page that is made of a report: rows of its tables, with what is written and what is drawn in each. */

const plain = (html) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Names of measures as the page writes them in ids. */
const anchor = (id) => id.replaceAll('.', '-');

/**
 * Rows by measure and label: [{ measure, label, text, attributes }]; `text` is all that can be read in the row's cells,
 * `attributes` every value of an attribute in it, those for screen readers and of drawings among them.
 */
export function rowsOf(html) {
  const body = html.slice(html.indexOf('</style>'));
  const marks = [...body.matchAll(/ id="measure-([a-z0-9_-]+?)(?:-title)?"|<tr[ >]/g)];
  const rows = [];
  let measure = '';
  for (const mark of marks) {
    if (mark[1] !== undefined) {
      measure = mark[1];
      continue;
    }
    const row = body.slice(mark.index, body.indexOf('</tr>', mark.index));
    const own = / id="measure-([a-z0-9_-]+?)(?:-title)?"/.exec(row)?.[1] ?? measure;
    const label = plain(/<th scope="row"[^>]*>([^<]*)/.exec(row)?.[1] ?? '');
    const cells = [...row.matchAll(/<t[dh][^>]*>(.*?)(?=<t[dh][ >]|$)/gs)].map(([, cell]) => plain(cell));
    const attributes = [...row.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => ({ name, value }));
    rows.push({ measure: own, label, cells, attributes });
  }
  return rows;
}

const READ_OUT = ['aria-label', 'title', 'alt', 'aria-valuetext', 'aria-description', 'content'];

/**
 * What a page tells of hidden numbers: { measure id, label, value } stand for a number that is hidden in the row with this
 * label. Whole numbers are looked for where they can be read, seen or heard, others in drawings too.
 */
export function told(html, secrets, written) {
  const rows = byMeasure(rowsOf(html));
  const out = [];
  // Rows of two sections may have one name: what either may show is no secret of the other.
  const shownBeside = new Map();
  for (const { id, label, shown } of secrets) {
    const key = `${id}, ${label}`;
    shownBeside.set(key, new Set([...(shownBeside.get(key) ?? []), ...shown]));
  }
  for (const { id, label, value } of secrets) {
    const shown = shownBeside.get(`${id}, ${label}`);
    for (const row of rows.get(anchor(id)) ?? []) {
      if (row.label !== label) continue;
      // A rate of 0.18 is never written as 0 or 1, nor one of 0.001 as 0.00.
      const isRate = !Number.isInteger(value) && Math.abs(value) < 1;
      const texts = new Set(
        written(value).filter((text) => !shown.has(text) && (!isRate || (text.includes('.') && Number(text) > 0))),
      );
      const read = [
        ...row.cells.slice(1),
        ...row.attributes.filter(({ name }) => READ_OUT.includes(name)).map((a) => a.value),
      ];
      const numbers = read.flatMap((text) => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []);
      const drawn = row.attributes.flatMap((attribute) => attribute.value.match(/\d+\.\d+/g) ?? []).map(Number);
      if (numbers.some((number) => texts.has(number))) out.push(`${id}, ${label}: ${value} is written`);
      const isDrawn = !Number.isInteger(value) && drawn.some((number) => Math.abs(number - value) < 1e-9);
      if (isDrawn && !shown.has(`${value}`)) out.push(`${id}, ${label}: ${value} is drawn`);
    }
  }
  return out;
}

function byMeasure(rows) {
  const out = new Map();
  for (const row of rows) {
    if (out.has(row.measure)) out.get(row.measure).push(row);
    else out.set(row.measure, [row]);
  }
  return out;
}

/** Hidden numbers with the row that they stand in: the innermost thing with a label. */
export function hiddenInRows(publication, internal) {
  const out = [];
  for (const published of publication.measures) {
    const truth = internal.measures.find(({ id }) => id === published.id);
    hiddenNumbers(published, truth, (value, keys) => {
      let here = published;
      let row = null;
      for (const key of keys) {
        here = Array.isArray(here) ? here.find((each, i) => (each?.id ?? `${i}`) === key) : here?.[key];
        if (here?.label !== undefined) row = here;
      }
      if (row === null || value === 0) return;
      const shown = new Set();
      walk(row, (each) => typeof each === 'number' && [...written(each), `${each}`].forEach((text) => shown.add(text)));
      // The row of a family is called after its category, and stands for the whole measure.
      out.push({ id: published.id, label: row.label, value, shown });
    });
  }
  return out;
}
