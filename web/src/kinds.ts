import type { Kind } from '../../wasm/src/types';

/** What each kind of file adds to the report, in the order in which the page offers them. */
export const KINDS: { id: Kind; row: string; gives: string }[] = [
  {
    id: 'staff',
    row: 'One row for each member of staff. An export from ESR works as it is.',
    gives: 'The workforce profile, declaration rates, WRES 1, WDES 1, pay gaps and equality training.',
  },
  {
    id: 'staff_last_year',
    row: 'The staff list of a year ago, with the same columns and staff numbers.',
    gives: 'Who stayed, joined, left or moved with a contract, and how that changed the workforce.',
  },
  {
    id: 'applicants',
    row: 'One row for each application.',
    gives: 'WRES 2, WDES 2 and recruitment by every characteristic.',
  },
  {
    id: 'cases',
    row: 'One row for each formal case.',
    gives:
      'WRES 3, WDES 3 and disciplinary, capability, grievance, bullying and dismissal cases by every characteristic.',
  },
  {
    id: 'training',
    row: 'One row for each attendance.',
    gives: 'WRES 4, training by every characteristic and equality training.',
  },
  { id: 'promotions', row: 'One row for each promotion.', gives: 'Promotion by every characteristic.' },
  {
    id: 'survey',
    row: 'One row for each respondent, or the ready-made tables of the staff survey.',
    gives: 'WRES 5 to 8, WDES 4 to 9a, engagement and the survey by every characteristic.',
  },
  { id: 'board', row: 'One row for each board member.', gives: 'WRES 9 and WDES 10.' },
  { id: 'leavers', row: 'One row for each person who left.', gives: 'Leaving by every characteristic.' },
  {
    id: 'patients',
    row: 'One row for each response, complaint or compliment.',
    gives: 'Patients’ feedback by age, ethnicity and sex, and which characteristics are collected.',
  },
  {
    id: 'benchmark',
    row: 'One row for each area or category: a download from Nomis or the ONS, or figures of your own.',
    gives: 'The population that the workforce is compared with, in place of the Census figures built in.',
  },
];

export const kindWords = (kind: Kind) => KINDS.find(({ id }) => id === kind);
