import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A place in the model where numbers are drawn: the 64-bit hash of its qualified name, as two 32-bit halves. */
export interface Site {
  readonly low: number;
  readonly high: number;
}

/**
 * The site of a qualified name such as `brent`, `wobble(HU)` or `V(EU_sectoral).HU`: the first eight bytes of the
 * SHA-256 of its UTF-8 bytes in normal form C, read as a little-endian word. The name alone counts: neither the file
 * nor the position of a declaration changes what is drawn there.
 */
export function siteOf(qualifiedName: string): Site {
  const digest = sha256(utf8ToBytes(qualifiedName.normalize('NFC')));
  const words = new DataView(digest.buffer, digest.byteOffset);
  return { low: words.getUint32(0, true), high: words.getUint32(4, true) };
}
