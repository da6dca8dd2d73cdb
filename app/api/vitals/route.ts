import { receiveVitals } from "@/lib/api/receive-vitals";

/** Counts what a visitor's browser measured; sent when the page is left, so that nobody reads the answer. */
export const POST = receiveVitals;
