/** The closed forms of the specification's statistics, written down plainly. */
const Z = 1.959963984540054;

export const median = (values) => {
  if (values.length === 0) return null;
  const ranked = [...values].sort((a, b) => a - b);
  const half = Math.floor(ranked.length / 2);
  return ranked.length % 2 === 1 ? ranked[half] : (ranked[half - 1] + ranked[half]) / 2;
};
export const mean = (values) =>
  values.length === 0 ? null : values.reduce((total, v) => total + v, 0) / values.length;

/** [low, high] of x of n, or null. */
export function wilson(x, n) {
  if (n === 0 || x > n) return null;
  const p = x / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Of x1/n1 − x2/n2. */
export function newcombe(x1, n1, x2, n2) {
  const first = wilson(x1, n1);
  const second = wilson(x2, n2);
  if (!first || !second) return null;
  const [p1, p2] = [x1 / n1, x2 / n2];
  return [p1 - p2 - Math.hypot(p1 - first[0], second[1] - p2), p1 - p2 + Math.hypot(first[1] - p1, p2 - second[0])];
}

/** Of (x1/n1) ÷ (x2/n2): the ratios that a score test would not turn away. Infinity means no upper limit. */
export function koopman(x1, n1, x2, n2) {
  if (n1 === 0 || n2 === 0 || x1 > n1 || x2 > n2) return null;
  const score = (logRatio) => {
    const ratio = Math.exp(logRatio);
    const a = (n1 + n2) * ratio;
    const b = -(n1 * ratio + x1 + n2 + x2 * ratio);
    const p2 = (-b - Math.sqrt(Math.max(0, b * b - 4 * a * (x1 + x2)))) / (2 * a);
    const p1 = ratio * p2;
    const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2;
    const distance = x1 / n1 - (ratio * x2) / n2;
    return distance === 0 ? 0 : distance / Math.sqrt(variance);
  };
  // The score falls as the ratio grows.
  const where = (level) => {
    let [low, high] = [-30, 30];
    for (let i = 0; i < 100; ++i) {
      const middle = (low + high) / 2;
      if (score(middle) > level) low = middle;
      else high = middle;
    }
    return Math.exp(low);
  };
  return [x1 === 0 ? 0 : where(Z), x2 === 0 ? Infinity : where(-Z)];
}

export function katz(x1, n1, x2, n2) {
  if (x1 === 0 || x2 === 0 || x1 > n1 || x2 > n2) return null;
  const ratio = x1 / n1 / (x2 / n2);
  const spread = Math.exp(Z * Math.sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2));
  return [ratio / spread, ratio * spread];
}

/** Woolf's, of the odds ratio of two stocks: (a ÷ b) ÷ (c ÷ d). */
export function woolf(a, b, c, d) {
  if (a * b * c * d === 0) return null;
  const ratio = a / b / (c / d);
  const spread = Math.exp(Z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
  return [ratio / spread, ratio * spread];
}

/** Fieller's, in percent, of the gap between the means of two lists: the ratios that a normal test would not turn away. */
export function fieller(comparator, named) {
  const of = (values) => {
    const m = mean(values);
    const squares = values.reduce((total, v) => total + (v - m) ** 2, 0);
    return { m, error: squares / (values.length - 1) / values.length };
  };
  const [a, b] = [of(comparator), of(named)];
  // (b − R·a)² = z² (error b + R² error a) is p R² − 2ab R + (b² − z² error b) = 0.
  const p = a.m ** 2 - Z ** 2 * a.error;
  if (p <= 0) return null;
  // A quarter of the discriminant, without the difference of two nearly equal numbers.
  const root = Z * Math.sqrt(a.error * b.m ** 2 + b.error * a.m ** 2 - Z ** 2 * a.error * b.error);
  return [100 * (1 - (a.m * b.m + root) / p), 100 * (1 - (a.m * b.m - root) / p)];
}

const logFactorials = [0];
const logFactorial = (n) => {
  while (logFactorials.length <= n) logFactorials.push(logFactorials.at(-1) + Math.log(logFactorials.length));
  return logFactorials[n];
};
const logChoose = (n, k) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

export function fisherMidP(x1, n1, x2, n2) {
  const events = x1 + x2;
  const chance = (k) => Math.exp(logChoose(n1, k) + logChoose(n2, events - k) - logChoose(n1 + n2, events));
  let [below, above] = [0, 0];
  for (let k = Math.max(0, events - n2); k <= Math.min(n1, events); ++k) {
    if (k < x1) below += chance(k);
    if (k > x1) above += chance(k);
  }
  return Math.min(1, 2 * (Math.min(below, above) + chance(x1) / 2));
}

// Two-sided normal tail by Simpson's rule over [0, z]: plain, and good to about 1e−12.
function twoSided(z) {
  const steps = 2000;
  const width = Math.abs(z) / steps;
  let area = 0;
  for (let i = 0; i <= steps; ++i) {
    const factor = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    area += factor * Math.exp(-((i * width) ** 2) / 2);
  }
  return 1 - (2 / Math.sqrt(2 * Math.PI)) * ((area * width) / 3);
}

/** Fisher's mid-p if any expected cell is under five, otherwise the score test; null if it makes no sense. */
export function test(x1, n1, x2, n2) {
  if (n1 === 0 || n2 === 0 || x1 > n1 || x2 > n2) return null;
  const share = (x1 + x2) / (n1 + n2);
  const least = Math.min(n1, n2) * Math.min(share, 1 - share);
  if (least < 5) return { method: 'fisher_mid_p', p: fisherMidP(x1, n1, x2, n2) };
  const z = (x1 / n1 - x2 / n2) / Math.sqrt(share * (1 - share) * (1 / n1 + 1 / n2));
  return { method: 'score', p: twoSided(z) };
}
