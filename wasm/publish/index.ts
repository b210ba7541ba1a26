export { auditHtml, publishHtml } from './html';
export { HIDDEN } from '../src/figure-types';
export {
  formatBytes,
  formatChance,
  formatCount,
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatPoints,
  formatRange,
  formatRate,
  formatRatio,
  formatShare,
  formatShares,
} from './format';
