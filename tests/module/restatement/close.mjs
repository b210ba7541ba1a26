/** Holding numbers of the report against restated ones. */
import assert from 'node:assert/strict';

/** Equal to one part in 10⁹, null for null. */
export function close(actual, expected, message, tolerance = 1e-9) {
  if (expected === null || expected === undefined) return assert.equal(actual, null, message);
  assert.equal(typeof actual, 'number', `${message}: ${actual} instead of ${expected}`);
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  return assert.ok(Math.abs(actual - expected) <= allowed, `${message}: ${actual} instead of ${expected}`);
}

/** An interval to one part in a million; an infinite end is null in the report. */
export function closeInterval(actual, expected, message, scale = 1) {
  if (expected === null) return assert.equal(actual, null, `${message}: an interval`);
  assert.notEqual(actual, null, `${message}: no interval`);
  close(actual.low, expected[0] * scale, `${message}, low`, 1e-6);
  return close(actual.high, expected[1] === Infinity ? null : expected[1] * scale, `${message}, high`, 1e-6);
}

/** The value lies between the ends. */
export function within(interval, value, message) {
  if (interval === null) return;
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  assert.ok(interval.low <= value + slack, `${message}: ${interval.low} is above ${value}`);
  assert.ok(interval.high === null || interval.high >= value - slack, `${message}: ${interval.high} is below ${value}`);
}

export const share = (part, whole) => (whole === 0 ? null : (100 * part) / whole);
export const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
export const positive = (counts) => sorted(Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)));
export const byId = (list) => Object.fromEntries(list.map((item) => [item.id, item]));
