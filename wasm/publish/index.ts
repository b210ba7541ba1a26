export { publishHtml } from './html';
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
