"""Log densities for src/distributions/distributions.test.ts (python3 with scipy)."""

import numpy as np
from scipy import special, stats

Z = stats.norm.ppf(0.95)


def normal_between(low, high):
    return stats.norm((low + high) / 2, (high - low) / 2 / Z)


def logit_normal_logpdf(low, high, x):
    return normal_between(special.logit(low), special.logit(high)).logpdf(special.logit(x)) - np.log(x * (1 - x))


cases = {
    'normal(1, 2) at -1.5': stats.norm(1, 2).logpdf(-1.5),
    'lognormal(50, 0.4) at 60': stats.lognorm(0.4, scale=50).logpdf(60),
    'lognormal(50, 0.4) at 10': stats.lognorm(0.4, scale=50).logpdf(10),
    'uniform(-1, 3) at 2': stats.uniform(-1, 4).logpdf(2),
    'triangular(1, 3, 6) at 2': stats.triang(2 / 5, loc=1, scale=5).logpdf(2),
    'triangular(1, 3, 6) at 5.5': stats.triang(2 / 5, loc=1, scale=5).logpdf(5.5),
    'beta(2.5, 0.7) at 0.9': stats.beta(2.5, 0.7).logpdf(0.9),
    'beta(0.3, 0.4) at 0.01': stats.beta(0.3, 0.4).logpdf(0.01),
    'gamma(0.3, 2) at 0.05': stats.gamma(0.3, scale=2).logpdf(0.05),
    'gamma(7.5, 0.5) at 4': stats.gamma(7.5, scale=0.5).logpdf(4),
    'exponential(0.35) at 4': stats.expon(scale=1 / 0.35).logpdf(4),
    'student_t(4.5, 1, 2) at 7': stats.t(4.5, loc=1, scale=2).logpdf(7),
    'bernoulli(0.35) at 1': stats.bernoulli(0.35).logpmf(1),
    'bernoulli(0.35) at 0': stats.bernoulli(0.35).logpmf(0),
    'binomial(28, 0.3) at 12': stats.binom(28, 0.3).logpmf(12),
    'poisson(2.5) at 0': stats.poisson(2.5).logpmf(0),
    'poisson(40) at 52': stats.poisson(40).logpmf(52),
    'negative_binomial(6, 1.7) at 9': stats.nbinom(1.7, 1.7 / 7.7).logpmf(9),
    'lognormal interval(0.1, 1.5) at 0.7': stats.lognorm(np.log(15) / 2 / Z, scale=np.sqrt(0.15)).logpdf(0.7),
    'normal interval(-2, 5) at 4': normal_between(-2, 5).logpdf(4),
    'logit-normal interval(0.75, 0.95) at 0.8': logit_normal_logpdf(0.75, 0.95, 0.8),
}

for name, value in cases.items():
    print(name, repr(float(value)))
