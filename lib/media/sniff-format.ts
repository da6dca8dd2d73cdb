const signatures: [name: string, offset: number, bytes: string][] = [
  ["jpeg", 0, "\xff\xd8\xff"],
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["gif", 0, "GIF8"],
  ["webp", 8, "WEBP"],
  ["avif", 4, "ftypavif"],
  ["avif", 4, "ftypavis"],
  // AVIF as some programs write it; what is no AVIF inside fails when it is decoded.
  ["avif", 4, "ftypmif1"],
];

/**
 * The format that the first bytes tell, whatever the file's name says. Asked before the decoder sees anything: it
 * knows many more formats (SVG among them), and none of the others may reach it.
 */
export function sniffFormat(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString("latin1");
  return signatures.find(([, offset, text]) => head.startsWith(text, offset))?.[0] ?? null;
}
