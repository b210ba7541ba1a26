/**
 * A staff list with everything wrong that a first try has: a title, a blank row, a totals row, semicolons, names in
 * Windows-1252, ethnic origins misspelt in three ways and no column for sexual orientation. And a list of what is wrong.
 */
import { writeDay } from './calendar.js';
import { type Person, Staffing } from './people.js';

export const MESSY_HEADERS = [
  'Employee Number',
  'Last Name',
  'First Name',
  'Staff Group',
  'Pay Scale',
  'Assignment Category',
  'FTE',
  'Date of Birth',
  'Gender',
  'Ethnic Origin',
  'Disability',
  'Religious Belief',
  'Marital Status',
] as const;

export const MISSPELT = ['Whte British', 'Asain Indian', 'Blck African'] as const;
export const MESSY_TITLE = 'Staff list, Harrowmere and Tarnside, 31 March 2026';

// Invented, and every name needs Windows-1252: some of its letters lie where Latin-1 has none.
const LAST_NAMES = [
  'Brånvik',
  'O’Sorrel',
  'Quillière',
  'Müggenthal',
  'Señorans',
  'Ålderby',
  'Šindrow',
  'Œuvrant',
  'Fjørdmoss',
  'Çadwen',
];
const FIRST_NAMES = ['Zoë', 'Renée', 'Søren', 'Iñaki', 'Håkon', 'Chloé', 'Žana', 'Jürgen', 'Anaïs', 'Séamus'];

/** Without the letter in front, so that only the words can be matched. */
function originWords(label: string): string {
  return label.replace(/^[A-Z]{1,2} /, '');
}

export function messyRow(p: Person, index: number, ethnicOrigin: string): string {
  const cells = [
    p.number,
    LAST_NAMES[index % 10],
    FIRST_NAMES[Math.floor(index / 10 + index) % 10],
    p.post.staffGroup,
    p.post.payScale,
    p.contract,
    p.fte,
    writeDay(p.birth),
    p.female ? 'Female' : 'Male',
    ethnicOrigin,
    p.disability,
    p.religion,
    p.marital,
  ];
  return `${cells.join(';')}\r\n`;
}

export function messyStart(): string {
  return `${MESSY_TITLE}${';'.repeat(MESSY_HEADERS.length - 1)}\r\n${MESSY_HEADERS.join(';')}\r\n`;
}

export function messyBlank(): string {
  return `${';'.repeat(MESSY_HEADERS.length - 1)}\r\n`;
}

export function messyEnd(people: number): string {
  return `Total;${people}${';'.repeat(MESSY_HEADERS.length - 2)}\r\n`;
}

/** The next colleague whom a plain list of staff in post would have: no bank, honorary or non-executive row. */
export function drawEmployed(staffing: Staffing): Person {
  let p = staffing.draw();
  while (p.contract !== 'Permanent' && p.contract !== 'Fixed Term Temp') p = staffing.draw();
  return p;
}

/** Rows are numbered as a spreadsheet shows them, from 1. */
export interface MessyExpected {
  encoding: 'windows-1252';
  delimiter: ';';
  title: string;
  title_row: number;
  header_row: number;
  blank_row: number;
  totals_row: number;
  people: number;
  /** Every row below the header: people, the blank row and the totals row. */
  rows_below_header: number;
  misspelt: { column: 'Ethnic Origin'; value: string; rows: number[] }[];
  missing_columns: string[];
}

const PEOPLE = 60;
const BLANK_AFTER = 25;
/** Which colleagues (from 0) have which misspelling: three of the first, two of the second, one of the third. */
const MISSPELT_AT: Readonly<Record<number, number>> = { 4: 0, 11: 1, 19: 0, 30: 2, 41: 1, 52: 0 };

export function messyStaff(): { text: string; bytes: Uint8Array; expected: MessyExpected } {
  const staffing = new Staffing(31, '2026-03-31');
  const misspelt = MISSPELT.map((value) => ({
    column: 'Ethnic Origin' as const,
    value: value as string,
    rows: [] as number[],
  }));
  let text = messyStart();
  let row = 2;
  let blankRow = 0;
  for (let i = 0; i < PEOPLE; i++) {
    if (i === BLANK_AFTER) {
      text += messyBlank();
      blankRow = ++row;
    }
    const p = drawEmployed(staffing);
    const wrong = misspelt[MISSPELT_AT[i] ?? -1];
    text += messyRow(p, i, wrong ? wrong.value : originWords(p.origin.label));
    row++;
    wrong?.rows.push(row);
  }
  text += messyEnd(PEOPLE);
  const expected: MessyExpected = {
    encoding: 'windows-1252',
    delimiter: ';',
    title: MESSY_TITLE,
    title_row: 1,
    header_row: 2,
    blank_row: blankRow,
    totals_row: row + 1,
    people: PEOPLE,
    rows_below_header: PEOPLE + 2,
    misspelt,
    missing_columns: ['Sexual Orientation'],
  };
  return { text, bytes: encodeWindows1252(text), expected };
}

/** Any number of rows in the same shape; one colleague in a hundred has a misspelt ethnic origin. */
export function* messyRows(staffing: Staffing, rows: number): Generator<string> {
  yield messyStart();
  for (let i = 0; i < rows; i++) {
    if (i === BLANK_AFTER) yield messyBlank();
    const p = drawEmployed(staffing);
    const wrong = i % 100 === 40 ? MISSPELT[Math.floor(i / 100) % 3] : undefined;
    yield messyRow(p, i, wrong ?? originWords(p.origin.label));
  }
  yield messyEnd(rows);
}

/** Windows-1252 bytes 0x80–0x9F; the five holes are never written. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) {
      bytes[i] = code;
      continue;
    }
    const high = HIGH.indexOf(text.charAt(i));
    if (high < 0 || code < 0xa0) throw new RangeError(`Windows-1252 has no ${text.charAt(i)}`);
    bytes[i] = 0x80 + high;
  }
  return bytes;
}
