"""Coefficients of the polynomials in src/elementary, close to minimax, in 50 digits (python3 with mpmath).

Each line prints a polynomial's coefficients, lowest power first, rounded to double, and the bound of its error relative
to the function, in units of 2^-53.
"""

from mpmath import cos, exp, expm1, fabs, log, log1p, lu_solve, matrix, mp, mpf, pi, sin, sqrt

mp.dps = 50


def lawson(f, weight, low, high, degree, turns=40):
    """Minimises the maximum of weight * |f - p| over [low, high] by Lawson's reweighted least squares (1961)."""
    middle, radius = (low + high) / 2, (high - low) / 2
    grid = [middle + radius * cos(pi * (2 * i + 1) / 400) for i in range(200)]
    target = [f(x) for x in grid]
    scale = [weight(x) for x in grid]
    emphasis = [mpf(1)] * len(grid)
    n = degree + 1
    for _ in range(turns):
        moments = [mpf(0)] * (2 * n)
        right = matrix(n, 1)
        for x, y, w, m in zip(grid, target, scale, emphasis):
            term = m * w * w
            for j in range(2 * n):
                moments[j] += term
                if j < n:
                    right[j] += term * y
                term *= x
        solution = lu_solve(matrix([[moments[i + j] for j in range(n)] for i in range(n)]), right)
        errors = [w * fabs(y - sum(solution[j] * x**j for j in range(n))) for x, y, w in zip(grid, target, scale)]
        emphasis = [m * e for m, e in zip(emphasis, errors)]
        total = sum(emphasis)
        emphasis = [m / total for m in emphasis]
    return [solution[j] for j in range(n)]


def fit(name, f, weight, low, high, degree, given=()):
    """Prints the coefficients as doubles; those that are given stay, the others are fitted beside them."""
    m = len(given)
    rest = lambda x: (f(x) - sum(mpf(c) * x**j for j, c in enumerate(given))) / x**m
    found = lawson(rest, lambda x: weight(x) * fabs(x) ** m, low, high, degree - m)
    rounded = [float(c) for c in list(given) + found]
    grid = [low + (high - low) * (i + mpf(1) / 7) / 3000 for i in range(3000)]
    worst = max(fabs(weight(x) * (f(x) - sum(mpf(c) * x**j for j, c in enumerate(rounded)))) for x in grid)
    print(f'{name}: {rounded} error {float(worst * 2**53):.3g}')


if __name__ == '__main__':
    half = log(2) / 2 * (1 + mpf(10) ** -9)
    quarter = mpf(1) / 4
    sine = lambda z: sin(pi / 2 * sqrt(z)) / sqrt(z)
    cosine = lambda z: cos(pi / 2 * sqrt(z))
    # beside roots of two, 1/128 apart, and what an exponent in two parts adds
    root = log(2) / 256 * (1 + mpf(10) ** -3) + mpf(2) ** -14
    e = lambda r: (expm1(r) - r) / r**2
    # beside the logarithms of 256/j: |m j/256 - 1| for m up to sqrt(2) and j/256 within 1/512 of 1/m
    row = sqrt(mpf(2)) / 512 * (1 + mpf(10) ** -6)
    # ln((1 + s) / (1 - s)) = 2 s (1 + z g(z)) with z = s^2, for (1 + s) / (1 - s) from sqrt(1/2) to sqrt(2)
    widest = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2
    g = lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / (2 * sqrt(z)) - 1) / z

    fit('expm1: (e^r - 1 - r) / r^2', e, lambda r: r**2 / exp(r), -half, half, 9, [0.5])
    fit('exp: (e^r - 1 - r) / r^2', e, lambda r: r**2, -root, root, 3, [0.5])
    fit('turn: sin(pi/2 v) / v in v^2', sine, lambda z: 1 / sine(z), mpf(0), quarter, 6, [float(pi / 2)])
    fit('turn: cos(pi/2 v) in v^2', cosine, lambda z: 1 / cosine(z), mpf(0), quarter, 7, [1])
    fit('log: 2 g(z)', lambda z: 2 * g(z), lambda z: z / 2, mpf(0), widest, 6)
    fit('power: (ln(1 + r) - r + r^2/2) / r^3', lambda r: (log1p(r) - r + r * r / 2) / r**3, lambda r: r**2, -row, row, 4)
