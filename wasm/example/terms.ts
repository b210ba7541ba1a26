/** What goes with a post beside who holds it: pay, awards, equality training, recruitment from abroad. */
import type { Background } from './ethnicity.js';
import { afcPoint, doctorsPoint, fteHundredths, monthlyPence, poundsThen, unsocialHours } from './pay.js';
import type { Person } from './people.js';
import { type Random, table } from './random.js';

export interface Terms {
  /** Ordinary pay of the month in pence; −1 where payroll has none. */
  ordinary: number;
  /** `Y`, `N` or left open, as payroll writes it. */
  fullPay: string;
  /** Pounds of bonus in twelve months, and pence of it in the month. */
  award: number;
  awardMonth: number;
  /** The day of the latest equality training; −1 for none. */
  trained: number;
  abroad: string;
}

/** Days after joining in which equality training is due, and the days of the three years it holds. */
const DUE = 90;
const HOLDS = 1095;
/** Paid so late in March that the first pay comes in April. */
const TOO_NEW = 12;

/** Clinical excellence awards by level, in pounds a year. */
const AWARDS = table([
  [3092, 34],
  [6184, 26],
  [9276, 18],
  [12368, 11],
  [18552, 6],
  [36192, 4],
  [47582, 1],
]);

/** Recruited from abroad, per thousand, in nursing and medicine; elsewhere a tenth of it. */
const ABROAD: Readonly<Record<Background, number>> = {
  white: 6,
  whiteEuropean: 150,
  mixed: 40,
  indian: 520,
  muslimAsia: 260,
  otherAsian: 480,
  filipino: 860,
  african: 430,
  caribbean: 60,
  chinese: 220,
  other: 380,
  unknown: 120,
};

export function drawTerms(p: Person, random: Random, snapshots: Int32Array): void {
  const today = snapshots[0] as number;
  drawPay(p, random, today);
  p.trained = drawTraining(p, random, today);
  const abroad = ABROAD[p.origin.background];
  const sought = p.post.medical || p.post.mix === 'nursing';
  p.abroad = random.permille(30) ? '' : random.permille(sought ? abroad : Math.floor(abroad / 10)) ? 'Yes' : 'No';
}

/** Pay on a day, by the scale of so many years ago. */
export function drawPay(p: Person, random: Random, today: number, back = 0): void {
  const { points, medical } = p.post;
  p.ordinary = -1;
  p.fullPay = '';
  if (points.length === 0 || p.contract === 'Bank') {
    p.award = p.awardMonth = 0;
    return;
  }
  // Nobody has been in the band for longer than in the trust; most came up through others.
  const inBand = random.below(p.years + 1);
  const step = medical
    ? doctorsPoint(points, p.age)
    : p.post.band === 'VSM'
      ? random.below(4)
      : afcPoint(points, inBand);
  const basic = monthlyPence(poundsThen(points[step] as number, back), fteHundredths(p.fte));
  const pence = basic + Math.floor((basic * unsocialHours(p.post, random)) / 100);
  p.ordinary = today - p.start < TOO_NEW ? -1 : pence;
  p.fullPay = 'Y';
  if (p.status === 'Maternity & Adoption') {
    // Full pay in the first weeks, then half or none; where payroll leaves it open, the status has to tell.
    const stage = random.below(10);
    p.fullPay = stage < 2 ? 'Y' : stage < 8 ? 'N' : '';
    if (stage >= 2 && p.ordinary > 0) p.ordinary = stage < 6 ? Math.floor(pence / 2) : 0;
  } else if (p.status === 'Career Break' || p.status === 'Suspend No Pay') {
    p.fullPay = p.status === 'Career Break' ? '' : 'Y';
    p.ordinary = 0;
  } else if (random.permille(7)) {
    // Half pay after long sickness.
    p.fullPay = 'N';
    if (p.ordinary > 0) p.ordinary = Math.floor(pence / 2);
  }
  drawAward(p, random, back);
}

/** Awards of consultants last for years: one in twelve is new each year. */
function drawAward(p: Person, random: Random, back: number): void {
  const consultant = p.post.title === 'Consultant' && p.age >= 41;
  if (back > 0 && consultant && p.award > 100 && !random.permille(83 * back)) return;
  p.award = p.awardMonth = 0;
  if (back === 0 && consultant && random.permille(p.female ? 290 : 420)) {
    p.award = random.pick(AWARDS);
    p.awardMonth = Math.floor((p.award * 100 + 6) / 12);
  } else if ((p.years === 25 || p.years === 40) && random.permille(400)) {
    // Long service.
    p.award = p.years === 25 ? 50 : 100;
  }
}

function drawTraining(p: Person, random: Random, today: number): number {
  const service = today - p.start;
  const chance = random.below(1000);
  const day = random.below(1 << 20);
  if (service <= DUE) return chance < 260 ? p.start + (day % (service + 1)) : -1;
  if (service <= HOLDS) {
    // The first training holds still.
    if (chance < 850) return p.start + (day % (DUE - 5));
    return chance < 920 ? p.start + DUE + (day % (Math.min(service, 365) - DUE + 1)) : -1;
  }
  if (chance < 875) return today - (day % Math.min(HOLDS, service));
  if (chance < 950 && service > HOLDS + 20) return today - HOLDS - 15 - (day % Math.min(900, service - HOLDS - 15));
  return -1;
}

/** The latest equality training as a list of an earlier day dates it: mostly three years before the next, else overdue or none. */
export function trainedBefore(p: Person, random: Random, today: number): number {
  const [chance, days] = [random.below(100), random.below(200)];
  if (p.trained <= today) return p.trained;
  const day = p.trained - HOLDS + (chance < 87 ? days : -365);
  if (day >= p.start) return day;
  return chance < 87 && p.start + DUE <= today ? p.start + (days % (DUE - 5)) : -1;
}
