import { afterEach, expect, test, vi } from "vitest";
import { envSchema } from "@/lib/env/env";
import { requireCompleteEnvironment, serviceSettings } from "./environment.mjs";
import { StartError } from "./start-error.mjs";

const required = Object.entries(envSchema.shape)
  .filter(([name, schema]) => name === "APP_URL" || !schema.safeParse(undefined).success)
  .map(([name]) => name);

afterEach(() => vi.unstubAllEnvs());

function refusal(environment: string, names: string[]): { exitCode: number; message: string } | null {
  for (const name of serviceSettings) vi.stubEnv(name, undefined);
  vi.stubEnv("APP_ENV", environment);
  for (const name of names) vi.stubEnv(name, "given");
  try {
    requireCompleteEnvironment();
    return null;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { exitCode: error.exitCode, message: error.message };
  }
}

test("npm start in production asks for the very settings that the app requires", () => {
  expect(refusal("production", required)).toBeNull();
  for (const name of required) {
    const rest = required.filter((each) => each !== name);
    const message = `APP_ENV=production needs settings that are missing: ${name}.`;
    expect(refusal("production", rest), name).toEqual({ exitCode: 78, message });
  }
  const all = refusal("production", [])?.message.split(": ")[1]?.replace(".", "").split(", ");
  expect(all?.toSorted()).toEqual(required.toSorted());
});

test("elsewhere nothing is required, and a service is given whole or not at all", () => {
  expect(refusal("development", [])).toBeNull();
  expect(refusal("development", ["STRIPE_SECRET_KEY"])?.message).toContain("STRIPE_WEBHOOK_SECRET is not");
});
