/** What the survey asks, and how groups differ. Set by hand near what is known nationally; findings of nobody. */

/** What a question is about decides how groups differ in it. */
export type Area = 'public' | 'staff' | 'bias' | 'report' | 'fair' | 'valued';
export type ThemeArea = 'engagement' | 'equality' | 'safety';

/** By how much rates (per thousand) and scores (hundredths) have risen each year: some for the better, some for the worse. */
export const YEARLY: Readonly<Record<Area, number>> = { public: -7, staff: 4, bias: 6, report: 5, fair: 9, valued: -6 };
export const YEARLY_SCORE: Readonly<Record<ThemeArea, number>> = { engagement: -4, equality: 5, safety: 7 };

export interface Question {
  readonly id: string;
  readonly area: Area;
  /** Of a thousand respondents, how many answered, and of a thousand answers how many say so: here, and in the benchmark group. */
  readonly answered: number;
  readonly permille: number;
  readonly benchmark: number;
  /** Yes to either of these. */
  readonly either?: readonly [string, string];
  /** Asked of one group alone. */
  readonly only?: { readonly characteristic: string; readonly group: string };
}

const q = (id: string, area: Area, answered: number, permille: number, benchmark: number): Question => ({
  id,
  area,
  answered,
  permille,
  benchmark,
});

export const QUESTIONS: readonly Question[] = [
  q('q14a', 'public', 991, 246, 251),
  q('q14b', 'staff', 984, 98, 95),
  q('q14c', 'staff', 984, 181, 176),
  { ...q('q14bc', 'staff', 984, 228, 222), either: ['q14b', 'q14c'] },
  q('q14d', 'report', 330, 534, 540),
  q('q15', 'fair', 987, 568, 559),
  q('q16a', 'bias', 985, 78, 82),
  q('q16b', 'bias', 984, 94, 92),
  q('q11e', 'staff', 545, 201, 203),
  q('q4b', 'valued', 990, 452, 444),
  { ...q('q31b', 'valued', 148, 762, 750), only: { characteristic: 'disability', group: 'Disabled' } },
];

export interface Theme {
  readonly id: string;
  readonly area: ThemeArea;
  /** Scores of 0 to 10 in hundredths. */
  readonly hundredths: number;
  readonly benchmark: number;
}

// Engagement is the mean of the three below it: (698 + 684 + 673) ÷ 3, and the same nationally.
export const THEMES: readonly Theme[] = [
  { id: 'engagement', area: 'engagement', hundredths: 685, benchmark: 685 },
  { id: 'motivation', area: 'engagement', hundredths: 698, benchmark: 696 },
  { id: 'involvement', area: 'engagement', hundredths: 684, benchmark: 681 },
  { id: 'advocacy', area: 'engagement', hundredths: 673, benchmark: 677 },
  { id: 'equality_inclusion', area: 'equality', hundredths: 812, benchmark: 808 },
  { id: 'safe_environment', area: 'safety', hundredths: 796, benchmark: 802 },
];

/** A group: its share of a thousand answers, its percentage of the whole's rate by area, its distance from the whole's scores. */
export type Group = readonly [
  group: string,
  share: number,
  percents: Readonly<Record<Area, number>>,
  offsets: Readonly<Record<ThemeArea, number>>,
];

export interface Breakdown {
  readonly id: string;
  readonly characteristic: string;
  readonly benchmarked: boolean;
  /** Only for these questions, and for no theme. */
  readonly questions?: readonly string[];
  /** Two groups: the first of this finer breakdown, and all its others. Shares and percentages then serve the scores and the benchmark. */
  readonly merges?: string;
  /** Another breakdown writes the first group. */
  readonly firstWritten?: boolean;
  /** The largest first. */
  readonly groups: readonly Group[];
}

const g = (
  group: string,
  share: number,
  [open, staff, bias, report, fair, valued]: readonly [number, number, number, number, number, number],
  [engagement, equality, safety]: readonly [number, number, number] = [0, 0, 0],
): Group => [group, share, { public: open, staff, bias, report, fair, valued }, { engagement, equality, safety }];

const DETAILED = ['q14a', 'q14bc', 'q15', 'q16b'];

export const BREAKDOWNS: readonly Breakdown[] = [
  {
    id: 'five',
    characteristic: 'ethnicity',
    benchmarked: false,
    firstWritten: true,
    groups: [
      g('White', 752, [96, 95, 80, 99, 104, 97], [-7, 12, 1]),
      g('Asian', 108, [112, 112, 158, 104, 92, 116], [31, -36, 2]),
      g('Black', 66, [118, 124, 196, 104, 78, 110], [24, -58, -8]),
      g('Other ethnic group', 21, [112, 122, 170, 100, 84, 108], [14, -34, -9]),
      g('Mixed', 18, [116, 124, 150, 98, 84, 98], [-6, -30, -14]),
    ],
  },
  {
    id: 'two',
    characteristic: 'ethnicity',
    benchmarked: true,
    merges: 'five',
    groups: [
      g('White', 752, [96, 95, 80, 99, 104, 97], [-7, 12, 1]),
      g('BME', 213, [114, 118, 172, 103, 86, 112], [25, -42, -4]),
    ],
  },
  {
    id: 'detailed',
    characteristic: 'ethnicity',
    benchmarked: false,
    questions: DETAILED,
    groups: [
      g('White - British', 681, [95, 94, 76, 99, 105, 97]),
      g('White - Any other White background', 52, [108, 110, 130, 100, 94, 100]),
      g('Asian or Asian British - Indian', 53, [110, 108, 150, 104, 94, 118]),
      g('Black or Black British - African', 47, [118, 122, 200, 104, 79, 114]),
      g('Asian or Asian British - Any other Asian background', 25, [118, 112, 160, 104, 92, 118]),
      g('Asian or Asian British - Pakistani', 17, [112, 118, 172, 102, 88, 108]),
      g('Black or Black British - Caribbean', 13, [112, 130, 190, 102, 74, 96]),
    ],
  },
  {
    id: 'disability',
    characteristic: 'disability',
    benchmarked: true,
    groups: [
      g('Non-disabled', 742, [95, 88, 86, 100, 103, 105], [13, 9, 10]),
      g('Disabled', 236, [119, 138, 144, 100, 91, 82], [-41, -28, -33]),
    ],
  },
  {
    id: 'sex',
    characteristic: 'sex',
    benchmarked: false,
    groups: [
      g('Female', 772, [103, 99, 95, 101, 101, 101], [5, 4, -2]),
      g('Male', 201, [90, 101, 112, 97, 98, 97], [-13, -9, 9]),
    ],
  },
  {
    id: 'age',
    characteristic: 'age',
    benchmarked: false,
    groups: [
      g('51-65', 350, [87, 98, 94, 101, 98, 100], [7, 5, 5]),
      g('41-50', 264, [96, 100, 99, 100, 100, 99], [1, 1, 0]),
      g('31-40', 232, [110, 104, 106, 100, 101, 98], [-6, -3, -5]),
      g('21-30', 124, [130, 101, 111, 98, 104, 100], [-11, -7, -9]),
      g('66+', 13, [62, 84, 78, 104, 98, 114], [30, 12, 18]),
      g('16-20', 6, [140, 92, 96, 96, 108, 110], [8, 4, 2]),
    ],
  },
  {
    id: 'religion',
    characteristic: 'religion',
    benchmarked: false,
    groups: [
      g('Christian', 452, [97, 97, 96, 101, 102, 104], [9, 2, 2]),
      g('No religion', 318, [104, 101, 88, 99, 100, 95], [-11, 6, -2]),
      g('Muslim', 52, [112, 112, 168, 100, 88, 108], [14, -36, -10]),
      g('Hindu', 32, [108, 104, 148, 103, 96, 118], [34, -24, 2]),
      g('Other religion', 24, [112, 122, 140, 99, 90, 92], [-14, -22, -14]),
      g('Buddhist', 13, [118, 108, 132, 100, 92, 112], [6, -20, -12]),
      g('Sikh', 11, [114, 110, 156, 100, 88, 104], [4, -26, -8]),
    ],
  },
  {
    id: 'sexual_orientation',
    characteristic: 'sexual_orientation',
    benchmarked: false,
    groups: [
      g('Heterosexual or Straight', 884, [98, 98, 97, 100, 101, 101], [3, 3, 2]),
      g('Gay or Lesbian', 23, [132, 112, 126, 101, 98, 96], [-8, -12, -16]),
      g('Bisexual', 17, [146, 118, 118, 98, 96, 88], [-34, -18, -26]),
    ],
  },
];
