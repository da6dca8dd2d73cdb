import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Person = { sub: string; email: string; email_verified: boolean; name: string };

/**
 * A small OpenID provider that also answers as GitHub does: discovery, authorization code with PKCE and nonce, signed id
 * tokens. It lets in whoever `next` says, without asking.
 */
export async function startOpenIdProvider(clientId: string, port = 0) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string | null; nonce: string | null; person: Person }>();
  const tokens = new Map<string, Person>();
  const state: { next: Person; requests: string[] } = {
    next: { sub: "1", email: "ada@example.com", email_verified: true, name: "Ada" },
    requests: [],
  };
  let issuer = "";
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const idToken = (person: Person, nonce: string | null) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: clientId,
      iat: now,
      exp: now + 300,
      ...person,
      ...(nonce && { nonce }),
    };
    const body = `${base64({ alg: "RS256", kid: "1", typ: "JWT" })}.${base64(claims)}`;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey, "base64url")}`;
  };
  const authorize = (url: URL): string => {
    const code = randomBytes(12).toString("hex");
    const { searchParams: asked } = url;
    codes.set(code, {
      challenge: asked.get("code_challenge"),
      nonce: asked.get("nonce"),
      person: state.next,
    });
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    if (asked.get("state")) back.searchParams.set("state", asked.get("state") ?? "");
    return back.href;
  };
  const exchange = (form: URLSearchParams) => {
    const known = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!known || (known.challenge && known.challenge !== proof)) return { error: "invalid_grant" };
    const token = randomBytes(12).toString("hex");
    tokens.set(token, known.person);
    return {
      access_token: token,
      token_type: "bearer",
      expires_in: 300,
      id_token: idToken(known.person, known.nonce),
    };
  };
  const answer = (url: URL, form: URLSearchParams, bearer: string): unknown => {
    const person = tokens.get(bearer);
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ["RS256"],
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
        };
      case "/keys":
        return { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] };
      case "/token":
        return exchange(form);
      case "/login/oauth/access_token": {
        const { id_token: _, ...rest } = exchange(form) as Record<string, unknown>;
        return rest;
      }
      case "/userinfo":
        return person;
      case "/api/v3/user":
        return (
          person && { id: Number(person.sub), login: "ada", name: person.name, email: "public@example.com" }
        );
      case "/api/v3/user/emails":
        return (
          person && [
            { email: "other@example.com", primary: false, verified: true },
            { email: person.email, primary: true, verified: person.email_verified },
          ]
        );
      default:
        return undefined;
    }
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", issuer);
      state.requests.push(url.pathname);
      if (["/authorize", "/login/oauth/authorize"].includes(url.pathname)) {
        response.writeHead(302, { location: authorize(url) }).end();
        return;
      }
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const body = answer(url, form, (request.headers.authorization ?? "").replace(/^Bearer /i, ""));
      response
        .writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" })
        .end(JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: issuer,
    state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
