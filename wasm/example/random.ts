/**
 * Chance that gives the same numbers on every engine: sfc32 (Chris Doty-Humphrey's Small Fast Counter, 32 bits) and
 * weighted choice from tables of whole numbers. No Math.random, no logarithms, no locale.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number, stream = 0) {
    this.restart(seed, stream);
  }

  /** Another `stream` of the same seed is other chance: each file draws from its own. */
  restart(seed: number, stream: number): void {
    // A seed may be any whole number: its low and high halves both count.
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 0x1_0000_0000) | 0;
    this.#c = (0x9e3779b9 ^ Math.imul(stream, 0x85ebca6b)) | 0;
    this.#counter = 1;
    for (let i = 0; i < 16; i++) this.next();
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A whole number from 0 to `n` − 1, for `n` up to 2²⁰: the product is exact in a double. */
  below(n: number): number {
    return Math.floor((this.next() * n) / 0x1_0000_0000);
  }

  /** True `n` times in a thousand. */
  permille(n: number): boolean {
    return this.below(1000) < n;
  }

  pick<T>(table: Table<T>): T {
    return table.values[table.slots[this.below(table.slots.length)] as number] as T;
  }
}

/** Weighted values, laid out so that a draw is one look-up: a value has as many slots as its weight. */
export interface Table<T> {
  readonly values: readonly T[];
  readonly slots: Uint16Array;
}

export function table<T>(entries: readonly (readonly [value: T, weight: number])[]): Table<T> {
  const slots = new Uint16Array(entries.reduce((sum, [, weight]) => sum + weight, 0));
  let at = 0;
  entries.forEach(([, weight], i) => {
    slots.fill(i, at, at + weight);
    at += weight;
  });
  return { values: entries.map(([value]) => value), slots };
}

/** Whole numbers with weights that run in straight lines between the given points. */
export function curve(...points: readonly (readonly [value: number, weight: number])[]): Table<number> {
  const entries: [number, number][] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [x0, y0] = points[i] as readonly [number, number];
    const [x1, y1] = points[i + 1] as readonly [number, number];
    for (let x = x0; x < x1; x++) entries.push([x, y0 + Math.floor(((y1 - y0) * (x - x0)) / (x1 - x0))]);
  }
  entries.push([...(points[points.length - 1] as readonly [number, number])]);
  return table(entries);
}
