/** Every root layout has a page of its own for this; Next would send its own in each page. */
export default function NotFound() {
  return null;
}
