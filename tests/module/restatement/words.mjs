/** The words of the specification, each with what it stands for. */

export const UNKNOWN_WORDS = { '': 'not_recorded', '-': 'not_recorded', 'N/A': 'not_recorded', NULL: 'not_recorded' };
export const NOT_KNOWN = ['declined', 'not_recorded', 'undecided', 'unmatched'];
/** Words that match nothing. */
export const STRAY = ['Zzyzx', 'Martian?', 'Not White', 'yes please'];

export const WORDS = {
  sex: { Female: 'female', Male: 'male', F: 'female', M: 'male', 'Prefer not to say': 'declined' },
  disability: {
    Yes: 'disabled',
    No: 'non_disabled',
    'Not Declared': 'not_declared', // a rule decides
    Unspecified: 'not_recorded',
    'Prefer Not To Answer': 'declined',
  },
  religion: {
    Atheism: 'no_religion',
    Buddhism: 'buddhist',
    Christianity: 'christian',
    Hinduism: 'hindu',
    Islam: 'muslim',
    Jainism: 'jain',
    Judaism: 'jewish',
    Sikhism: 'sikh',
    Other: 'other_religion',
    'I do not wish to disclose my religion/belief': 'declined',
    Unspecified: 'not_recorded',
  },
  sexual_orientation: {
    'Heterosexual or Straight': 'heterosexual',
    'Gay or Lesbian': 'gay_or_lesbian',
    Bisexual: 'bisexual',
    'Other sexual orientation not listed': 'other',
    Undecided: 'undecided',
    'Not stated (person asked but declined to provide a response)': 'declined',
    Unspecified: 'not_recorded',
  },
  marital_status: {
    Single: 'single',
    Married: 'married',
    'Civil Partnership': 'civil_partnership',
    Divorced: 'divorced',
    'Legally Separated': 'legally_separated',
    Widowed: 'widowed',
    Unknown: 'not_recorded',
  },
  gender_reassignment: {
    'Same as registered at birth': 'cisgender',
    'Gender differs from that registered at birth': 'trans',
    'Prefer not to say': 'declined',
  },
  pregnancy_maternity: { Yes: 'pregnant_or_maternity', No: 'not_pregnant_or_maternity' },
};

// National code: category, then the five groups with Chinese under Asian.
const ETHNIC = {
  A: ['white_british', 'white'],
  B: ['white_irish', 'white'],
  C: ['white_other', 'white'],
  D: ['mixed_white_and_black_caribbean', 'mixed'],
  E: ['mixed_white_and_black_african', 'mixed'],
  F: ['mixed_white_and_asian', 'mixed'],
  G: ['mixed_other', 'mixed'],
  H: ['asian_indian', 'asian'],
  J: ['asian_pakistani', 'asian'],
  K: ['asian_bangladeshi', 'asian'],
  L: ['asian_other', 'asian'],
  M: ['black_caribbean', 'black'],
  N: ['black_african', 'black'],
  P: ['black_other', 'black'],
  R: ['asian_chinese', 'asian'],
  S: ['other_any_other', 'other'],
};
WORDS.ethnicity = { Z: 'declined', 99: 'not_recorded', X: 'not_recorded', 'A White - British': 'white_british' };
for (const [code, [category]] of Object.entries(ETHNIC)) WORDS.ethnicity[code] = category;
for (const code of ['C2', 'CX', 'GA', 'LH', 'PC', 'SE']) WORDS.ethnicity[code] = ETHNIC[code[0]][0];
export const FIVE = Object.fromEntries(Object.values(ETHNIC));

export const BANDS = {
  'Band 1': 'band_1',
  'Band 2': 'band_2',
  'Band 3': 'band_3',
  'Review Body Band 4': 'band_4',
  XR05: 'band_5',
  'NHS|XR06|Review Body Band 6': 'band_6',
  'Non Review Body Band 7': 'band_7',
  'Band 8 - Range A': 'band_8a',
  XR09: 'band_8b',
  'Band 8c': 'band_8c',
  'Band 8d': 'band_8d',
  'Band 9': 'band_9',
  VSM: 'vsm',
};
export const MEDICAL_BAND = 'Medical & Dental';
export const GRADES = {
  Consultant: 'consultant',
  'Medical Director': 'senior_medical_manager',
  'Specialty Doctor': 'career_grade',
  'Foundation Doctor Year 1': 'trainee',
  'Other medical and dental': 'other_medical',
};
export const STAFF_GROUPS = {
  'Nursing and Midwifery Registered': 'clinical',
  AHP: 'clinical',
  'Healthcare Assistants & Support': 'clinical',
  'Admin & Clerical': 'non_clinical',
  'Estates & Ancilliary': 'non_clinical',
  'Medical & Dental': 'medical',
};
/** The staff groups by id, for the figures that name them. */
export const STAFF_GROUP_IDS = {
  'Nursing and Midwifery Registered': 'nursing_and_midwifery_registered',
  AHP: 'allied_health_professionals',
  'Healthcare Assistants & Support': 'additional_clinical_services',
  'Admin & Clerical': 'administrative_and_clerical',
  'Estates & Ancilliary': 'estates_and_ancillary',
  'Medical & Dental': 'medical_and_dental',
};
export const CONTRACTS = {
  Permanent: 'permanent',
  'Fixed Term Temp': 'fixed_term',
  Locum: 'locum',
  Bank: 'bank',
  Honorary: 'honorary',
  'Non-Exec Director/Chair': 'non_executive',
};

// The last age of each band.
export const AGES = [
  ...[20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70].map((last, i) => [
    last,
    i === 0 ? 'under_21' : `${last - 4}_${last}`,
  ]),
  [Infinity, '71_over'],
];
export const PATIENT_AGES = [
  [17, 'under_18', '0 to 17'],
  [24, '18_24', '18 to 24'],
  [34, '25_34', '25 to 34'],
  [44, '35_44', '35 to 44'],
  [54, '45_54', '45 to 54'],
  [64, '55_64', '55 to 64'],
  [74, '65_74', '65 to 74'],
  [84, '75_84', '75 to 84'],
  [Infinity, '85_over', '85 and over'],
];
/** Age bands as words: what the file says, and the category. */
export const AGE_WORDS = {
  '<=20 Years': 'age_under_21',
  '21-25': 'age_21_25',
  '46-50': 'age_46_50',
  '>=71 Years': 'age_71_over',
};
export const PATIENT_AGE_WORDS = Object.fromEntries(PATIENT_AGES.map(([, id, word]) => [word, `age_${id}`]));
