import { crc32, deflateSync } from "node:zlib";

/**
 * A small PNG of one color whose opacity is a function of the place: drawn larger it is soft, which is ten times
 * quicker than a blurred shape.
 */
export function softPng(
  [red, green, blue]: readonly [number, number, number],
  width: number,
  height: number,
  opacityAt: (x: number, y: number) => number,
): Buffer {
  const lines = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 4 + 1) + 1 + x * 4;
      lines.set([red, green, blue, Math.round(255 * opacityAt((x + 0.5) / width, (y + 0.5) / height))], at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export const toDataUri = (png: Buffer) => `data:image/png;base64,${png.toString("base64")}`;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
