/** Colleagues as rows of a staff list, in the words of the Electronic Staff Record. */
import { writeDay } from './calendar.js';
import type { Person } from './people.js';
import type { Post } from './posts.js';

export const ESR_HEADERS = [
  'Employee Number',
  'Assignment Number',
  'Primary',
  'Org L3',
  'Staff Group',
  'Position Title',
  'Pay Scale',
  'Occ Code',
  'Assignment Category',
  'Assignment Status',
  'FTE',
  'Latest Start Date',
  'Date of Birth',
  'Gender',
  'Ethnic Origin',
  'Disability',
  'Religious Belief',
  'Sexual Orientation',
  'Marital Status',
] as const;

export const ESR_HEADER = `${ESR_HEADERS.join(',')}\r\n`;

/** Columns a post decides, written once for each post. */
const written = new Map<Post, string>();

function postCells(post: Post, bank: boolean): string {
  if (bank) return `${post.staffGroup},${post.title},${post.payScale}|Bank,${post.occupationCode}`;
  let cells = written.get(post);
  if (cells === undefined) {
    cells = `${post.staffGroup},${post.title},${post.payScale},${post.occupationCode}`;
    written.set(post, cells);
  }
  return cells;
}

export function esrRow(p: Person): string {
  return `${p.number},${p.number},Y,${p.site},${postCells(p.post, p.contract === 'Bank')},${p.contract},${p.status},${p.fte},${personCells(p)}`;
}

/** The same colleague's second post: same person, other assignment, not the primary one. */
export function esrSecondRow(p: Person, post: Post): string {
  return `${p.number},${p.number}-2,N,${p.site},${postCells(post, false)},Permanent,Active Assignment,0.20,${personCells(p)}`;
}

function personCells(p: Person): string {
  return `${writeDay(p.start)},${writeDay(p.birth)},${p.female ? 'Female' : 'Male'},${p.origin.label},${p.disability},${p.religion},${p.orientation},${p.marital}\r\n`;
}
