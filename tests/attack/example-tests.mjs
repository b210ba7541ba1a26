/** The tests of an example: what it publishes, its page, and what it would tell without second hiding. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { publishHtml } from '../../wasm/dist/publish.mjs';
import { attack, truthOf } from './attack.mjs';
import { hiddenInRows, told } from './html.mjs';
import { isRefusal } from './reports.mjs';
import { leaks, untrueNumbers, written } from './texts.mjs';

export function attackExample(which, { internal, publication, careless }) {
  const truth = truthOf(internal);

  test(`nothing that is hidden is found in what the ${which} example publishes`, (t) => {
    assert.ok(!isRefusal(publication), publication.message);
    assert.equal(publication.protection.verified, true);
    const { secrets, breaches, beside, hidden } = attack(publication, truth);
    t.diagnostic(`${secrets} numbers too small to be told, ${hidden} hidden`);
    assert.ok(secrets > 100);
    assert.deepEqual(breaches, []);
    assert.deepEqual(beside, []);
    assert.deepEqual(truth.wrong, []);
    assert.deepEqual(untrueNumbers(publication.measures, internal.measures), []);
    assert.deepEqual(leaks(publication, internal), []);
  });

  test(`nor in the page of the ${which} example`, () => {
    assert.deepEqual(told(publishHtml(publication), hiddenInRows(publication, internal), written), []);
  });

  test(`without second hiding the ${which} example tells`, (t) => {
    assert.ok(!isRefusal(careless), careless.message);
    const { breaches } = attack(careless, truth);
    t.diagnostic(
      `${breaches.length} found, ${breaches.filter(({ low, high }) => low === high).length} of them exactly`,
    );
    assert.ok(breaches.length > 20);
  });
}
