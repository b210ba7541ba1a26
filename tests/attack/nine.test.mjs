/** The attack on what nine colleagues publish, of whom one is the only one of a group in several ways. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openSession } from '../../wasm/dist/index.mjs';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { evenhand, measure, NINE, readNine, scratch, SETTINGS } from '../module/help.mjs';
import { attack, truthOf } from './attack.mjs';
import { attackExample } from './example-tests.mjs';
import { exampleReports } from './examples.mjs';
import { hiddenInRows, rowsOf, told } from './html.mjs';
import { reports } from './reports.mjs';
import { leaks, walk, written } from './texts.mjs';

attackExample('nine', await exampleReports('nine'));

const nine = reports(await openSession(), [{ kind: 'staff', name: 'nine.csv', bytes: readNine() }], SETTINGS);

/** Whatever has a label and counts exactly one person: the measure, the label, and where the count stands. */
function onlyOnes(internal) {
  const out = [];
  for (const m of internal.measures) {
    walk(m, (value, keys) => {
      const what = keys.at(-1);
      if (
        value !== 1 ||
        !['count', 'headcount', 'numerator', 'denominator', 'events', 'base', 'due', 'done'].includes(what)
      ) {
        return;
      }
      const owner = keys.slice(0, -1).reduce((here, key) => here[key], m);
      if (owner.id !== undefined) out.push({ id: m.id, label: owner.label ?? owner.id, keys });
    });
  }
  return out;
}

test('of nine colleagues nobody can be told who is the only one of a group: in the data', () => {
  const { internal, publication } = nine;
  const alone = onlyOnes(internal);
  // One without religion, one of mixed ethnicity, and wherever else they are counted.
  for (const id of ['profile.religion', 'profile.ethnicity', 'profile.ethnicity_5', 'profile.ethnicity_detailed']) {
    assert.ok(
      alone.some((each) => each.id === id),
      id,
    );
  }
  for (const { id, label, keys } of alone) {
    const found = keys.reduce((here, key) => here?.[key], measure(publication, id));
    assert.ok(found === '[c]' || found === undefined, `${id}, ${label}: ${found}`);
  }
  assert.deepEqual(attack(publication, truthOf(internal)).breaches, []);
  assert.deepEqual(leaks(publication, internal), []);
});

test('… nor on the page: in its cells, its drawings, or what is read out', () => {
  const { internal, publication } = nine;
  const page = publishHtml(publication);
  assert.deepEqual(told(page, hiddenInRows(publication, internal), written), []);
  const alone = onlyOnes(internal);
  const rows = rowsOf(page);
  for (const { id, label } of alone.filter((each) => /^(profile|representation|cross)/.test(each.id))) {
    for (const row of rows.filter((each) => each.measure === id.replaceAll('.', '-') && each.label === label)) {
      assert.ok(
        !row.cells.slice(1).some((cell) => /(^|[^\d.,])1($|[^\d.,%])|11\.1%/.test(cell)),
        `${id}: ${row.cells.join(' | ')}`,
      );
      assert.ok(!row.attributes.some(({ value }) => /11\.11/.test(value)), `${id}: ${label} is drawn`);
    }
  }
  // The same on the page in which all can be seen, to know that this looks in the right places.
  const open = rowsOf(publishHtml(internal)).filter(
    (row) => row.measure === 'profile-religion' && row.label === 'No religion',
  );
  assert.ok(open.some(({ cells }) => cells.includes('1')));
  assert.ok(open.some(({ attributes }) => attributes.some(({ value }) => /11\.11/.test(value))));
});

test('… nor in what the command writes, which is the same page and the same data', () => {
  const folder = scratch();
  const [json, html] = ['report.json', 'report.html'].map((name) => path.join(folder, name));
  const { status, stderr } = evenhand(['report', '--staff', NINE, '--json', json, '--html', html]);
  assert.equal(status, 0, stderr);
  const publication = JSON.parse(readFileSync(json, 'utf8'));
  assert.equal(publication.audience, 'publication');
  assert.deepEqual(leaks(publication, nine.internal), []);
  assert.equal(readFileSync(html, 'utf8'), publishHtml(publication));
  assert.doesNotMatch(stderr, /\b1\b.*(religion|mixed)/i);
});
