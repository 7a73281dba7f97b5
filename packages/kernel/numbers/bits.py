"""BITS.md in another language: prints its worked example (plain python3)."""

import hashlib
import math
import struct

MASK = 2**64 - 1
ROTATIONS = [16, 42, 12, 31, 16, 32, 24, 21]


def threefry2x64(key, counter):
    k = [key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDAA9FC1A22]
    x, y = (counter[0] + k[0]) & MASK, (counter[1] + k[1]) & MASK
    for round in range(13):
        x = (x + y) & MASK
        r = ROTATIONS[round % 8]
        y = ((y << r | y >> 64 - r) & MASK) ^ x
        if round % 4 == 3:
            i = round // 4 + 1
            x, y = (x + k[i % 3]) & MASK, (y + k[(i + 1) % 3] + i) & MASK
    return x, y


def site(name):
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], 'little')


def uniform(word):
    return ((word >> 12) + 0.5) * 2.0**-52


def words(seed, name, path, step, draw, trial=0):
    return threefry2x64((seed, site(name)), (path, step << 32 | draw << 16 | trial))


def normal(seed, name, path, step, draw, trial=0):
    pair = threefry2x64((seed, site(name)), (path, step >> 1 << 32 | 1 << 31 | draw << 16 | trial))
    turn = of_quarters(4 * uniform(pair[1]), 1 - step % 2)
    return math.sqrt(-2 * log(uniform(pair[0]))) * turn


def horner(coefficients, z):
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * z + c
    return value


def log(x):
    bits = struct.unpack('<q', struct.pack('<d', x))[0]
    k = bits - 0x3FE6A09F00000000 >> 52
    f = math.ldexp(x, -k) - 1
    s = f / (2 + f)
    z = s * s
    r = z * horner([0.14795952807829352, 0.1531405021647603, 0.18183564340485855, 0.2222219857287634,
                    0.2857142874239106, 0.3999999999941466, 0.6666666666666734], z)
    half = 0.5 * f * f
    return k * 0.6931471803691238 - (half - (s * (half + r) + k * 1.9082149292705877e-10) - f)


def of_quarters(quarters, advance):
    k = quarters + 6755399441055744 - 6755399441055744
    v = quarters - k
    z = v * v
    quadrant = (int(k) + advance) % 4
    if quadrant % 2 == 0:
        value = v * horner([5.5864422929320066e-8, -3.59828812471837e-6, 1.6044105114093493e-4, -4.681754119474159e-3,
                            7.969262624529182e-2, -0.6459640975062283, 1.5707963267948966], z)
    else:
        value = horner([-6.321201895670903e-9, 4.7106096677619844e-7, -2.52020367882314e-5, 9.192602741910566e-4,
                        -2.086348076331257e-2, 0.2536695079010468, -1.2337005501361697, 1], z)
    return value if quadrant < 2 else -value


def bits(x):
    return struct.pack('>d', x).hex()


if __name__ == '__main__':
    print('site', f'{site("brent"):016x}')
    print('words', *(f'{word:016x}' for word in words(1, 'brent', 0, 1, 0)))
    for word in words(1, 'brent', 0, 1, 0):
        print('uniform', repr(uniform(word)), bits(uniform(word)))
    for step in (0, 1):
        print('normal in step', step, repr(normal(1, 'brent', 0, step, 0)), bits(normal(1, 'brent', 0, step, 0)))
    print('far away', repr(normal(9007199254740991, 'wobble(HU)', 2**40 + 7, 4294967295, 3, 2)),
          bits(normal(9007199254740991, 'wobble(HU)', 2**40 + 7, 4294967295, 3, 2)))
