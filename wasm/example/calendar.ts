/** Days as whole numbers from 1 January 1940, written dd/mm/yyyy: no Date, so no time zone and no locale. */

/** The examples' date unless another is asked for. */
export const EXAMPLE_SNAPSHOT = '2026-03-31';

const FIRST_YEAR = 1940;
const LAST_YEAR = 2060;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const written: string[] = [];
const yearStart: number[] = [];
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function two(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}

function build(): void {
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    yearStart.push(written.length);
    MONTH_DAYS.forEach((days, month) => {
      const length = month === 1 && isLeap(year) ? 29 : days;
      for (let day = 1; day <= length; day++) written.push(`${two(day)}/${two(month + 1)}/${year}`);
    });
  }
}

/** The day number of an ISO date within 1940–2060. */
export function dayOf(iso: string): number {
  if (written.length === 0) build();
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = match
    ? written.indexOf(`${match[3]}/${match[2]}/${match[1]}`, yearStart[Number(match[1]) - FIRST_YEAR] ?? written.length)
    : -1;
  if (day < 0) throw new RangeError(`Not a date from 1940 to 2060, written yyyy-mm-dd: ${iso}`);
  return day;
}

/** dd/mm/yyyy */
export function writeDay(day: number): string {
  return written[day] as string;
}

/** The ISO date so many years before another. */
export function yearsBefore(iso: string, back: number): string {
  return writeDay(anniversaries(iso, back)[back] as number)
    .split('/')
    .reverse()
    .join('-');
}

/** The year that ends on `last`. */
export interface Year {
  readonly first: number;
  readonly last: number;
}

const years = new Map<string, Year[]>();

/** The year that ends on an ISO date, or so many years before. Asked for of every colleague, so found once. */
export function yearTo(iso: string, back = 0): Year {
  let known = years.get(iso);
  if (!known) years.set(iso, (known = []));
  let year = known[back];
  if (!year) {
    const days = anniversaries(iso, back + 1);
    known[back] = year = { first: (days[back + 1] as number) + 1, last: days[back] as number };
  }
  return year;
}

/** The same day `years` earlier for every age at once; 29 February becomes 28 February. */
export function anniversaries(iso: string, years: number): Int32Array {
  const days = new Int32Array(years + 1);
  for (let back = 0; back <= years; back++) {
    const year = Number(iso.slice(0, 4)) - back;
    const monthDay = iso.slice(4) === '-02-29' && !isLeap(year) ? '-02-28' : iso.slice(4);
    days[back] = dayOf(`${year}${monthDay}`);
  }
  return days;
}
