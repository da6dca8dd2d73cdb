import type { Context } from "@/lib/operation/context";

/** What an event is about; ids of ours that it does not name are null. */
export type EventSubject = { orderId: string | null; refundId: string | null; objectId: string | null };

/** @returns false when the event is about nothing of ours. */
export type PaymentEventHandler = (ctx: Context, subject: EventSubject) => Promise<boolean>;
