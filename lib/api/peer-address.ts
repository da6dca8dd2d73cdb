/** Next writes the peer's address last into `x-forwarded-for`; what stands before it the client may have made up. */
export function peerAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
}
