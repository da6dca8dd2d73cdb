import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { openSession } from "./open-session";

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
  interface Session {
    sessionId?: string;
  }
}

const credentials = z.object({ email: z.string().max(254), password: z.string().max(1000) });

/** The cookie carries the id of a `session` row and nothing else: the row is what counts, at every request. */
export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  secret: getEnv().AUTH_SECRET,
  // Hosts are checked by our own list before this is reached.
  trustHost: true,
  session: { strategy: "jwt", maxAge: 60 * 60 * 24 * 30 },
  pages: { signIn: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (input) => {
        const given = credentials.safeParse(input);
        return given.success ? openSession(getDatabase().db, given.data) : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sessionId ? { sid: user.sessionId } : token),
    session: ({ session, token }) => ({
      expires: session.expires,
      ...(typeof token.sid === "string" ? { sessionId: token.sid } : {}),
    }),
  },
  logger: {
    error: (error) => {
      // A wrong password is no fault of the program.
      if (error.name !== "CredentialsSignin") log.error({ err: error }, "sign-in failed");
    },
  },
}));
