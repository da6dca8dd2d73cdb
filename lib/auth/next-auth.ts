import { cookies } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { arriveFromProvider } from "@/lib/account/arrive-from-provider";
import { absoluteUrl } from "@/lib/env/absolute-url";
import { cookieBase, cookieName } from "@/lib/env/cookie";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { requestDevice } from "@/lib/operation/request-device";
import { openSession } from "./open-session";
import { findProviderReturn } from "./provider-return";
import { listProviders } from "./providers";
import { safeCallback } from "./safe-next";
import { readSessionTicket } from "./session-ticket";

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
  interface Session {
    sessionId?: string;
  }
}

const credentials = z.object({ email: z.string().max(254), password: z.string().max(1000) });
const ticket = z.object({ ticket: z.string().max(500) });

/** The cookie carries the id of a `session` row and nothing else: the row is what counts, at every request. */
export const { handlers, auth, signIn, signOut } = NextAuth(() => {
  // The library makes addresses of the request's headers where this is not set; ours are made of the setting alone.
  process.env.AUTH_URL = getEnv().APP_URL;
  return options();
});

const options = (): NextAuthConfig => ({
  secret: getEnv().AUTH_SECRET,
  // Hosts are checked by our own list before this is reached.
  trustHost: true,
  session: { strategy: "jwt", maxAge: 60 * 60 * 24 * 30 },
  // The library's own name allows every host below ours to set it.
  ...(cookieBase().secure
    ? {
        cookies: {
          sessionToken: {
            name: cookieName("authjs.session-token"),
            options: { ...cookieBase(), httpOnly: true },
          },
        },
      }
    : {}),
  pages: { signIn: "/account/sign-in", error: "/account/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (input) => {
        const given = credentials.safeParse(input);
        return given.success
          ? openSession(getDatabase().db, given.data, { device: await requestDevice() })
          : null;
      },
    }),
    // A session that a command of ours has opened.
    Credentials({
      id: "ticket",
      credentials: { ticket: {} },
      authorize: (input) => {
        const given = ticket.safeParse(input);
        const sessionId = given.success ? readSessionTicket(given.data.ticket) : null;
        return sessionId ? { id: sessionId, sessionId } : null;
      },
    }),
    ...listProviders(),
  ],
  callbacks: {
    signIn: async ({ user, account, profile }) => {
      if (account?.type !== "oauth" && account?.type !== "oidc") return true;
      const outcome = await arriveFromProvider({
        provider: account.provider,
        subject: account.providerAccountId,
        profile: profile ?? {},
        locale: findProviderReturn(await cookies()).locale,
      });
      if ("refused" in outcome) return `/account/sign-in?problem=${outcome.refused}`;
      user.sessionId = outcome.sessionId;
      return true;
    },
    // The library's own base would be that of the request, in which Next writes 127.0.0.1 as localhost: there, the
    // cookie would be another.
    redirect: ({ url }) => absoluteUrl(safeCallback(url)),
    jwt: ({ token, user }) => (user?.sessionId ? { sid: user.sessionId } : token),
    session: ({ session, token }) => ({
      expires: session.expires,
      ...(typeof token.sid === "string" ? { sessionId: token.sid } : {}),
    }),
  },
  logger: {
    error: (error) => {
      // A wrong password is no fault of the program.
      // Its name is not what it was once the build has shortened it.
      if (!(error instanceof CredentialsSignin)) log.error({ err: error }, "sign-in failed");
    },
  },
});
