# The bootstrap filter of the bench in numba: sixteen islands, shared out to threads, each resampled systematically.
# usage: filter_numba.py PARTICLES [SEED] [THREADS]  ->  prints the estimated log-likelihood, and the milliseconds it took
import sys
import time

import numba
import numpy

ISLANDS = 16


@numba.njit(cache=True)
def resampled(x, weight, total):
    size = x.size
    spacing = total / size
    offset = numpy.random.random()
    children = numpy.empty(size)
    parent = 0
    reached = weight[0]
    for child in range(size):
        point = (offset + child) * spacing
        while reached < point and parent < size - 1:
            parent += 1
            reached += weight[parent]
        children[child] = x[parent]
    return children


@numba.njit(parallel=True, fastmath=True, cache=True)
def island_estimates(size, seed):
    estimates = numpy.empty(ISLANDS)
    for island in numba.prange(ISLANDS):
        numpy.random.seed(seed * ISLANDS + island)
        x = numpy.zeros(size)
        log_weight = numpy.zeros(size)
        weight = numpy.empty(size)
        for _ in range(60):
            greatest = -1e300
            for i in range(size):
                x[i] = 0.95 * x[i] + 0.1 * numpy.random.standard_normal()
                log_weight[i] -= 0.5 * numpy.log(2 * numpy.pi) + 0.5 * x[i] * x[i]
                greatest = max(greatest, log_weight[i])
            total = 0.0
            squares = 0.0
            for i in range(size):
                weight[i] = numpy.exp(log_weight[i] - greatest)
                total += weight[i]
                squares += weight[i] * weight[i]
            if total * total / squares < size / 2:
                x = resampled(x, weight, total)
                log_weight[:] = greatest + numpy.log(total / size)
        estimates[island] = numpy.log(numpy.mean(numpy.exp(log_weight - log_weight.max()))) + log_weight.max()
    return estimates


particles = int(sys.argv[1])
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
numba.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else 2)
island_estimates(100, 1)
begin = time.perf_counter()
estimates = island_estimates(particles // ISLANDS, seed)
most = estimates.max()
print(f"{most + numpy.log(numpy.mean(numpy.exp(estimates - most))):.6f} {(time.perf_counter() - begin) * 1e3:.3f}")
