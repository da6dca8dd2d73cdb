import { makeKey } from "@/lib/backup/archive/age";

/** `backup-key`: prints a new key, in the form of age-keygen. */
export async function backupKeyCommand(): Promise<void> {
  const { secret, recipient } = await makeKey();
  console.log(`# makes back-ups, opens none: ${recipient}`);
  console.log(secret);
}
