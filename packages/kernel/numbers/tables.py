"""The tables of src/elementary, in 60 digits (python3 with mpmath).

`tables.py logarithms` prints src/elementary/logarithms.ts, `tables.py roots` src/elementary/roots-of-two.ts. A row
stands for a number in two parts, the second of which is what the first misses.
"""

import sys

from mpmath import floor, log, mp, mpf

mp.dps = 60

# Upper parts of logarithms are multiples of it, so that their sums with multiples of 32 bits of ln 2 are exact.
STEP = mpf(2) ** -42


def logarithm(j):
    exact = -log(mpf(j) / 256)
    high = floor(exact / STEP + mpf(1) / 2) * STEP
    return float(high), float(exact - high)


def root(j):
    exact = mpf(2) ** (mpf(j) / 128)
    high = float(exact)
    return high, float((exact - high) / exact)


def put(name, says, numbers, row):
    print('// Made by numbers/tables.py.')
    print('// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: one row of many happens to be sqrt(2)\n')
    print(f'/** {says} */')
    print(f'export const {name} = Float64Array.from([')
    for j in numbers:
        high, low = row(j)
        print(f'  {high!r}, {low!r},')
    print(']);')


LEAST, GREATEST = 181, 362

if sys.argv[1] == 'logarithms':
    put('LOGARITHMS',
        f'ln(256 / j) in two parts, for j from {LEAST} to {GREATEST}; the first is a multiple of 2^-42.',
        range(LEAST, GREATEST + 1), logarithm)
    print('\n/** The j of the first row. */')
    print(f'export const LEAST_OF_LOGARITHMS = {LEAST};')
else:
    put('ROOTS_OF_TWO', '2^(j / 128), and what that double misses of it relative to it, for j from 0 to 127.', range(128), root)
