// The bootstrap filter of the bench by hand: x' = 0.95 x + 0.1 e from 0, y = x + e = 0 observed at 60 steps. Sixteen
// islands, each resampled systematically when its effective sample size falls under half, as Proviso does it.
// usage: filter PARTICLES  ->  prints the estimated log-likelihood, and the milliseconds it took
#include "lanes.h"

enum { STEPS = 60, ISLANDS = 16 };

struct island {
  long size;    // particles; a multiple of LANES
  double *x;    // [size]
  double *other; // [size] the next generation
  double *saved; // [size] the sine's normal, which waits for the next step
  double *log_weight; // [size]
  double *weight;     // [size] relative to the greatest
};

static double *doubles(long count) { return aligned_alloc(64, (size_t)(count * 8 + 63) / 64 * 64); }

/** Moves the particles by a step and weighs them by the density of y = 0. @return the greatest log weight */
static double propagate(struct island *one, int number, int step) {
  const double constant = -0.5 * log(2 * 3.14159265358979323846);
  real most = (real){0} - INFINITY;
  for (long i = 0; i < one->size; i += LANES) {
    real *x = (real *)(one->x + i), *saved = (real *)(one->saved + i), *log_weight = (real *)(one->log_weight + i);
    real e;
    if (step & 1 && step > 1) {
      e = *saved;
    } else {
      word path;
      for (int lane = 0; lane < LANES; lane += 1) path[lane] = (uint64_t)(number + ISLANDS * (i + lane));
      real odd;
      normals(path, (uint64_t)step, &odd, &e);
      *saved = odd;
    }
    *x = 0.95 * *x + 0.1 * e;
    *log_weight += constant - 0.5 * (*x * *x);
    most = choose(*log_weight > most, *log_weight, most);
  }
  double greatest = most[0];
  for (int lane = 1; lane < LANES; lane += 1) greatest = most[lane] > greatest ? most[lane] : greatest;
  return greatest;
}

/** Weights relative to the greatest, and their sums. */
static void weigh(struct island *one, double greatest, double *sum, double *squares) {
  real s = {0}, q = {0};
  for (long i = 0; i < one->size; i += LANES) {
    const real w = exponential(*(real *)(one->log_weight + i) - greatest);
    *(real *)(one->weight + i) = w;
    s += w;
    q += w * w;
  }
  *sum = *squares = 0;
  for (int lane = 0; lane < LANES; lane += 1) *sum += s[lane], *squares += q[lane];
}

static void resample(struct island *one, double sum, double greatest, double uniform_number) {
  const double spacing = sum / one->size;
  double reached = one->weight[0];
  long parent = 0;
  for (long child = 0; child < one->size; child += 1) {
    const double point = (uniform_number + child) * spacing;
    while (reached < point && parent < one->size - 1) reached += one->weight[++parent];
    one->other[child] = one->x[parent];
  }
  double *old = one->x;
  one->x = one->other;
  one->other = old;
  const double level = greatest + log(sum / one->size);
  for (long i = 0; i < one->size; i += 1) one->log_weight[i] = level;
}

int main(int count, char **arguments) {
  const long particles = count > 1 ? atol(arguments[1]) : 100000;
  const uint64_t seed = count > 2 ? (uint64_t)atol(arguments[2]) : 1;
  const double begin = milliseconds();
  const long size = (particles / ISLANDS + LANES - 1) / LANES * LANES;
  double means[ISLANDS];
  for (int k = 0; k < ISLANDS; k += 1) {
    struct island one = {size, doubles(size), doubles(size), doubles(size), doubles(size), doubles(size)};
    for (long i = 0; i < size; i += 1) one.x[i] = one.log_weight[i] = 0;
    double greatest = 0, sum = 0, squares = 0;
    for (int step = 1; step <= STEPS; step += 1) {
      greatest = propagate(&one, k + (int)(seed << 20), step);
      weigh(&one, greatest, &sum, &squares);
      if (sum * sum / squares < 0.5 * size) {
        word a, b;
        threefry((word){0} + (uint64_t)(k + 1000 * seed), (word){0} + ((uint64_t)step << 32), &a, &b);
        resample(&one, sum, greatest, uniform(a)[0]);
      }
    }
    means[k] = greatest + log(sum / size);
  }
  double most = means[0], total = 0;
  for (int k = 1; k < ISLANDS; k += 1) most = means[k] > most ? means[k] : most;
  for (int k = 0; k < ISLANDS; k += 1) total += exp(means[k] - most);
  printf("%.6f %.3f\n", most + log(total / ISLANDS), milliseconds() - begin);
  return 0;
}
