import type { OperationName } from './opcodes.ts';

const words = new DataView(new ArrayBuffer(8));

/** The 64 bits of a double. */
export function bitsOf(value: number): bigint {
  words.setFloat64(0, value);
  return words.getBigUint64(0);
}

/** The double that 64 bits are. */
export function doubleOfBits(bits: bigint): number {
  words.setBigUint64(0, bits);
  return words.getFloat64(0);
}

/** A mask of all lanes. */
const ALL = 0xffff_ffff_ffff_ffffn;

const ARITHMETIC: Partial<Record<OperationName, (a: number, b: number) => number>> = {
  'f64x2.add': (a, b) => a + b,
  'f64x2.sub': (a, b) => a - b,
  'f64x2.mul': (a, b) => a * b,
  'f64x2.div': (a, b) => a / b,
  'f64x2.min': Math.min,
  'f64x2.max': Math.max,
  'f64x2.neg': (a) => -a,
  'f64x2.abs': Math.abs,
  'f64x2.sqrt': Math.sqrt,
  'f64x2.floor': Math.floor,
};

const COMPARISONS: Partial<Record<OperationName, (a: number, b: number) => boolean>> = {
  'f64x2.eq': (a, b) => a === b,
  'f64x2.ne': (a, b) => a !== b,
  'f64x2.lt': (a, b) => a < b,
  'f64x2.le': (a, b) => a <= b,
  'f64x2.gt': (a, b) => a > b,
  'f64x2.ge': (a, b) => a >= b,
};

/**
 * The bits that an operation gives for lanes of constants: JavaScript's arithmetic on doubles is that of the vector
 * unit. Undefined where it is left to the kernel.
 */
export function folded(name: OperationName, inputs: readonly bigint[]): bigint | undefined {
  const [a, b] = [inputs[0]!, inputs[1] ?? 0n];
  const arithmetic = ARITHMETIC[name];
  if (arithmetic) return bitsOf(arithmetic(doubleOfBits(a), doubleOfBits(b)));
  const comparison = COMPARISONS[name];
  if (comparison) return comparison(doubleOfBits(a), doubleOfBits(b)) ? ALL : 0n;
  switch (name) {
    case 'v128.and':
      return a & b;
    case 'v128.or':
      return a | b;
    case 'v128.xor':
      return a ^ b;
    case 'v128.not':
      return ALL ^ a;
    case 'v128.andnot':
      return a & (ALL ^ b);
    default:
      return undefined;
  }
}

/** The position of the input that an operation gives unchanged because another is a mask of all lanes or of none. */
export function unchanged(name: OperationName, inputs: readonly (bigint | undefined)[]): number | undefined {
  const beside = (mask: bigint) => (inputs[0] === mask ? 1 : inputs[1] === mask ? 0 : undefined);
  const itself = (mask: bigint) => (inputs[0] === mask ? 0 : inputs[1] === mask ? 1 : undefined);
  switch (name) {
    case 'v128.and':
      return beside(ALL) ?? itself(0n);
    case 'v128.or':
      return beside(0n) ?? itself(ALL);
    case 'v128.andnot':
      return inputs[1] === 0n ? 0 : undefined;
    case 'v128.bitselect':
      return inputs[2] === ALL ? 0 : inputs[2] === 0n ? 1 : undefined;
    default:
      return undefined;
  }
}
