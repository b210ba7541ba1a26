/**
 * Pay by the scale: pounds a year at each point, near the national scales of the mid-2020s. Many colleagues stand on one point,
 * so many hourly rates are the same to the penny.
 */
import type { Post } from './posts.js';
import { type Random, table } from './random.js';

export const AFC_POINTS: Readonly<Record<string, readonly number[]>> = {
  1: [24465],
  2: [24465],
  3: [24937, 26598],
  4: [27485, 30162],
  5: [31049, 33487, 37796],
  6: [38682, 40823, 46580],
  7: [47810, 50273, 54710],
  '8a': [55690, 58487, 62682],
  '8b': [64455, 68631, 74896],
  '8c': [76965, 81652, 88682],
  '8d': [91342, 96941, 105337],
  9: [109179, 115763, 125637],
  VSM: [118000, 131500, 146000, 178000],
};

/** By the code of the pay scale. */
export const DOCTORS_POINTS: Readonly<Record<string, readonly number[]>> = {
  MN13: [36616],
  MN15: [42008],
  MN35: [49909],
  MN37: [61825, 70425],
  MC46: [59175, 67400, 75150, 83800, 93400],
  MC41: [92400, 99100, 105600],
  YC72: [95400, 101600, 107800, 114000, 126281],
};

/** Pounds a year so many years ago: the scale has gone up by about a thirtieth each year. */
export function poundsThen(annual: number, back: number): number {
  return Math.floor((annual * (1000 - 33 * back)) / 1000);
}

/** Which point somebody stands on after so many years in the band. */
export function afcPoint(points: readonly number[], years: number): number {
  return Math.min(points.length - 1, years < 2 ? 0 : years < 5 ? 1 : 2);
}

/** Doctors go up about every four years from the age at which their grade begins. */
export function doctorsPoint(points: readonly number[], age: number): number {
  return Math.min(points.length - 1, Math.max(0, Math.floor((age - (points.length === 2 ? 27 : 33)) / 4)));
}

const HUNDREDTHS = new Map<string, number>();

/** Full-time equivalent `0.64` as 64. */
export function fteHundredths(fte: string): number {
  let hundredths = HUNDREDTHS.get(fte);
  if (hundredths === undefined) {
    hundredths = Number(fte.replace('.', ''));
    HUNDREDTHS.set(fte, hundredths);
  }
  return hundredths;
}

/** Extra for nights and weekends on the wards, in per cent: in few steps, so that rates stay alike. */
const UNSOCIAL = table([
  [0, 34],
  [9, 32],
  [17, 34],
]);

export function unsocialHours(post: Post, random: Random): number {
  const wards = post.place === 'ward' && /^[1-6]$/.test(post.band) && /^(Nursing|Additional)/.test(post.staffGroup);
  return wards ? random.pick(UNSOCIAL) : 0;
}

/** Pence in a month: a twelfth of the year's pounds for the hours worked, to the nearest penny. */
export function monthlyPence(annual: number, hundredths: number): number {
  return Math.floor((annual * hundredths + 6) / 12);
}

/** Pence as pounds: 254967 is `2549.67`. */
export function writePence(pence: number): string {
  const rest = pence % 100;
  return `${(pence - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

const HOURS = { afc: [] as string[], doctors: [] as string[] };

/** Weekly hours of a full-time equivalent in hundredths, without needless noughts: full time is 37.5, for doctors 40. */
export function writeHours(hundredths: number, doctor = false): string {
  const known = doctor ? HOURS.doctors : HOURS.afc;
  let hours = known[hundredths];
  if (hours === undefined) {
    const thousandths = (doctor ? 400 : 375) * hundredths;
    const rest = `${(thousandths % 1000) + 1000}`.slice(1).replace(/0+$/, '');
    hours = `${Math.floor(thousandths / 1000)}${rest && `.${rest}`}`;
    known[hundredths] = hours;
  }
  return hours;
}
