import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { type Env, getEnv } from "@/lib/env/env";

export const providerNames = ["google", "github"] as const;
export type ProviderName = (typeof providerNames)[number];

/** As they call themselves. */
export const providerLabels: Readonly<Record<string, string>> = { google: "Google", github: "GitHub" };

/** The other houses whose word about a mail address counts here: those whose keys the environment has. */
export function listProviders(env: Env = getEnv()): Provider[] {
  const providers: Provider[] = [];
  if (env.AUTH_GOOGLE_ID && env.AUTH_GOOGLE_SECRET) {
    providers.push(
      Google({
        clientId: env.AUTH_GOOGLE_ID,
        clientSecret: env.AUTH_GOOGLE_SECRET,
        issuer: env.AUTH_GOOGLE_ISSUER,
      }),
    );
  }
  if (env.AUTH_GITHUB_ID && env.AUTH_GITHUB_SECRET) {
    providers.push(gitHub(env.AUTH_GITHUB_ID, env.AUTH_GITHUB_SECRET, env.AUTH_GITHUB_URL));
  }
  return providers;
}

export function listProviderNames(env: Env = getEnv()): ProviderName[] {
  return listProviders(env).flatMap((provider) => {
    const { id } = typeof provider === "function" ? provider() : provider;
    return providerNames.find((name) => name === id) ?? [];
  });
}

/**
 * GitHub shows an address in the profile without saying whether it was verified, and the library takes it. Asked here is
 * the list of addresses, of which the primary one counts, if it was verified.
 */
function gitHub(clientId: string, clientSecret: string, url: string | undefined): Provider {
  const api = url ? `${url}/api/v3` : "https://api.github.com";
  return GitHub({
    clientId,
    clientSecret,
    ...(url ? { enterprise: { baseUrl: url } } : {}),
    userinfo: {
      url: `${api}/user`,
      request: async ({ tokens }: { tokens: { access_token?: string } }) => {
        const ask = async (path: string) => {
          const response = await fetch(`${api}${path}`, {
            headers: { authorization: `Bearer ${tokens.access_token}`, "user-agent": "storehouse" },
            signal: AbortSignal.timeout(10_000),
          });
          if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
          return response.json() as Promise<unknown>;
        };
        const [profile, emails] = await Promise.all([ask("/user"), ask("/user/emails")]);
        return { ...(profile as object), ...findPrimary(emails) };
      },
    },
  });
}

function findPrimary(emails: unknown): { email: string | null; email_verified: boolean } {
  const list = Array.isArray(emails) ? (emails as Record<string, unknown>[]) : [];
  const primary = list.find((entry) => entry.primary === true);
  const email = typeof primary?.email === "string" ? primary.email : null;
  return { email, email_verified: email !== null && primary?.verified === true };
}
