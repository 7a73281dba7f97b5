/** x^y, with the special cases of IEEE 754-2019 `pow`. */
export function power(x: number, y: number): number {
  return x ** y;
}
