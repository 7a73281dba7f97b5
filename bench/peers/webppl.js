// The autoregression of the bench in WebPPL, forward sampled.
// usage: webppl.js PATHS  ->  prints the share of paths below, and the milliseconds it took
import webppl from 'webppl';

const paths = Number(process.argv[2]);
const program = `
var follow = function(step, x, least) {
  if (step === 0) { return least < -0.4; }
  var next = 0.95 * x + gaussian(0, 0.1);
  return follow(step - 1, next, Math.min(least, next));
};
var begin = Date.now();
var below = sum(repeat(${paths}, function() { return follow(60, 0, 0) ? 1 : 0; }));
[below / ${paths}, Date.now() - begin]`;
webppl.run(program, (_, [share, ms]) => process.stdout.write(`${share} ${ms}\n`));
