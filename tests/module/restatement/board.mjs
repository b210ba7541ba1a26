/** The board against the workforce: WRES 9 and WDES 10. */
import assert from 'node:assert/strict';
import { byId, close, closeInterval, share } from './close.mjs';
import { twoGroups } from './grids.mjs';
import { newcombe } from './numbers.mjs';
import { awayReason, reasonOf } from './people.mjs';
import { blank, tally } from './views.mjs';

const FILE_COLUMNS = { total: null, voting: 'voting', executive: 'executive' };
const FLAGS = { total: null, voting: 'board_voting', executive: 'board_executive' };

/**
 * Members from the board file; without one, staff in post who are marked, each once. That a contract is non-executive
 * does not matter here.
 */
function members({ files, rows, columns, settings }) {
  if (files.board) {
    const from = files.board;
    return {
      columns: from.columns,
      supplied: (subset) => subset === 'total' || from.columns.has(FILE_COLUMNS[subset]),
      of: (subset) => from.rows.filter((row) => subset === 'total' || row[FILE_COLUMNS[subset]] === 'Yes'),
    };
  }
  const flags = ['board_member', 'board_voting', 'board_executive'].filter((flag) => columns.has(flag));
  const seen = new Set();
  const flagged = [];
  for (const row of rows) {
    if (awayReason(row) !== '' || !['', 'non_executive'].includes(reasonOf(row, settings))) continue;
    if (!flags.some((flag) => row[flag] === 'Yes')) continue;
    if (!blank(row.person_id) && seen.has(row.person_id)) continue;
    seen.add(row.person_id);
    flagged.push(row);
  }
  return {
    columns,
    supplied: (subset) => flags.length > 0 && (subset === 'total' || columns.has(FLAGS[subset])),
    of: (subset) => flagged.filter((row) => subset === 'total' || row[FLAGS[subset]] === 'Yes'),
  };
}

export function board(ctx) {
  const from = members(ctx);
  for (const [prefix, view, groups, focus] of [
    ['wres.9', 'ethnicity', ['white', 'bme', 'unknown'], 'bme'],
    ['wdes.10', 'disability', ['disabled', 'non_disabled', 'unknown'], 'disabled'],
  ]) {
    for (const subset of ['total', 'voting', 'executive']) {
      const id = `${prefix}.${subset}`;
      if (!from.supplied(subset) || !from.columns.has(view) || !ctx.columns.has(view)) {
        assert.notEqual(ctx.at(id).status, 'ok', id);
        continue;
      }
      const list = from.of(subset);
      const m = ctx.expect(id, true, list.length > 0 && ctx.used.length > 0);
      if (!m) continue;
      const part = tally(list, twoGroups(view, ctx.settings));
      const whole = tally(ctx.used, twoGroups(view, ctx.settings));
      assert.deepEqual([m.part_base, m.whole_base], [list.length, ctx.used.length], id);
      assert.equal(m.focus, focus, id);
      assert.deepEqual(m.groups.map((group) => group.id).sort(), [...groups].sort(), id);
      for (const group of m.groups) {
        const [x, y] = [part[group.id] ?? 0, whole[group.id] ?? 0];
        assert.deepEqual([group.part, group.whole], [x, y], `${id} ${group.id}`);
        close(group.part_percent, share(x, list.length), id);
        close(group.whole_percent, share(y, ctx.used.length), id);
        close(group.difference, share(x, list.length) - share(y, ctx.used.length), id);
      }
      close(m.value, byId(m.groups)[focus].difference, id);
      const [x, y] = [part[focus] ?? 0, whole[focus] ?? 0];
      if (ctx.intervals) closeInterval(m.interval, newcombe(x, list.length, y, ctx.used.length), id, 100);
    }
  }
}
