/** The kinds of values that the kernel computes with, by their code in a module. `v128` holds two doubles: two paths. */
export const KINDS = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

export type Kind = keyof typeof KINDS;

const SIMD = 0xfd;
const SATURATING = 0xfc;

/** An operation that takes its inputs from the stack: its opcode, and the kind of what it leaves there. */
export interface Operation {
  readonly opcode: readonly number[];
  readonly result: Kind | undefined;
}

/** A vector operation; numbers from 128 on take two bytes of LEB128. */
function lanes(number: number, result: Kind = 'v128'): Operation {
  return { opcode: number < 0x80 ? [SIMD, number] : [SIMD, (number & 0x7f) | 0x80, number >> 7], result };
}

function scalar(result: Kind, ...opcode: number[]): Operation {
  return { opcode, result };
}

/** The operations of WebAssembly that the kernel uses, by the names of its specification (release 2.0). */
export const OPERATIONS = {
  'f64x2.eq': lanes(0x47),
  'f64x2.ne': lanes(0x48),
  'f64x2.lt': lanes(0x49),
  'f64x2.gt': lanes(0x4a),
  'f64x2.le': lanes(0x4b),
  'f64x2.ge': lanes(0x4c),
  'f64x2.floor': lanes(0x75),
  'f64x2.abs': lanes(0xec),
  'f64x2.neg': lanes(0xed),
  'f64x2.sqrt': lanes(0xef),
  'f64x2.add': lanes(0xf0),
  'f64x2.sub': lanes(0xf1),
  'f64x2.mul': lanes(0xf2),
  'f64x2.div': lanes(0xf3),
  'f64x2.min': lanes(0xf4),
  'f64x2.max': lanes(0xf5),
  /** The second where it is smaller, or greater, else the first. */
  'f64x2.pmin': lanes(0xf6),
  'f64x2.pmax': lanes(0xf7),
  'f64x2.splat': lanes(0x14),
  'i16x8.splat': lanes(0x10),
  'i16x8.eq': lanes(0x2d),
  'i16x8.bitmask': lanes(0x84, 'i32'),
  'i16x8.narrow_i32x4_u': lanes(0x86),
  'i64x2.splat': lanes(0x12),
  'i64x2.eq': lanes(0xd6),
  'i64x2.lt_s': lanes(0xd8),
  'i64x2.add': lanes(0xce),
  'i64x2.sub': lanes(0xd1),
  'i64x2.shl': lanes(0xcb),
  'i64x2.shr_s': lanes(0xcc),
  'i64x2.shr_u': lanes(0xcd),
  'i64x2.bitmask': lanes(0xc4, 'i32'),
  'v128.not': lanes(0x4d),
  'v128.and': lanes(0x4e),
  'v128.andnot': lanes(0x4f),
  'v128.or': lanes(0x50),
  'v128.xor': lanes(0x51),
  'v128.bitselect': lanes(0x52),
  'v128.any_true': lanes(0x53, 'i32'),
  'f64.gt': scalar('i32', 0x64),
  'i32.eqz': scalar('i32', 0x45),
  'i32.eq': scalar('i32', 0x46),
  'i32.lt_u': scalar('i32', 0x49),
  'i32.ge_s': scalar('i32', 0x4e),
  'i32.le_s': scalar('i32', 0x4c),
  'i32.ctz': scalar('i32', 0x68),
  'i32.add': scalar('i32', 0x6a),
  'i32.mul': scalar('i32', 0x6c),
  'i32.and': scalar('i32', 0x71),
  'i32.or': scalar('i32', 0x72),
  'i32.shl': scalar('i32', 0x74),
  'i64.mul': scalar('i64', 0x7e),
  'i64.add': scalar('i64', 0x7c),
  'i64.extend_i32_s': scalar('i64', 0xac),
  'i64.trunc_sat_f64_s': scalar('i64', SATURATING, 0x06),
  'i32.trunc_sat_f64_s': scalar('i32', SATURATING, 0x02),
  'f64.add': scalar('f64', 0xa0),
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

/** Reads and writes of memory, each with the power of two by which its address is expected to be aligned. */
export const ACCESSES = {
  'v128.load': { opcode: [SIMD, 0x00], align: 4, result: 'v128' },
  'v128.load64_splat': { opcode: [SIMD, 0x0a], align: 3, result: 'v128' },
  'v128.store': { opcode: [SIMD, 0x0b], align: 4, result: undefined },
  'i32.load16_u': { opcode: [0x2f], align: 1, result: 'i32' },
  'i32.load': { opcode: [0x28], align: 2, result: 'i32' },
  'i64.load': { opcode: [0x29], align: 3, result: 'i64' },
  'f64.load': { opcode: [0x2b], align: 3, result: 'f64' },
  'i32.store': { opcode: [0x36], align: 2, result: undefined },
  'i64.store': { opcode: [0x37], align: 3, result: undefined },
  'f64.store': { opcode: [0x39], align: 3, result: undefined },
} as const satisfies Record<string, Operation & { readonly align: number }>;

export type AccessName = keyof typeof ACCESSES;

export const CONTROL = {
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  brIf: 0x0d,
  call: 0x10,
  callIndirect: 0x11,
  localGet: 0x20,
  localSet: 0x21,
  i32Const: 0x41,
  empty: 0x40,
} as const;

/** `f64x2.extract_lane`, before the number of the lane. */
export const EXTRACT_DOUBLE: readonly number[] = [SIMD, 0x21];

/** `i32x4.extract_lane`, before the number of the lane. */
export const EXTRACT_WORD: readonly number[] = [SIMD, 0x1b];

/** `i8x16.shuffle` with the bytes of the lower or of the upper doubles of two vectors. */
export const INTERLEAVE: Readonly<Record<'lower' | 'upper', readonly number[]>> = {
  lower: [SIMD, 0x0d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23],
  upper: [SIMD, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31],
};
