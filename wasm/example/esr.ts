/** Colleagues as rows of a staff list, in the words of the Electronic Staff Record; what it has no name for, in ours. */
import { writeDay } from './calendar.js';
import { fteHundredths, monthlyPence, poundsThen, writeHours, writePence } from './pay.js';
import type { Person } from './people.js';
import type { Post } from './posts.js';
import type { Listed } from './roll.js';

export const ESR_HEADERS = [
  'Employee Number',
  'Assignment Number',
  'Primary',
  'Org L3',
  'Service',
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
  'recruited_abroad',
  'transferred_in_date',
  'equality_training_date',
  'weekly_hours',
  'ordinary_pay',
  'pay_period_days',
  'bonus_in_period',
  'bonus_12_months',
  'full_pay',
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

function esrRow(p: Person): string {
  return `${p.number},${p.number},Y,${p.site},${p.service},${postCells(p.post, p.contract === 'Bank')},${p.contract},${p.status},${p.fte},${personCells(p)},${payCells(p)}\r\n`;
}

/** The same colleague's second post: same person, other assignment, not the primary one; a fifth of full time. */
function esrSecondRow(p: Person, post: Post, back = 0): string {
  const pay = `${writeHours(20)},${writePence(monthlyPence(poundsThen(post.points[0] ?? 0, back), 20))},monthly,0,0,Y`;
  return `${p.number},${p.number}-2,N,${p.site},${p.service},${postCells(post, false)},Permanent,Active Assignment,0.20,${personCells(p)},${pay}\r\n`;
}

function personCells(p: Person): string {
  return `${writeDay(p.start)},${writeDay(p.birth)},${p.female ? 'Female' : 'Male'},${p.origin.label},${p.disability},${p.religion},${p.orientation},${p.marital},${p.abroad},${p.transferred < 0 ? '' : writeDay(p.transferred)},${p.trained < 0 ? '' : writeDay(p.trained)}`;
}

/** The rows of one colleague: a second post stands mostly below the first, sometimes above it. */
export function esrRows({ person, second, secondFirst }: Listed, back = 0): string {
  if (!second) return esrRow(person);
  const other = esrSecondRow(person, second, back);
  return secondFirst ? other + esrRow(person) : esrRow(person) + other;
}

/** Bank, honorary and non-executive rows have no weekly hours and no monthly pay. */
function payCells(p: Person): string {
  if (p.fullPay === '' && p.ordinary < 0) return ',,,,,';
  const pay = p.ordinary < 0 ? '' : writePence(p.ordinary);
  return `${writeHours(fteHundredths(p.fte), p.post.medical)},${pay},monthly,${p.awardMonth === 0 ? '0' : writePence(p.awardMonth)},${p.award},${p.fullPay}`;
}
