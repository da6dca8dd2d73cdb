import { z } from "zod";

type Json = Record<string, unknown>;

/** A place of an input: names of fields, numbers of lists; `*` is a name of the caller's own. */
export type FieldPath = readonly (string | number)[];
export type Field = {
  path: FieldPath;
  /** `free`: any text; `form`: text of a form that the schema names; `other`: numbers and the like. */
  kind: "free" | "form" | "other";
  isUrl: boolean;
};

/**
 * Every place of an operation's input that takes a value, as its schema says: a field that is added is in the list.
 *
 * @param limit how deep schemas that name themselves are followed.
 */
export function listFields(shape: z.ZodType, limit = 8): Field[] {
  const root = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Json;
  const fields = new Map<string, Field>();
  const walk = (schema: Json, path: FieldPath): void => {
    if (path.length > limit) return;
    const resolved = resolve(root, schema);
    for (const one of alternatives(resolved)) {
      const { properties, items, additionalProperties, propertyNames, type } = one as {
        properties?: Record<string, Json>;
        items?: Json;
        additionalProperties?: Json | boolean;
        propertyNames?: { enum?: string[] };
        type?: string | string[];
      };
      for (const [name, inner] of Object.entries(properties ?? {})) walk(inner, [...path, name]);
      if (items) walk(items, [...path, 0]);
      if (typeof additionalProperties === "object")
        walk(additionalProperties, [...path, propertyNames?.enum?.[0] ?? "*"]);
      if (properties || items || typeof additionalProperties === "object" || path.length === 0) continue;
      const isText = [type].flat().includes("string") && one.enum === undefined && one.const === undefined;
      const isFormed = one.pattern !== undefined || one.format !== undefined;
      const key = JSON.stringify(path);
      const known = fields.get(key);
      if (known && known.kind !== "other") continue;
      const kind = isText ? (isFormed ? "form" : "free") : "other";
      fields.set(key, { path, kind, isUrl: one.format === "uri" });
    }
  };
  walk(root, []);
  return [...fields.values()];
}

/**
 * An input that the schema takes, as small as it can be: of every field that is asked for, what `known` says by its name,
 * else the first that fits. Of those that may be left out, tokens alone: without them there is nothing to be seen.
 */
export function sampleInput(shape: z.ZodType, known: Readonly<Record<string, unknown>>): Json {
  const root = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Json;
  const make = (schema: Json, name: string): unknown => {
    if (name in known) return structuredClone(known[name]);
    const [one = {}] = alternatives(resolve(root, schema));
    if (one.const !== undefined) return one.const;
    if (Array.isArray(one.enum)) return one.enum[0];
    if (one.type === "array") return [make(one.items as Json, name)];
    if (one.type === "integer" || one.type === "number") return Math.max(1, Number(one.minimum ?? 1));
    if (one.type === "boolean") return true;
    if (one.type === "object" || one.properties) {
      const properties = (one.properties ?? {}) as Record<string, Json>;
      const required = [...((one.required ?? []) as string[]), ...("token" in properties ? ["token"] : [])];
      return Object.fromEntries(required.map((inner) => [inner, make(properties[inner] ?? {}, inner)]));
    }
    return "text";
  };
  return make(root, "") as Json;
}

/** The input with something else at `path`; what is missing on the way there is made. A `*` becomes `any`. */
export function putAt(input: Json, path: FieldPath, value: unknown): Json {
  const copy = structuredClone(input);
  let place: Record<string | number, unknown> = copy;
  path.forEach((name, index) => {
    const key = name === "*" ? "any" : name;
    if (index === path.length - 1) {
      place[key] = value;
      return;
    }
    const inner = place[key];
    const next =
      typeof inner === "object" && inner !== null ? inner : typeof path[index + 1] === "number" ? [] : {};
    place[key] = next;
    place = next as Record<string | number, unknown>;
  });
  return copy;
}

function resolve(root: Json, schema: Json): Json {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  if (name === undefined) return schema;
  return ((root.$defs as Record<string, Json> | undefined)?.[name] ?? root) as Json;
}

/** What a place may hold, without null. */
function alternatives(schema: Json): Json[] {
  const list = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined;
  return (list?.flatMap(alternatives) ?? [schema]).filter(({ type }) => type !== "null");
}
