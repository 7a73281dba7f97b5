// The autoregression of the bench by hand: x' = 0.95 x + 0.1 e over 60 steps, and whether its minimum falls below -0.4.
// usage: autoregression PATHS  ->  prints the share of paths below, and the milliseconds it took
#include "lanes.h"

enum { STEPS = 60 };

int main(int count, char **arguments) {
  const long paths = count > 1 ? atol(arguments[1]) : 100000;
  const double begin = milliseconds();
  long below = 0;
  for (long first = 0; first < paths; first += LANES) {
    word path;
    for (int lane = 0; lane < LANES; lane += 1) path[lane] = (uint64_t)(first + lane);
    real x = {0}, least = {0};
    for (int pair = 0; pair <= STEPS / 2; pair += 1) {
      real odd, even;
      normals(path, (uint64_t)pair, &odd, &even);
      if (pair > 0) {
        x = 0.95 * x + 0.1 * even;
        least = choose(x < least, x, least);
      }
      if (2 * pair + 1 <= STEPS) {
        x = 0.95 * x + 0.1 * odd;
        least = choose(x < least, x, least);
      }
    }
    for (int lane = 0; lane < LANES && first + lane < paths; lane += 1) below += least[lane] < -0.4;
  }
  printf("%.6f %.3f\n", (double)below / paths, milliseconds() - begin);
  return 0;
}
