import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePicture } from "./encode-picture";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 10, g: 120, b: 90, alpha: 0.5 } } });

test.each(["jpeg", "png", "webp", "avif", "gif"] as const)(
  "%s is read and written again as WebP",
  async (format) => {
    const { widthPx, heightPx, renditions } = await encodePicture(
      await plain(700, 500).toFormat(format).toBuffer(),
    );
    expect({ widthPx, heightPx }).toEqual({ widthPx: 700, heightPx: 500 });
    expect(renditions.map((rendition) => rendition.widthPx)).toEqual([160, 320, 480, 640, 700]);
    expect(await sharp(renditions[0]?.data).metadata()).toMatchObject({
      format: "webp",
      width: 160,
      height: 114,
    });
  },
);

test("of a moving picture the first frame is taken", async () => {
  const frames = await Promise.all(["#ff0000", "#0000ff"].map((background) => frame(background)));
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const { heightPx, renditions } = await encodePicture(gif);
  expect(heightPx).toBe(200);
  const { dominant } = await sharp(renditions.at(-1)?.data).stats();
  expect(dominant.r).toBeGreaterThan(200);
});

test("the largest rendition has 1600 pixels, and the picture's own size is remembered", async () => {
  const { widthPx, renditions } = await encodePicture(await plain(4000, 1000).png().toBuffer());
  expect(widthPx).toBe(4000);
  expect(renditions.at(-1)?.widthPx).toBe(1600);
});

test.each([
  ["a damaged JPEG", async () => (await noise(600).jpeg().toBuffer()).subarray(0, 5000)],
  ["a TIFF", () => plain(10, 10).tiff().toBuffer()],
  ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ["nothing", async () => Buffer.alloc(0)],
])("%s is refused", async (_name, bytes) => {
  await expect(encodePicture(await bytes(), "x.jpg")).rejects.toThrow(/x\.jpg is not a picture/);
});

const frame = (background: string) =>
  sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

const noise = (size: number) =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

test("of a file that is a picture and a page at once, the picture alone is kept", async () => {
  const script = "<script>alert(1)</script><?php system('id') ?>";
  const plainPicture = plain(40, 40);
  const files = [
    Buffer.concat([await plainPicture.clone().png().toBuffer(), Buffer.from(script)]),
    Buffer.concat([await plainPicture.clone().jpeg().toBuffer(), Buffer.from(script)]),
    await plainPicture
      .clone()
      .withExif({ IFD0: { ImageDescription: script, Copyright: script } })
      .jpeg()
      .toBuffer(),
    await plainPicture
      .clone()
      .gif()
      .toBuffer()
      .then((gif) => Buffer.concat([gif, Buffer.from(`*/=1;${script}`)])),
  ];
  for (const file of files) {
    expect(file.toString("latin1")).toContain("alert(1)");
    for (const { data } of (await encodePicture(file)).renditions) {
      expect(data.toString("latin1")).not.toMatch(/script|alert|php/);
      expect(await sharp(data).metadata()).toMatchObject({ format: "webp" });
    }
  }
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>';
test.each([
  ["an SVG", svg],
  ["an SVG behind a byte order mark", `\ufeff${svg}`],
  ["an SVG that calls itself GIF", `GIF89a/*${svg}*/`],
  ["a page that calls itself PNG", "\x89PNG\r\n\x1a\n<script>alert(1)</script>"],
  ["a document", "%PDF-1.7 /JS (app.alert(1))"],
  [
    "a script of ImageMagick",
    "push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 'https://evil.example'",
  ],
  ["a list of pictures", "#EXTM3U\nfile:///etc/passwd"],
  ["nothing", ""],
])("%s is no picture", async (_, text) => {
  await expect(encodePicture(Buffer.from(text, "latin1"))).rejects.toMatchObject({
    code: "validation_failed",
    fields: [{ code: "not_a_picture" }],
  });
});
