/** Who counts: one row for each person on the snapshot date, and why the others are set aside. */
import { CONTRACTS } from './words.mjs';
import { blank, SNAPSHOT } from './views.mjs';

const SET_ASIDE_CONTRACTS = ['bank', 'honorary', 'non_executive'];
const isPrimary = (row) => (['Yes', 'Y'].includes(row.primary) ? 2 : row.primary === 'No' ? 0 : 1);
const postNumber = (row) => Number(/-(\d)$/.exec(row.assignment_id ?? '')?.[1] ?? 1);

/** Why a row is not of somebody in post on the snapshot date, whatever the contract. */
export function awayReason(row) {
  if (row.assignment_status === 'Terminate Assignment') return 'assignment_ended';
  if (!blank(row.leave_date) && row.leave_date < SNAPSHOT) return 'left_before_snapshot';
  if (!blank(row.start_date) && row.start_date > SNAPSHOT) return 'starts_after_snapshot';
  return '';
}

export function reasonOf(row, { include }) {
  const contract = CONTRACTS[row.contract_type];
  if (SET_ASIDE_CONTRACTS.includes(contract) && !include.includes(contract)) return contract;
  return awayReason(row);
}

export function byId(rows) {
  const out = new Map();
  for (const row of rows) {
    if (blank(row.person_id)) continue;
    if (out.has(row.person_id)) out.get(row.person_id).push(row);
    else out.set(row.person_id, [row]);
  }
  return out;
}

// The primary, then the first post, then the most hours, then the one that stands first.
const order = (a, b) =>
  isPrimary(b) - isPrimary(a) || postNumber(a) - postNumber(b) || Number(b.fte ?? 0) - Number(a.fte ?? 0);

/** The people who count, and how many rows are set aside for each reason. */
export function people(rows, settings) {
  const aside = {};
  const away = (reason) => (aside[reason] = (aside[reason] ?? 0) + 1);
  const kept = [];
  for (const row of rows) {
    const reason = reasonOf(row, settings);
    if (reason) away(reason);
    else kept.push(row);
  }
  const best = new Map([...byId(kept)].map(([id, posts]) => [id, [...posts].sort(order)[0]]));
  const used = [];
  for (const row of kept) {
    if (blank(row.person_id) || best.get(row.person_id) === row) used.push(row);
    else away('second_assignment');
  }
  return { used, aside };
}

/** What other files may find in the staff list: anybody's answers, and whose rows are all of a contract that is set aside. */
export function register(rows, settings) {
  const out = new Map();
  for (const [id, posts] of byId(rows)) {
    const setAside = posts.every((row) => SET_ASIDE_CONTRACTS.includes(reasonOf(row, settings)));
    out.set(id, { row: posts[0], setAside });
  }
  return out;
}
