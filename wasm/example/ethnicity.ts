/**
 * Ethnic origin as staff records write it, and what goes with it. Shares are believable for an English trust, and made up.
 */
import { type Table, table } from './random.js';

/** Groups that differ in religion; nothing else is drawn from them. */
export type Background =
  | 'white'
  | 'whiteEuropean'
  | 'mixed'
  | 'indian'
  | 'muslimAsia'
  | 'otherAsian'
  | 'filipino'
  | 'african'
  | 'caribbean'
  | 'chinese'
  | 'other'
  | 'unknown';

export interface Origin {
  readonly label: string;
  readonly background: Background;
}

const o = (label: string, background: Background): Origin => ({ label, background });

const BRITISH = o('A White - British', 'white');
const IRISH = o('B White - Irish', 'white');
const WHITE_OTHER = o('C White - Any other White background', 'whiteEuropean');
const ENGLISH = o('CA White English', 'white');
const POLISH = o('CP White Polish', 'whiteEuropean');
const EUROPEAN = o('CY White Other European', 'whiteEuropean');
const MIXED_CARIBBEAN = o('D Mixed - White & Black Caribbean', 'mixed');
const MIXED_AFRICAN = o('E Mixed - White & Black African', 'mixed');
const MIXED_ASIAN = o('F Mixed - White & Asian', 'mixed');
const MIXED_OTHER = o('G Mixed - Any other mixed background', 'mixed');
const INDIAN = o('H Asian or Asian British - Indian', 'indian');
const PAKISTANI = o('J Asian or Asian British - Pakistani', 'muslimAsia');
const BANGLADESHI = o('K Asian or Asian British - Bangladeshi', 'muslimAsia');
const ASIAN_OTHER = o('L Asian or Asian British - Any other Asian background', 'otherAsian');
const SRI_LANKAN = o('LE Asian Sri Lankan', 'otherAsian');
const CARIBBEAN = o('M Black or Black British - Caribbean', 'caribbean');
const AFRICAN = o('N Black or Black British - African', 'african');
const BLACK_OTHER = o('P Black or Black British - Any other Black background', 'african');
const NIGERIAN = o('PC Black Nigerian', 'african');
const CHINESE = o('R Chinese', 'chinese');
const OTHER = o('S Any Other Ethnic Group', 'other');
const FILIPINO = o('SC Filipino', 'filipino');

export const WHITE: Table<Origin> = table([
  [BRITISH, 880],
  [IRISH, 18],
  [WHITE_OTHER, 62],
  [ENGLISH, 14],
  [POLISH, 12],
  [EUROPEAN, 14],
]);

export const UNKNOWN_ORIGIN: Table<Origin> = table([
  [o('Z Not Stated', 'unknown'), 60],
  [o('Unspecified', 'unknown'), 25],
  [o('', 'unknown'), 15],
]);

/** Who the Black and minority ethnic colleagues are differs by line of work. */
export const MINORITY = {
  nursing: table([
    [INDIAN, 240],
    [FILIPINO, 130],
    [ASIAN_OTHER, 120],
    [AFRICAN, 220],
    [NIGERIAN, 20],
    [CARIBBEAN, 70],
    [BLACK_OTHER, 25],
    [PAKISTANI, 25],
    [BANGLADESHI, 8],
    [SRI_LANKAN, 8],
    [CHINESE, 14],
    [MIXED_CARIBBEAN, 25],
    [MIXED_AFRICAN, 12],
    [MIXED_ASIAN, 14],
    [MIXED_OTHER, 18],
    [OTHER, 51],
  ]),
  medical: table([
    [INDIAN, 330],
    [PAKISTANI, 150],
    [ASIAN_OTHER, 95],
    [SRI_LANKAN, 35],
    [BANGLADESHI, 22],
    [CHINESE, 58],
    [AFRICAN, 110],
    [NIGERIAN, 18],
    [CARIBBEAN, 6],
    [BLACK_OTHER, 8],
    [MIXED_ASIAN, 28],
    [MIXED_AFRICAN, 7],
    [MIXED_CARIBBEAN, 3],
    [MIXED_OTHER, 25],
    [OTHER, 105],
  ]),
  support: table([
    [AFRICAN, 260],
    [NIGERIAN, 25],
    [INDIAN, 140],
    [CARIBBEAN, 105],
    [PAKISTANI, 90],
    [ASIAN_OTHER, 105],
    [FILIPINO, 35],
    [BANGLADESHI, 30],
    [BLACK_OTHER, 35],
    [CHINESE, 14],
    [MIXED_CARIBBEAN, 50],
    [MIXED_AFRICAN, 20],
    [MIXED_ASIAN, 18],
    [MIXED_OTHER, 25],
    [OTHER, 48],
  ]),
  office: table([
    [INDIAN, 215],
    [PAKISTANI, 185],
    [CARIBBEAN, 115],
    [AFRICAN, 105],
    [BANGLADESHI, 55],
    [ASIAN_OTHER, 60],
    [BLACK_OTHER, 20],
    [CHINESE, 30],
    [MIXED_CARIBBEAN, 60],
    [MIXED_AFRICAN, 18],
    [MIXED_ASIAN, 48],
    [MIXED_OTHER, 42],
    [OTHER, 47],
  ]),
} as const;
export type MinorityMix = keyof typeof MINORITY;

/** Religion of those who told, by background. */
const [christian, none, muslim, hindu, sikh, buddhist, jewish, jain, otherReligion] = [
  'Christianity',
  'Atheism',
  'Islam',
  'Hinduism',
  'Sikhism',
  'Buddhism',
  'Judaism',
  'Jainism',
  'Other',
] as const;

export const RELIGION: Readonly<Record<Background, Table<string>>> = {
  white: table([
    [christian, 610],
    [none, 275],
    [otherReligion, 95],
    [buddhist, 8],
    [jewish, 8],
    [muslim, 4],
  ]),
  whiteEuropean: table([
    [christian, 690],
    [none, 210],
    [otherReligion, 70],
    [muslim, 22],
    [buddhist, 4],
    [jewish, 4],
  ]),
  mixed: table([
    [christian, 540],
    [none, 230],
    [muslim, 90],
    [otherReligion, 100],
    [hindu, 20],
    [buddhist, 20],
  ]),
  indian: table([
    [hindu, 370],
    [christian, 370],
    [sikh, 125],
    [muslim, 85],
    [none, 20],
    [otherReligion, 18],
    [jain, 12],
  ]),
  muslimAsia: table([
    [muslim, 940],
    [none, 20],
    [christian, 22],
    [otherReligion, 18],
  ]),
  otherAsian: table([
    [christian, 330],
    [buddhist, 200],
    [hindu, 180],
    [muslim, 180],
    [none, 50],
    [otherReligion, 60],
  ]),
  filipino: table([
    [christian, 950],
    [none, 15],
    [otherReligion, 35],
  ]),
  african: table([
    [christian, 800],
    [muslim, 145],
    [otherReligion, 35],
    [none, 20],
  ]),
  caribbean: table([
    [christian, 760],
    [none, 110],
    [otherReligion, 115],
    [muslim, 15],
  ]),
  chinese: table([
    [none, 390],
    [christian, 340],
    [buddhist, 190],
    [otherReligion, 80],
  ]),
  other: table([
    [muslim, 440],
    [christian, 370],
    [none, 80],
    [otherReligion, 90],
    [buddhist, 20],
  ]),
  unknown: table([
    [christian, 600],
    [none, 230],
    [muslim, 70],
    [otherReligion, 100],
  ]),
};
