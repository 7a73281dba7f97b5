# The autoregression of the bench in numba, compiled for this machine, paths shared out to two threads.
# usage: autoregression_numba.py PATHS [THREADS]  ->  prints the share of paths below, and the milliseconds it took
import sys
import time

import numba
import numpy


@numba.njit(parallel=True, fastmath=True, cache=True)
def share_below(paths, seed):
    below = 0
    for chunk in numba.prange(64):
        numpy.random.seed(seed + chunk)
        for _ in range(chunk * paths // 64, (chunk + 1) * paths // 64):
            x = 0.0
            least = 0.0
            for _ in range(60):
                x = 0.95 * x + 0.1 * numpy.random.standard_normal()
                least = min(least, x)
            if least < -0.4:
                below += 1
    return below / paths


paths = int(sys.argv[1])
numba.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
share_below(640, 1)
begin = time.perf_counter()
below = share_below(paths, 2)
print(f"{below:.6f} {(time.perf_counter() - begin) * 1e3:.3f}")
