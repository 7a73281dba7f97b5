// The autoregression of the bench by hand: x' = 0.95 x + 0.1 e over 60 steps, and whether its minimum falls below -0.4.
// Same generator and same use of it as the kernel's (packages/kernel/BITS.md), LANES paths at a time.
// usage: autoregression PATHS  ->  prints the share of paths below, and the milliseconds it took
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef LANES
#define LANES 2
#endif
typedef double real __attribute__((vector_size(8 * LANES)));
typedef uint64_t word __attribute__((vector_size(8 * LANES)));
typedef int64_t whole __attribute__((vector_size(8 * LANES)));

enum { STEPS = 60 };
static const uint64_t SEED = 1, SITE = 0x9e3779b97f4a7c15u, PARITY = 0x1bd11bdaa9fc1a22u;

static inline word rotate(word x, int by) { return (x << by) | (x >> (64 - by)); }

static inline void threefry(word first, word second, word *a, word *b) {
  static const int rotations[8] = {16, 42, 12, 31, 16, 32, 24, 21};
  const uint64_t key[3] = {SEED, SITE, SEED ^ SITE ^ PARITY};
  word x = first + key[0], y = second + key[1];
#pragma GCC unroll 20
  for (int round = 0; round < 20; round += 1) {
    x += y;
    y = rotate(y, rotations[round & 7]) ^ x;
    if ((round & 3) == 3) {
      const int injection = (round + 1) / 4;
      x += key[injection % 3];
      y += key[(injection + 1) % 3] + (uint64_t)injection;
    }
  }
  *a = x;
  *b = y;
}

static inline real uniform(word bits) {
  return (real)((bits >> 12) | 0x3ff0000000000000u) - (1 - 0x1p-53);
}

static inline real logarithm(real u) {
  const whole k = ((whole)u - 0x3fe6a09f00000000) >> 52;
  const real f = (real)((whole)u - (k << 52)) - 1;
  const real e = (real)(k + 0x4338000000000000) - 6755399441055744.0;
  const real s = f / (2 + f), z = s * s, half = 0.5 * f * f;
  real r = 0.14795952807829352 * z + 0.1531405021647603;
  r = r * z + 0.18183564340485855;
  r = r * z + 0.2222219857287634;
  r = r * z + 0.2857142874239106;
  r = r * z + 0.3999999999941466;
  r = (r * z + 0.6666666666666734) * z;
  return e * 0.6931471803691238 - (half - (s * (half + r) + e * 1.9082149292705877e-10) - f);
}

static inline real choose(whole mask, real yes, real no) { return (real)(((whole)yes & mask) | ((whole)no & ~mask)); }

/** Sine and cosine of a turn. */
static inline void turn(real u, real *sine, real *cosine) {
  const real quarters = 4 * u, shifted = quarters + 6755399441055744.0, k = shifted - 6755399441055744.0;
  const real v = quarters - k, z = v * v;
  real s = 5.5864422929320066e-8 * z - 3.59828812471837e-6;
  s = s * z + 1.6044105114093493e-4;
  s = s * z - 4.681754119474159e-3;
  s = s * z + 7.969262624529182e-2;
  s = s * z - 0.6459640975062283;
  s = v * (s * z + 1.5707963267948966);
  real c = -6.321201895670903e-9 * z + 4.7106096677619844e-7;
  c = c * z - 2.52020367882314e-5;
  c = c * z + 9.192602741910566e-4;
  c = c * z - 2.086348076331257e-2;
  c = c * z + 0.2536695079010468;
  c = c * z - 1.2337005501361697;
  c = c * z + 1;
  const whole quadrant = (whole)shifted, odd = -(quadrant & 1);
  *sine = (real)((whole)choose(odd, c, s) ^ ((quadrant & 2) << 62));
  *cosine = (real)((whole)choose(odd, s, c) ^ (((quadrant + 1) & 2) << 62));
}

int main(int count, char **arguments) {
  const long paths = count > 1 ? atol(arguments[1]) : 100000;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  long below = 0;
  for (long first = 0; first < paths; first += LANES) {
    word path;
    for (int lane = 0; lane < LANES; lane += 1) path[lane] = (uint64_t)(first + lane);
    real x = {0}, least = {0};
    for (int pair = 0; pair <= STEPS / 2; pair += 1) {
      word a, b;
      const word counter = (word){0} + (((uint64_t)pair << 32) | 0x80000000u);
      threefry(path, counter, &a, &b);
      const real scaled = -2 * logarithm(uniform(a));
      real radius, sine, cosine;
      for (int lane = 0; lane < LANES; lane += 1) radius[lane] = sqrt(scaled[lane]);
      turn(uniform(b), &sine, &cosine);
      if (pair > 0) {
        x = 0.95 * x + 0.1 * (radius * cosine);
        least = choose(x < least, x, least);
      }
      if (2 * pair + 1 <= STEPS) {
        x = 0.95 * x + 0.1 * (radius * sine);
        least = choose(x < least, x, least);
      }
    }
    for (int lane = 0; lane < LANES && first + lane < paths; lane += 1) below += least[lane] < -0.4;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double ms = (end.tv_sec - begin.tv_sec) * 1e3 + (end.tv_nsec - begin.tv_nsec) * 1e-6;
  printf("%.6f %.3f\n", (double)below / paths, ms);
  return 0;
}
