/** The fourteen members of a trust's board; as many at every size. */

import type { Trust } from './trust.js';

const HEADER = ['voting', 'executive', 'sex', 'ethnicity', 'disability'];
const MEMBERS = [
  // The chair and six non-executive directors.
  ['Yes', 'No', 'Female', 'White - British', 'No'],
  ['Yes', 'No', 'Male', 'White - British', 'No'],
  ['Yes', 'No', 'Male', 'White - British', 'Yes'],
  ['Yes', 'No', 'Female', 'Asian or Asian British - Indian', 'No'],
  ['Yes', 'No', 'Male', 'White - British', 'No'],
  ['Yes', 'No', 'Female', 'White - Irish', 'Not Declared'],
  ['Yes', 'No', 'Male', 'Not Stated', 'No'],
  // The chief executive and four directors with a vote, then two without.
  ['Yes', 'Yes', 'Female', 'White - British', 'No'],
  ['Yes', 'Yes', 'Male', 'White - British', 'No'],
  ['Yes', 'Yes', 'Female', 'White - British', 'No'],
  ['Yes', 'Yes', 'Male', 'Asian or Asian British - Pakistani', 'No'],
  ['Yes', 'Yes', 'Female', 'White - British', 'Prefer Not To Answer'],
  ['No', 'Yes', 'Female', 'White - British', 'No'],
  ['No', 'Yes', 'Male', 'White - British', 'No'],
];

/** The member who joined the board this year, and the one before. */
const CHANGED = 10;
const BEFORE = ['Yes', 'Yes', 'Male', 'White - British', 'No'];

export function boardRows({ back }: Trust): string[] {
  const members = MEMBERS.map((cells, i) => (i === CHANGED && back > 0 ? BEFORE : cells));
  return [HEADER, ...members].map((cells) => `${cells.join(',')}\r\n`);
}
