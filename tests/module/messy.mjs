/** One file with what goes wrong in practice, as Excel saves it: see each line. */
import { windows1252 } from './help.mjs';

const HEADER =
  'Employee Number;Surname;Gender;Date of Birth;Ethnic Origin;Disability;Sexual Orientation;Marital Status;Pay Scale;Staff Group';
const row = (id, surname, sex, ethnicity) =>
  `${id};${surname};${sex};23/03/198${id % 10};${ethnicity};No;Heterosexual or Straight;Single;Review Body Band 5;Admin & Clerical`;

const LINES = [
  'Riverside Care Ltd – staff in post at 31 March 2025;;;;;;;;;', // row 1: a title, with a dash of Windows-1252
  ';;;;;;;;;', // row 2: blank
  HEADER, // row 3; the column for religion or belief is missing
  row(1001, 'Núñez', 'Female', 'A White - British'), // row 4
  row(1002, 'O’Brien', 'Male', 'B White - Irish'),
  row(1003, 'Okafor', 'Female', 'N Black or Black British - African'),
  row(1004, 'Müller', 'Female', 'Wihte British'), // row 7: misspelt
  row(1005, 'Shah', 'Male', 'H Asian or Asian British - Indian'),
  row(1006, 'Brontë', 'Female', 'A White - British'),
  row(1007, 'Rahman', 'Male', 'Bangladehsi'), // row 10: misspelt
  row(1008, 'Jones', 'Female', 'Carribbean and Whyte'), // row 11: misspelt
  row(1009, 'Green', 'Male', 'A White - British'),
  'Total;;9;;;;;;;', // row 13
];

export const MISSPELT = { 7: 'Wihte British', 10: 'Bangladehsi', 11: 'Carribbean and Whyte' };
export const MESSY = windows1252(LINES.join('\r\n') + '\r\n');
