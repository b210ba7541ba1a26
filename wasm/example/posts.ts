/**
 * The posts of a made-up acute and community trust: how many people in each, and who tends to hold it. Weights are per
 * about 4,000 people; `female` and `minority` are per thousand. Believable for England, and measured from nobody.
 */
import type { MinorityMix } from './ethnicity.js';
import { AFC_POINTS, DOCTORS_POINTS } from './pay.js';
import { type Table, curve, table } from './random.js';

export const AGES = {
  early: curve([21, 40], [25, 120], [31, 110], [40, 70], [50, 45], [60, 18], [66, 3]),
  middle: curve([22, 6], [28, 60], [38, 100], [48, 95], [56, 80], [62, 30], [68, 3]),
  senior: curve([28, 4], [36, 40], [46, 90], [54, 110], [60, 50], [67, 4]),
  wide: curve([18, 18], [24, 60], [34, 70], [46, 75], [56, 95], [62, 55], [67, 10], [74, 1]),
  foundation: curve([23, 30], [24, 140], [27, 90], [30, 30], [36, 8], [42, 2]),
  registrar: curve([26, 20], [30, 120], [35, 100], [41, 30], [50, 4]),
  consultant: curve([33, 8], [39, 70], [48, 100], [56, 70], [63, 26], [70, 3]),
} as const;
export type AgeProfile = keyof typeof AGES;

export const SITES = [
  'Harrowmere General Hospital',
  'Tarnside Hospital',
  'Castle Ferry Community Services',
  'Trust Headquarters',
] as const;
/** The city hospital's colleagues are more diverse than the community services': minority share, per thousand, more or less. */
export const SITE_MINORITY = [45, -15, -95, -30] as const;
export const PLACES = {
  ward: table([
    [0, 62],
    [1, 28],
    [2, 10],
  ]),
  community: table([
    [0, 12],
    [1, 10],
    [2, 78],
  ]),
  office: table([
    [0, 44],
    [1, 20],
    [2, 12],
    [3, 24],
  ]),
  head: table([
    [0, 14],
    [1, 4],
    [2, 4],
    [3, 78],
  ]),
} as const;
export type Place = keyof typeof PLACES;

export interface Post {
  readonly staffGroup: string;
  readonly title: string;
  readonly occupationCode: string;
  readonly payScale: string;
  /** The Agenda for Change band, as `8a`; empty for doctors. */
  readonly band: string;
  /** Pounds a year at each pay point; empty for those whom payroll does not pay by a scale. */
  readonly points: readonly number[];
  readonly female: number;
  readonly minority: number;
  readonly ages: AgeProfile;
  readonly mix: MinorityMix;
  readonly place: Place;
  readonly medical: boolean;
  /** Permanent for most; training posts are fixed term. */
  readonly fixedTerm: number;
}

type Line = readonly [
  weight: number,
  title: string,
  code: string,
  band: string,
  female: number,
  minority: number,
  ages: AgeProfile,
  place: Place,
];

/** ESR names band 8 by ranges, with codes that are not band numbers. */
export function payScale(band: string, reviewBody: boolean): string {
  const words = reviewBody ? 'Review Body Band' : 'Non Review Body Band';
  const code = reviewBody ? 'XR' : 'XN';
  if (band === 'VSM') return 'NHS|VM01|Very Senior Manager';
  if (/^8[a-d]$/.test(band)) {
    const range = 'abcd'.indexOf(band.charAt(1));
    return `NHS|${code}${['08', '09', '10', '11'][range]}|${words} 8 - Range ${'ABCD'.charAt(range)}`;
  }
  return `NHS|${code}${band === '9' ? '12' : `0${band}`}|${words} ${band}`;
}

function posts(
  staffGroup: string,
  mix: MinorityMix,
  reviewBody: boolean,
  fixedTerm: number,
  lines: readonly Line[],
): [Post, number][] {
  return lines.map(([weight, title, occupationCode, band, female, minority, ages, place]) => [
    {
      staffGroup,
      title,
      occupationCode,
      payScale: payScale(band, reviewBody),
      band,
      points: AFC_POINTS[band] ?? [],
      female,
      minority,
      ages,
      mix,
      place,
      medical: false,
      fixedTerm,
    },
    weight,
  ]);
}

function doctors(lines: readonly Line[]): [Post, number][] {
  return lines.map(([weight, title, occupationCode, scale, female, minority, ages, place]) => [
    {
      staffGroup: 'Medical and Dental',
      title,
      occupationCode,
      payScale: `NHS|${scale}`,
      band: '',
      points: DOCTORS_POINTS[scale.slice(0, 4)] ?? [],
      female,
      minority,
      ages,
      mix: 'medical',
      place,
      medical: true,
      fixedTerm: ages === 'foundation' || ages === 'registrar' ? 960 : 30,
    },
    weight,
  ]);
}

export const POSTS: Table<Post> = table([
  ...posts('Nursing and Midwifery Registered', 'nursing', true, 25, [
    [400, 'Staff Nurse', 'N6A', '5', 880, 400, 'early', 'ward'],
    [70, 'Community Staff Nurse', 'N6H', '5', 930, 190, 'early', 'community'],
    [30, 'Midwife', 'N2C', '5', 996, 190, 'early', 'ward'],
    [230, 'Senior Staff Nurse', 'N6A', '6', 885, 300, 'middle', 'ward'],
    [105, 'District Nurse', 'N4H', '6', 930, 150, 'middle', 'community'],
    [95, 'Midwife', 'N2C', '6', 996, 160, 'middle', 'ward'],
    [120, 'Ward Manager', 'NAA', '7', 890, 200, 'senior', 'ward'],
    [95, 'Clinical Nurse Specialist', 'N6A', '7', 905, 170, 'senior', 'ward'],
    [62, '"Matron, Adult Services"', 'NAA', '8a', 880, 190, 'senior', 'ward'],
    [20, 'Head of Nursing', 'NAA', '8b', 840, 150, 'senior', 'ward'],
    [9, 'Associate Director of Nursing', 'NAA', '8c', 800, 130, 'senior', 'head'],
    [4, 'Deputy Chief Nurse', 'NAA', '8d', 780, 120, 'senior', 'head'],
  ]),
  ...posts('Additional Clinical Services', 'support', true, 45, [
    [250, 'Healthcare Assistant', 'H1A', '2', 800, 340, 'wide', 'ward'],
    [290, 'Healthcare Support Worker', 'H1A', '3', 820, 270, 'wide', 'ward'],
    [80, 'Community Support Worker', 'H1H', '3', 870, 130, 'wide', 'community'],
    [140, 'Assistant Practitioner', 'H1A', '4', 850, 180, 'middle', 'ward'],
    [40, 'Assistant Psychologist', 'S5M', '5', 830, 170, 'early', 'community'],
  ]),
  ...posts('Allied Health Professionals', 'office', true, 25, [
    [75, 'Physiotherapist', 'S2E', '5', 690, 190, 'early', 'ward'],
    [65, 'Occupational Therapist', 'S2C', '6', 900, 120, 'early', 'community'],
    [60, 'Diagnostic Radiographer', 'S2F', '6', 760, 230, 'middle', 'ward'],
    [85, 'Advanced Physiotherapist', 'S1E', '7', 740, 125, 'middle', 'ward'],
    [28, 'Clinical Lead Therapist', 'S0C', '8a', 800, 90, 'senior', 'community'],
    [6, 'Head of Therapies', 'S0E', '8b', 760, 70, 'senior', 'head'],
    [2, 'Director of Allied Health Professions', 'S0E', '8c', 700, 60, 'senior', 'head'],
  ]),
  ...posts('Add Prof Scientific and Technic', 'office', true, 25, [
    [20, 'Pharmacy Technician', 'S5P', '4', 830, 170, 'early', 'ward'],
    [30, 'Operating Department Practitioner', 'S2H', '5', 620, 240, 'early', 'ward'],
    [40, 'Pharmacist', 'S2P', '6', 690, 380, 'early', 'ward'],
    [40, 'Specialist Pharmacist', 'S1P', '7', 690, 330, 'middle', 'ward'],
    [35, 'Clinical Psychologist', 'S1L', '8a', 820, 130, 'middle', 'community'],
    [10, 'Principal Pharmacist', 'S0P', '8b', 620, 220, 'senior', 'ward'],
    [4, 'Consultant Psychologist', 'S0L', '8c', 720, 100, 'senior', 'community'],
    [1, 'Chief Pharmacist', 'S0P', '9', 560, 150, 'senior', 'head'],
  ]),
  ...posts('Healthcare Scientists', 'office', true, 25, [
    [22, 'Associate Practitioner', 'U5B', '5', 680, 220, 'early', 'ward'],
    [34, 'Biomedical Scientist', 'U2B', '6', 650, 260, 'middle', 'ward'],
    [26, 'Senior Biomedical Scientist', 'U2B', '7', 630, 210, 'middle', 'ward'],
    [12, 'Clinical Scientist', 'U1J', '8a', 560, 160, 'senior', 'ward'],
    [4, 'Lead Scientist', 'U0B', '8b', 500, 120, 'senior', 'ward'],
    [2, 'Consultant Scientist', 'U0J', '8c', 420, 110, 'senior', 'ward'],
  ]),
  ...posts('Administrative and Clerical', 'office', false, 55, [
    [185, 'Ward Clerk', 'G2D', '2', 880, 190, 'wide', 'ward'],
    [200, 'Medical Secretary', 'G2D', '3', 910, 150, 'wide', 'office'],
    [150, 'Team Administrator', 'G2D', '4', 860, 150, 'wide', 'office'],
    [85, 'Finance Officer', 'G2A', '5', 720, 190, 'middle', 'office'],
    [62, 'Information Analyst', 'G2A', '6', 610, 210, 'middle', 'office'],
    [50, 'Service Manager', 'G1D', '7', 690, 150, 'middle', 'office'],
    [26, 'Business Partner', 'G1A', '8a', 640, 170, 'senior', 'head'],
    [14, 'General Manager', 'G0D', '8b', 610, 150, 'senior', 'office'],
    [8, 'Deputy Director', 'G0A', '8c', 580, 140, 'senior', 'head'],
    [6, 'Associate Director', 'G0A', '8d', 540, 130, 'senior', 'head'],
    [4, 'Director', 'G0A', '9', 520, 130, 'senior', 'head'],
    [9, 'Executive Director', 'G0A', 'VSM', 500, 170, 'senior', 'head'],
  ]),
  ...posts('Estates and Ancillary', 'support', false, 20, [
    [6, 'Domestic Assistant', 'G3D', '1', 720, 220, 'wide', 'ward'],
    [85, 'Domestic Assistant', 'G3D', '2', 680, 330, 'wide', 'ward'],
    [55, 'Porter', 'G3D', '2', 130, 260, 'wide', 'ward'],
    [36, 'Catering Assistant', 'G3D', '3', 620, 240, 'wide', 'ward'],
    [16, 'Maintenance Technician', 'G3A', '4', 40, 70, 'senior', 'office'],
    [8, 'Electrician', 'G3A', '5', 20, 70, 'senior', 'office'],
    [5, 'Facilities Supervisor', 'G3D', '6', 420, 110, 'senior', 'office'],
    [4, 'Estates Manager', 'G1A', '7', 220, 80, 'senior', 'office'],
  ]),
  ...posts('Students', 'nursing', true, 900, [
    [12, 'Student Nursing Associate', 'P1A', '3', 860, 260, 'early', 'ward'],
    [8, 'Student Nursing Associate', 'P1A', '4', 860, 260, 'early', 'ward'],
  ]),
  ...doctors([
    [188, 'Consultant', '021', 'YC72|Consultant', 400, 390, 'consultant', 'ward'],
    [8, 'Associate Specialist', '021', 'MC41|Associate Specialist', 380, 560, 'consultant', 'ward'],
    [55, 'Specialty Doctor', '021', 'MC46|Specialty Doctor', 460, 590, 'consultant', 'ward'],
    [42, 'Foundation Doctor', '021', 'MN13|Foundation Doctor Year 1', 580, 410, 'foundation', 'ward'],
    [42, 'Foundation Doctor', '021', 'MN15|Foundation Doctor Year 2', 570, 430, 'foundation', 'ward'],
    [48, 'Core Trainee', '021', 'MN35|Core Trainee', 560, 480, 'registrar', 'ward'],
    [77, 'Specialty Registrar', '021', 'MN37|Specialty Registrar', 560, 460, 'registrar', 'ward'],
  ]),
]);

/** Who worked on the contract that left. */
export const WENT_POSTS: Table<Post> = table([
  ...POSTS.values
    .filter((post) => /^(Senior )?Staff Nurse|^Healthcare Support|^Clinical Psych/.test(post.title))
    .map((post): [Post, number] => [post, 6]),
  ...POSTS.values
    .filter((post) => /^Ward Manager|^Team Administrator|^Specialty Doctor/.test(post.title))
    .map((post): [Post, number] => [post, 2]),
]);

/** What people do beside their first post: ward, clinic and office work, not another career. */
export const SECOND_POSTS: Table<Post> = table(
  POSTS.values
    .filter((post) => /^Staff Nurse|Healthcare|Ward Clerk|Team Administrator/.test(post.title))
    .map((post) => [post, 1]),
);
