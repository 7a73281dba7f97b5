import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Case } from './case.ts';
import { canonicalJson } from './json.ts';

/**
 * Content hash of a case: SHA-256 over its canonical JSON, in hexadecimal. Comments, layout, order of declarations and
 * names of files leave it as it is; a number, a name or a data row changes it.
 */
export function hashCase(model: Case): string {
  return hashText(canonicalJson(model));
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
