// Two or four doubles at a time (LANES), with the kernel's generator and its use of it (packages/kernel/BITS.md).
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

static const uint64_t SEED = 1, SITE = 0x9e3779b97f4a7c15u, PARITY = 0x1bd11bdaa9fc1a22u;

static inline word rotate(word x, int by) { return (x << by) | (x >> (64 - by)); }

static inline void threefry(word first, word second, word *a, word *b) {
  static const int rotations[8] = {16, 42, 12, 31, 16, 32, 24, 21};
  const uint64_t key[3] = {SEED, SITE, SEED ^ SITE ^ PARITY};
  word x = first + key[0], y = second + key[1];
#pragma GCC unroll 13
  for (int round = 0; round < 13; round += 1) {
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

/** exp of numbers between -700 and 700, by 2^k and a Taylor polynomial of the rest. */
static inline real exponential(real x) {
  const real shifted = x * 1.4426950408889634 + 6755399441055744.0, k = shifted - 6755399441055744.0;
  const real r = (x - k * 0.6931471803691238) - k * 1.9082149292705877e-10;
  real p = 2.08767569878681e-9 * r + 2.505210838544172e-8;
  p = p * r + 2.755731922398589e-7;
  p = p * r + 2.7557319223985893e-6;
  p = p * r + 2.48015873015873e-5;
  p = p * r + 1.984126984126984e-4;
  p = p * r + 1.388888888888889e-3;
  p = p * r + 8.333333333333333e-3;
  p = p * r + 4.1666666666666664e-2;
  p = p * r + 0.16666666666666666;
  p = (p * r + 0.5) * r * r + r + 1;
  return (real)((whole)p + ((whole)shifted << 52));
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

/** Two normals of one block. */
static inline void normals(word path, uint64_t pair, real *with_sine, real *with_cosine) {
  word a, b;
  threefry(path, (word){0} + ((pair << 32) | 0x80000000u), &a, &b);
  const real scaled = -2 * logarithm(uniform(a));
  real radius, sine, cosine;
  for (int lane = 0; lane < LANES; lane += 1) radius[lane] = sqrt(scaled[lane]);
  turn(uniform(b), &sine, &cosine);
  *with_sine = radius * sine;
  *with_cosine = radius * cosine;
}

static inline double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec * 1e-6;
}
