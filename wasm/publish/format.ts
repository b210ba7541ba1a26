/**
 * How a number or a date is written out: the one place where figures are rounded.
 *
 * A figure is rounded once, half away from zero, on the decimal that the double stands for (its shortest decimal
 * text). Multiplying first, as `Math.round(x * 10) / 10` does, rounds a second time and gets 1.005 wrong.
 *
 * A hidden number is written as it stands, whatever its unit; `marked` in `hidden.tsx` lets it be read aloud.
 */

import { HIDDEN, type Count, type Figure, type Hidden, type Interval } from '../src/figure-types';

export const isHidden = (value: unknown): value is Hidden => value === HIDDEN;

/** What can be drawn or compared: a number that is shown. */
export const shownNumber = (value: Figure): number | null => (typeof value === 'number' ? value : null);

/** Zero is told only of a number that is shown: what is hidden may be nobody or somebody. */
export const isSome = (count: Count): boolean => count !== 0;

const THIN_MINUS = '\u2212';

/** The digits of a finite number times 10^`shift` as whole and fraction, without an exponent. */
function decimalDigits(value: number, shift: number): { whole: string; fraction: string } {
  const [mantissa = '0', exponentText = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const exponent = Number(exponentText) + shift;
  if (exponent === 0) return { whole, fraction };
  if (exponent > 0) {
    const padded = fraction.padEnd(exponent, '0');
    return { whole: whole + padded.slice(0, exponent), fraction: padded.slice(exponent) };
  }
  const padded = whole.padStart(1 - exponent, '0');
  const cut = padded.length + exponent;
  return { whole: padded.slice(0, cut), fraction: padded.slice(cut) + fraction };
}

function addOne(digits: string): string {
  return (BigInt(digits) + 1n).toString().padStart(digits.length, '0');
}

function groupThousands(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A number with exactly `decimals` places, rounded once, half away from zero; thousands apart by commas. */
export function formatDecimal(value: number, decimals: number, shift = 0): string {
  if (!Number.isFinite(value)) return 'not a number';
  const { whole, fraction } = decimalDigits(value, shift);
  let kept = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  if ((fraction[decimals] ?? '0') >= '5') kept = addOne(kept);
  const cut = kept.length - decimals;
  const text =
    groupThousands(kept.slice(0, cut).replace(/^0+(?=\d)/, '')) + (decimals > 0 ? `.${kept.slice(cut)}` : '');
  return value < 0 && /[1-9]/.test(text) ? THIN_MINUS + text : text;
}

/** A percentage from 0 to 100 as the core gives it: `24.7%`. `null` is a figure that does not exist. */
export function formatPercent(percent: Figure, decimals = 1): string {
  if (isHidden(percent)) return percent;
  return percent === null ? 'not calculable' : `${formatDecimal(percent, decimals)}%`;
}

/** A rate from 0 to 1 as a percentage: the decimal point moves in the text, so nothing is rounded on the way. */
export function formatRate(rate: Figure): string {
  if (isHidden(rate)) return rate;
  return rate === null ? 'not calculable' : `${formatDecimal(rate, 1, 2)}%`;
}

/** A ratio: `1.40`. */
export function formatRatio(ratio: Figure): string {
  if (isHidden(ratio)) return ratio;
  return ratio === null ? 'not calculable' : formatDecimal(ratio, 2);
}

const signed = (value: number, text: string) => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);

/** A difference in points, with its sign: `+6.2`. */
export function formatPoints(points: Figure): string {
  if (isHidden(points)) return points;
  return points === null ? 'not calculable' : signed(points, formatDecimal(points, 1));
}

/** A score from 0 to 10. */
export function formatScore(score: Figure): string {
  if (isHidden(score)) return score;
  return score === null ? '–' : formatDecimal(score, 2);
}

/** A difference between two scores from 0 to 10, with its sign: `−0.54`. */
export function formatScores(difference: Figure): string {
  if (isHidden(difference)) return difference;
  return difference === null ? 'not calculable' : signed(difference, formatDecimal(difference, 2));
}

/** Pounds and pence. */
export function formatMoney(pounds: Figure): string {
  if (isHidden(pounds)) return pounds;
  if (pounds === null) return '–';
  const text = formatDecimal(pounds, 2);
  return text.startsWith(THIN_MINUS) ? `${THIN_MINUS}£${text.slice(1)}` : `£${text}`;
}

/** A chance: small ones only as "under". */
export function formatChance(p: Count): string {
  if (isHidden(p)) return p;
  return p < 0.001 ? 'under 0.001' : formatDecimal(p, 3);
}

/**
 * The shares of one whole. Two of them add to exactly 100.0, as the pay gap service demands: the first is rounded, the
 * second is the rest.
 */
export function formatShares(percents: Figure[]): string[] {
  const [first, second] = percents;
  if (percents.length !== 2 || typeof first !== 'number' || typeof second !== 'number') {
    return percents.map((percent) => (percent === null ? '–' : formatPercent(percent)));
  }
  const text = formatDecimal(first, 1);
  const tenths = String(1000 - Number(text.replace('.', ''))).padStart(2, '0');
  return [`${text}%`, `${tenths.slice(0, -1)}.${tenths.slice(-1)}%`];
}

/** `part` of `whole` as a percentage, for counts whose share the report does not carry: exact, then rounded once. */
export function formatShare(part: Count, whole: Count): string {
  if (isHidden(part) || isHidden(whole)) return HIDDEN;
  const tenths = String((2000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole))).padStart(2, '0');
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}%`;
}

/** Low and high ends; no high end is said in words. */
export function formatRange(ends: Pick<Interval, 'low' | 'high'> | Hidden, write: (value: number) => string): string {
  if (isHidden(ends)) return ends;
  const { low, high } = ends;
  return high === null ? `${write(low)} upwards, no upper limit` : `${write(low)} to ${write(high)}`;
}

/** The same for a narrow cell, where it may only break before "to". */
export const cellRange = (interval: Interval | Hidden, write: (value: number) => string) =>
  formatRange(interval, write).replace(' to ', ' to\u00a0');

/** A count of people or rows: `3,495`. */
export function formatCount(count: Count): string {
  return isHidden(count) ? count : formatDecimal(count, 0);
}

/** `1 person`, `2 people`; what is hidden is never told to be one. */
export function counted(count: Count, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A size as a file manager shows it, in thousands of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${formatDecimal(bytes / 1000, 1)} kB`;
  return `${formatDecimal(bytes / 1_000_000, 1)} MB`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2025-03-31` as `31 March 2025`; anything else is left as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = match ? MONTHS[Number(match[2]) - 1] : undefined;
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : iso;
}

/** `2025-03-31` as `Mar 2025`, for the foot of a chart. */
export function formatMonth(iso: string): string {
  const match = /^(\d{4})-(\d{2})-\d{2}$/.exec(iso);
  const month = match ? MONTHS[Number(match[2]) - 1] : undefined;
  return match && month ? `${month.slice(0, 3)} ${match[1]}` : iso;
}
