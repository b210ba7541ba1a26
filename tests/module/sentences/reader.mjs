/** Reads a sentence from left to right; whatever is not understood is a fault. Numbers are rounded here, from counts. */

export class Untrue extends Error {}

export const fail = (what) => {
  throw new Untrue(what);
};

const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** 12345 → "12,345" */
export const count = (n) => group(String(n));

/** Numerator ÷ denominator with so many places, half away from zero, from whole numbers. */
export function fraction(numerator, denominator, places) {
  const scale = 10n ** BigInt(places);
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const negative = n < 0n !== d < 0n && n !== 0n;
  const [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const rounded = (2n * a * scale + b) / (2n * b);
  const text = String(rounded).padStart(places + 1, '0');
  const whole = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return negative && rounded !== 0n ? `-${whole}` : whole;
}

/** 24.7%: of counts. */
export const percent = (numerator, denominator) => `${fraction(100 * numerator, denominator, 1)}%`;

/** A number that is not made of counts; a half that binary fractions miss by a hair counts as a half. */
export function decimal(value, places) {
  const scaled = Math.abs(value) * 10 ** places;
  const rounded = Math.floor(scaled + 0.5 + 1e-9);
  const text = String(rounded).padStart(places + 1, '0');
  const whole = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return value < 0 && rounded !== 0 ? `-${whole}` : whole;
}

export const money = (pounds) => {
  const [whole, pence] = decimal(pounds, 2).split('.');
  return `£${group(whole)}.${pence}`;
};

export class Reader {
  constructor(text) {
    this.text = text;
    this.rest = text;
  }

  /** Takes exactly this. */
  say(text) {
    if (!this.rest.startsWith(text)) fail(`expected “${text}” at “${this.rest.slice(0, 80)}”`);
    this.rest = this.rest.slice(text.length);
    return this;
  }

  /** Takes it if it is there. */
  maybe(text) {
    if (!this.rest.startsWith(text)) return false;
    this.rest = this.rest.slice(text.length);
    return true;
  }

  /** Takes a pattern, which starts here. */
  take(pattern) {
    const found = new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(this.rest);
    if (!found) fail(`expected ${pattern} at “${this.rest.slice(0, 80)}”`);
    this.rest = this.rest.slice(found[0].length);
    return found;
  }

  number() {
    return Number(this.take(/(\d{1,3}(?:,\d{3})*|\d+)/)[1].replaceAll(',', ''));
  }

  /** Takes the longest of these names that stands here. */
  oneOf(things, name = (thing) => thing.label) {
    const found = things
      .filter((thing) => this.rest.startsWith(name(thing)))
      .sort((a, b) => name(b).length - name(a).length)[0];
    if (!found) fail(`none of ${things.map(name).join(' | ')} at “${this.rest.slice(0, 80)}”`);
    this.rest = this.rest.slice(name(found).length);
    return found;
  }

  end() {
    if (this.rest !== '') fail(`left over: “${this.rest}”`);
  }
}
