const SCHEME = 'proviso:/';

/** The address by which the language server knows a file of the case, or of the library. */
export function addressOf(path: string): string {
  return SCHEME + path.split('/').map(encodeURIComponent).join('/');
}

/** The path of a file from its address. */
export function pathOf(address: string): string {
  return decodeURIComponent(address.slice(SCHEME.length));
}
