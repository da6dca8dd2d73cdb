import { log } from "./log";

/** What is noted: docs/security.md lists each with its reader. */
type SecurityEvent =
  | "session_opened"
  | "sign_in_failed"
  | "second_factor_passed"
  | "second_factor_failed"
  | "password_again_failed"
  | "key_refused"
  | "access_refused";

type Circumstances = {
  /** Id of the user or key, where it is known. No mail address, and nothing that was typed. */
  who?: string | undefined;
  /** Network peer. */
  address?: string | undefined;
  requestId?: string | undefined;
  /** Which door, operation, or way of signing in. */
  where?: string | undefined;
};

/** One line for whoever watches sign-in and access: always of the same form, so that alarms can count on it. */
export function noteSecurityEvent(security: SecurityEvent, circumstances: Circumstances): void {
  log.info({ security, ...circumstances }, security.replaceAll("_", " "));
}
