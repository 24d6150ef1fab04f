/** Gives the next number, evenly from 0 up to but not 1. */
export type RandomSource = () => number;

/**
 * A source that gives the same numbers for the same seed, for resampling; not for secrets. Xorshift of four
 * 32-bit words, period 2^128 − 1. Source: G. Marsaglia, “Xorshift RNGs”, Journal of Statistical Software 8 (2003), 14.
 */
export function seededRandom(seed: number): RandomSource {
  let [x, y, z, w] = spread(seed);
  const next = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (w >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  return next;
}

/** Four words, never all zero, that differ in many bits for seeds that differ in one. */
function spread(seed: number): [number, number, number, number] {
  const word = (at: number): number => {
    const mixed = Math.imul((seed | 0) + Math.imul(at, 0x9e3779b9), 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) | 1;
  };
  return [word(1), word(2), word(3), word(4)];
}
