/** Race disparity ratios: stocks of Agenda for Change staff in three tiers, medical staff left out. */
import { bandOf, placed, workOf } from './grids.mjs';
import { holdLikelihood, pair } from './likelihood.mjs';
import { tally, VIEWS } from './views.mjs';

const TIERS = {
  lower: ['band_1', 'band_2', 'band_3', 'band_4', 'band_5'],
  middle: ['band_6', 'band_7'],
  upper: ['band_8a', 'band_8b', 'band_8c', 'band_8d', 'band_9', 'vsm'],
};
// Both together: everybody on a band of Agenda for Change, also where nobody says what the work is.
const WORK = { all: ['clinical', 'non_clinical', 'unknown'], clinical: ['clinical'], non_clinical: ['non_clinical'] };
const STEPS = { lower_middle: ['lower', 'middle'], middle_upper: ['middle', 'upper'], lower_upper: ['lower', 'upper'] };

/** White over BME, of counts by tier and group. */
export const ratio = (counts, step) => {
  const [from, to] = STEPS[step];
  return pair(counts[to], counts[from], 'white', 'bme');
};

export function disparity(ctx) {
  const supplied = ctx.columns.has('ethnicity') && ctx.columns.has('pay_band') && placed(ctx.columns);
  for (const [kind, work] of Object.entries(WORK)) {
    const staff = ctx.used.filter((row) => work.includes(workOf(row)));
    const counts = {};
    for (const [tier, bands] of Object.entries(TIERS))
      counts[tier] = tally(
        staff.filter((row) => bands.includes(bandOf(row))),
        (row) => VIEWS.ethnicity.of(row, ctx.settings),
      );
    for (const step of Object.keys(STEPS)) {
      const id = `wres.disparity.${kind}.${step}`;
      if (supplied) holdLikelihood(ctx.at(id), ratio(counts, step), { intervals: ctx.intervals, odds: true });
      else ctx.expect(id, false);
    }
  }
}
