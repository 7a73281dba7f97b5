"""Values for src/fitting/diagnostics/diagnostics.test.ts (python3 with numpy and scipy).

Written from the formulas of Vehtari, Gelman, Simpson, Carpenter and Buerkner (2021), with autocovariances by the fast
Fourier transform; nothing is shared with the package. The chains come from a linear congruential generator, so that
the test can make the same ones.
"""

import numpy as np
from scipy import stats


def noise(count, seed):
    """Uniforms of the generator x' = 1664525 x + 1013904223 mod 2^32, as (x + 1/2) / 2^32."""
    x, out = seed, []
    for _ in range(count):
        x = (1664525 * x + 1013904223) % 2**32
        out.append((x + 0.5) / 2**32)
    return np.array(out)


def autoregression(n, phi, shift, width, seed):
    e = noise(n, seed) - 0.5
    x = np.zeros(n)
    for i in range(n):
        x[i] = phi * (x[i - 1] if i else 0.0) + e[i]
    return shift + width * x


def halves(x):
    h = x.shape[1] // 2
    return np.vstack([part for chain in x for part in (chain[:h], chain[-h:])])


def z_scale(x):
    ranks = stats.rankdata(x.ravel(), method='average').reshape(x.shape)
    return stats.norm.ppf((ranks - 3 / 8) / (x.size + 1 / 4))


def plain_rhat(x):
    n = x.shape[1]
    w = x.var(axis=1, ddof=1).mean()
    b = n * x.mean(axis=1).var(ddof=1)
    return np.sqrt(((n - 1) / n * w + b / n) / w)


def rhat(x):
    s = halves(x)
    return max(plain_rhat(z_scale(s)), plain_rhat(z_scale(np.abs(s - np.median(s)))))


def autocovariances(chain):
    n = len(chain)
    f = np.fft.fft(chain - chain.mean(), 2 * n)
    return np.fft.ifft(f * np.conj(f)).real[:n] / n


def ess(x):
    m, n = x.shape
    acov = np.array([autocovariances(c) for c in x])
    w = (acov[:, 0] * n / (n - 1)).mean()
    v = w * (n - 1) / n + (x.mean(axis=1).var(ddof=1) if m > 1 else 0)
    rho = 1 - (w - acov.mean(axis=0)) / v
    rho[0] = 1
    pairs = []
    k = 0
    while True:
        pairs.append(rho[2 * k] + rho[2 * k + 1])
        if pairs[-1] <= 0 or 2 * k >= n - 5:
            break
        k += 1
    kept = np.minimum.accumulate(pairs[:-1]) if len(pairs) > 1 else np.array([])
    tau = -1 + 2 * kept.sum() + max(0, rho[2 * (len(pairs) - 1)])
    return m * n / max(tau, 1 / np.log10(m * n))


def tail(x):
    return min(ess(halves((x <= np.quantile(x, p)).astype(float))) for p in (0.05, 0.95))


def report(name, x):
    s = halves(x)
    print(f'{name}: rHat {rhat(x):.12f} bulk {ess(z_scale(s)):.9f} tail {tail(x):.9f} '
          f'error {x.ravel().std(ddof=1) / np.sqrt(ess(s)):.15f}')


report('good', np.array([autoregression(500, 0.5, 0, 1, k) for k in (1, 2, 3, 4)]))
report('shifted', np.array([autoregression(500, 0.5, 0.3 * (k == 4), 1, k) for k in (1, 2, 3, 4)]))
report('wider', np.array([autoregression(500, 0.5, 0, 2 if k == 4 else 1, k) for k in (1, 2, 3, 4)]))
report('slow', np.array([autoregression(500, 0.97, 0, 1, k) for k in (1, 2, 3, 4)]))
report('alternating', np.array([autoregression(500, -0.8, 0, 1, k) for k in (1, 2, 3, 4)]))
report('odd length', np.array([autoregression(301, 0.5, 0, 1, k) for k in (5, 6)]))
report('ties', np.round(np.array([autoregression(500, 0.5, 0, 1, k) for k in (1, 2, 3, 4)]), 1))

for p in (1e-300, 1e-12, 0.001, 0.075, 0.3, 0.5, 0.9, 0.975, 0.999999):
    print(f'[{p!r}, {float(stats.norm.ppf(p))!r}],')
