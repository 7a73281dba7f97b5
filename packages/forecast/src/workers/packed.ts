/** Arrays of more bytes than these are handed over as they are. */
const LARGE = 2 ** 18;

/**
 * Plain data with its small arrays in one buffer: to hand over a thousand buffers takes a thread longer than to copy them.
 * @returns the same data, and the buffers that hold all of its arrays
 */
export function packed<T>(data: T): { readonly data: T; readonly buffers: readonly ArrayBuffer[] } {
  const arrays = new Set<Float64Array>();
  gather(data, arrays);
  const small = [...arrays].filter(({ byteLength }) => byteLength <= LARGE);
  const together = new ArrayBuffer(small.reduce((bytes, { byteLength }) => bytes + aligned(byteLength), 0));
  const places = new Map<unknown, unknown>();
  let offset = 0;
  for (const array of small) {
    const Kind = array.constructor as Float64ArrayConstructor;
    const place = new Kind(together, offset, array.length);
    place.set(array);
    places.set(array, place);
    offset += aligned(array.byteLength);
  }
  const large = [...arrays].filter((array) => !places.has(array)).map(({ buffer }) => buffer as ArrayBuffer);
  return { data: replaced(data, places) as T, buffers: [...new Set([together, ...large])] };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function gather(value: unknown, into: Set<Float64Array>): void {
  // Whatever kind of array it is, it is treated as what it is made by.
  if (ArrayBuffer.isView(value)) into.add(value as Float64Array);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) gather(part, into);
}

function replaced(value: unknown, places: ReadonlyMap<unknown, unknown>): unknown {
  if (ArrayBuffer.isView(value)) return places.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => replaced(part, places));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, places)]));
}
