/** The element of the gallery that holds its picture at this index. */
export const pictureElementId = (index: number) => `picture-${index + 1}`;

/** Brings a picture of the product into the gallery's frame, without moving the page. */
export function showPicture(index: number): void {
  const slide = document.getElementById(pictureElementId(index));
  slide?.parentElement?.scrollTo({ left: slide.offsetLeft });
}
