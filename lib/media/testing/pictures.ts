import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A small picture of one color as a file. */
export async function pictureFile(name: string, color = "#2a6f5b", format: "png" | "jpeg" | "webp" = "png") {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: color } })
    .toFormat(format)
    .toBuffer();
  return new File([new Uint8Array(bytes)], name);
}

/** A valid PNG of one bit per pixel: a few kilobytes that would take gigabytes once decoded. */
export function hugePng(widthPx: number, heightPx: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(widthPx / 8) + 1) * heightPx), { level: 1 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
