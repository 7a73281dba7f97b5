import { describe, expect, it } from 'vitest';
import { siteOf } from './site.ts';

describe('a site', () => {
  it('is the first eight bytes of the SHA-256 of its name', () => {
    // python3: hashlib.sha256(b'brent').digest()[:8] as a little-endian word is 0x2970d360242ed0b4
    expect(siteOf('brent')).toEqual({ low: 0x242ed0b4, high: 0x2970d360 });
  });

  it('is the same however the letters of its name are composed', () => {
    expect(siteOf('Besançon')).toEqual(siteOf('Besanc\u0327on'));
  });

  it('tells the members of a union apart', () => {
    expect(siteOf('wobble(HU)')).not.toEqual(siteOf('wobble(SK)'));
  });
});
