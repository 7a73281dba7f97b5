# The bootstrap filter of the bench in numpy, all particles side by side, resampled systematically.
# usage: filter.py PARTICLES [SEED]  ->  prints the estimated log-likelihood, and the milliseconds it took
import sys
import time

import numpy

particles = int(sys.argv[1])
draws = numpy.random.Generator(numpy.random.SFC64(int(sys.argv[2]) if len(sys.argv) > 2 else 1))
begin = time.perf_counter()
x = numpy.zeros(particles)
log_weight = numpy.zeros(particles)
for _ in range(60):
    x = 0.95 * x + 0.1 * draws.standard_normal(particles)
    log_weight -= 0.5 * numpy.log(2 * numpy.pi) + 0.5 * x * x
    greatest = log_weight.max()
    weight = numpy.exp(log_weight - greatest)
    total = weight.sum()
    if total * total / (weight @ weight) < particles / 2:
        points = (draws.random() + numpy.arange(particles)) * (total / particles)
        parents = numpy.minimum(numpy.searchsorted(numpy.cumsum(weight), points), particles - 1)
        x = x[parents]
        log_weight[:] = greatest + numpy.log(total / particles)
greatest = log_weight.max()
estimate = greatest + numpy.log(numpy.exp(log_weight - greatest).mean())
print(f"{estimate:.6f} {(time.perf_counter() - begin) * 1e3:.3f}")
