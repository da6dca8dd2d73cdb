const namePattern = /^([A-Za-z0-9_-]{27})-(\d{2,4})\.(webp|avif)$/;

/**
 * Under which key a rendition is stored: spread by the first two characters of its picture's, so that no folder holds too
 * many.
 *
 * @returns null for a name that no rendition has, such as one that leads out of the storage.
 */
export function renditionKey(name: string): string | null {
  return namePattern.test(name) ? `${name.slice(0, 2)}/${name}` : null;
}
