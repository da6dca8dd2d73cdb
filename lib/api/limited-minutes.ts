import { headers } from "next/headers";
import { AppError } from "@/lib/errors/app-error";
import type { LimitName } from "@/lib/limit/limits";
import { peerAddress } from "@/lib/operation/peer-address";
import { limitPlace } from "./limit-request";
import type { ActionState } from "./to-action";

/** What a form of one button adds to the address that it leads back to, where it came too often: the page says until when. */
export function limitedQuery(answer: ActionState): string {
  if (answer.status !== "failed" || answer.problem.code !== "rate_limited") return "";
  return `?limited=${toMinutes(answer.problem.retryAfterSeconds)}`;
}

/** Counts a look at a page that costs more than others. @returns for how many minutes this place must wait; null if not. */
export async function findLimitedMinutes(name: LimitName): Promise<number | null> {
  try {
    await limitPlace(name, peerAddress(await headers()));
    return null;
  } catch (error) {
    if (error instanceof AppError) return toMinutes(error.details.retryAfterSeconds);
    throw error;
  }
}

const toMinutes = (seconds: unknown) => Math.max(1, Math.ceil(Number(seconds) / 60) || 1);
