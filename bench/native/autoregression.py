# The autoregression of the bench in numpy, all paths side by side.
# usage: autoregression.py PATHS  ->  prints the share of paths below, and the milliseconds it took
import sys
import time

import numpy

paths = int(sys.argv[1])
draws = numpy.random.Generator(numpy.random.SFC64(1))
begin = time.perf_counter()
x = numpy.zeros(paths)
least = numpy.zeros(paths)
for _ in range(60):
    x = 0.95 * x + 0.1 * draws.standard_normal(paths)
    numpy.minimum(least, x, out=least)
below = numpy.mean(least < -0.4)
print(f"{below:.6f} {(time.perf_counter() - begin) * 1e3:.3f}")
