import { headers } from "next/headers";
import { peerAddress } from "./peer-address";

/** Which browser sends the request, as it says itself, and from where. */
export async function requestDevice(): Promise<{ userAgent: string; ipAddress: string }> {
  const given = await headers();
  return { userAgent: given.get("user-agent") ?? "", ipAddress: peerAddress(given) };
}
