/** The element of the gallery that holds a picture. */
export const pictureElementId = (imageId: string) => `picture-${imageId}`;

/** Brings a picture of the product into the gallery's frame, without moving the page. */
export function showPicture(imageId: string): void {
  const slide = document.getElementById(pictureElementId(imageId));
  slide?.parentElement?.scrollTo({ left: slide.offsetLeft });
}
