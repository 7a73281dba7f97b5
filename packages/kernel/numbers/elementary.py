"""Reference values of the elementary functions (python3 with mpmath), printed as src/elementary/reference-values.ts.

A value stands as the nearest double and what is missing from it, so that errors far below one unit in the last place
can be measured. Arguments are drawn at random from the ranges that matter, beside corners.
"""

import random

from mpmath import cos, exp, expm1, log, mp, mpf, pi, power, sin

mp.prec = 200
random.seed(20160129)


def between(low, high):
    return random.uniform(low, high)


def magnitude(low, high):
    return 10 ** random.uniform(low, high)


def rows(f, arguments):
    for xs in arguments:
        exact = f(*[mpf(x) for x in xs])
        nearest = float(exact)
        yield '  [' + ', '.join(repr(float(x)) for x in [*xs, nearest, exact - mpf(nearest)]) + '],'


def put(name, f, arguments):
    arity = len(arguments[0])
    print(f'export const {name}: readonly (readonly [{"number, " * arity}number, number])[] = [')
    print('\n'.join(rows(f, arguments)))
    print('];')


def unary(*groups):
    return [(x,) for group in groups for x in group]


many = range(40)
print('// Made by numbers/elementary.py: arguments, the nearest double of the exact value, and what it misses.\n')
put('EXP', exp, unary([-744, -708.5, 709.78, 1e-300, 0.352, 0.3527], [between(-700, 700) for _ in many], [between(-1, 1) for _ in many]))
put('EXPM1', expm1, unary([-39.9, -1e-300, 1e-12, 0.3533], [between(-38, 60) for _ in many], [-magnitude(-12, 1) for _ in many], [between(0, 2) for _ in many]))
put('LOG', log, unary([5e-324, 1e-310, 1.7976931348623157e308, 0.6996, 1 - 2**-53], [magnitude(-307, 308) for _ in many], [between(0.3, 3) for _ in many]))
put('LOG1P', lambda x: log(1 + x), unary([-1 + 2**-53, 1e300, -0.3012], [between(-1, 3) for _ in many], [-magnitude(-12, -1) for _ in many]))
put('LOGISTIC', lambda x: 1 / (1 + exp(-x)), unary([-700, 40], [between(-40, 40) for _ in many]))
put('SINE_OF_TURN', lambda u: sin(2 * pi * u), unary([2**-53, 1 - 2**-53, 0.4999999], [between(0, 1) for _ in many]))
put('COSINE_OF_TURN', lambda u: cos(2 * pi * u), unary([2**-53, 1 - 2**-53, 0.2499999], [between(0, 1) for _ in many]))
put('POWER', power,
    [(1e-310, -0.9), (5e-324, 0.5), (1 + 2**-52, 1e17), (0.1, 307.0), (1 / 12, 0.5)]
    + [(magnitude(-3, 3), between(-90, 90)) for _ in many]
    + [(between(0.2, 5), between(-3, 3)) for _ in many]
    + [(between(0.9, 1.1), between(-6000, 6000)) for _ in many])
