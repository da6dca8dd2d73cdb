const format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** An instant for staff, in UTC, so that everybody reads the same. */
export function formatTime(iso: string): string {
  return `${format.format(new Date(iso))} UTC`;
}
