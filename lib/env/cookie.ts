import { type Env, getEnv } from "./env";

type Settings = Pick<Env, "APP_URL">;

const isSecure = ({ APP_URL }: Settings) => APP_URL.startsWith("https:");

/**
 * The name of a cookie of ours. Over https it says that no other host and no plain connection can have set it
 * (`__Host-`, RFC 6265bis 4.1.3): browsers refuse such a name from anybody else.
 */
export const cookieName = (name: string, env: Settings = getEnv()): string =>
  isSecure(env) ? `__Host-${name}` : name;

/** What every cookie of ours has, also when it is deleted: browsers ignore the deletion otherwise. */
export const cookieBase = (env: Settings = getEnv()) =>
  ({ path: "/", sameSite: "lax", secure: isSecure(env) }) as const;
