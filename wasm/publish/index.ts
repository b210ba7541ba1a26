export { publishHtml } from './html';
export { formatBytes, formatCount, formatDate, formatDecimal, formatPercent } from './format';
