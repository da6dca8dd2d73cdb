import sharp, { type CreateRaw } from "sharp";
import { AppError } from "@/lib/errors/app-error";
import { inTurn } from "./in-turn";
import { sniffFormat } from "./sniff-format";

const WIDTHS_PX = [160, 320, 480, 640, 960, 1280, 1600];
const LARGEST_PX = 1600;
/** WebP has no more in any direction. */
const MAX_SIDE_PX = 16_383;
const MAX_PIXELS = 60_000_000;
const DECODE_SECONDS = 30;
/** Twice as quick as sharp's 4, for one or two percent more bytes. */
const EFFORT = 2;

export type EncodedPicture = {
  widthPx: number;
  heightPx: number;
  /** Its mean color, `#rrggbb`, which stands in its place until it comes. Null where one can look through it. */
  color: string | null;
  renditions: { widthPx: number; data: Buffer }[];
};

/**
 * Decodes a picture (of a moving one the first frame) and writes it again, upright, in sRGB and without metadata, as
 * WebP in every width up to its own: what was uploaded is never served as it came.
 *
 * @param name of the file, for the message.
 * @throws AppError `validation_failed` that names the file when it is no such picture, is damaged, or is too large.
 */
export function encodePicture(bytes: Uint8Array, name = "The file"): Promise<EncodedPicture> {
  return inTurn(async () => {
    if (sniffFormat(bytes) === null) throw notAPicture(name);
    const { width, height } = await readSize(bytes, name);
    try {
      return await encode(bytes, width, height);
    } catch (cause) {
      throw notAPicture(name, cause);
    }
  });
}

/** Reads the header only. @returns the size as it is seen: upright. */
async function readSize(bytes: Uint8Array, name: string): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw notAPicture(name, cause);
    });
  const { width, height } = autoOrient;
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX) {
    const message = `${name} has ${width} × ${height} pixels: at most 60 megapixels and ${MAX_SIDE_PX} a side`;
    throw refuse("too_many_pixels", message);
  }
  return { width, height };
}

async function encode(bytes: Uint8Array, widthPx: number, heightPx: number): Promise<EncodedPicture> {
  // Once to the largest size, which all others are made of: the whole picture is decoded a single time.
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .timeout({ seconds: DECODE_SECONDS })
    .autoOrient()
    .resize({ width: LARGEST_PX, withoutEnlargement: true })
    .toColorspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const widths = [...WIDTHS_PX.filter((width) => width < info.width), info.width];
  const renditions = [];
  for (const width of widths) {
    const rendition = await sharp(data, { raw })
      .resize({ width })
      .webp({ quality: 80, effort: EFFORT })
      .toBuffer();
    renditions.push({ widthPx: width, data: rendition });
  }
  return { widthPx, heightPx, color: await findColor(data, raw), renditions };
}

/** Its mean; where that is not wholly opaque, some of it is not. */
async function findColor(data: Buffer, raw: CreateRaw): Promise<string | null> {
  const pixel = await sharp(data, { raw }).resize(1, 1, { fit: "fill" }).raw().toBuffer();
  const [, , , alpha = 255] = pixel;
  return alpha === 255 && pixel.length >= 3 ? `#${pixel.subarray(0, 3).toString("hex")}` : null;
}

function notAPicture(name: string, cause?: unknown): AppError {
  const message = `${name} is not a picture that can be read: send JPEG, PNG, WebP, AVIF or GIF`;
  return refuse("not_a_picture", message, cause);
}

function refuse(code: string, message: string, cause?: unknown): AppError {
  return new AppError("validation_failed", message, { fields: [{ path: "file", code, message }], cause });
}
