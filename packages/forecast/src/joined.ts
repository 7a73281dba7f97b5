/** Arrays of one kind laid side by side. Where there is but one, it is that itself. */
export function joined<T extends Float64Array | Float32Array | Int32Array | Uint8Array>(parts: readonly T[]): T {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const Kind = first.constructor as new (length: number) => T;
  const whole = new Kind(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
