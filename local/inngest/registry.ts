import { RefusedFunction, readFunctions } from "./read-functions";
import { registerFunctions } from "./register-functions";
import { change, type Store } from "./store";

export type Registry = {
  /** @throws Error when the functions cannot be taken. */
  register(functions: unknown): Promise<void>;
  /** Why the app's functions were refused, while they are. */
  refusal(): string | null;
};

/** Takes the functions that an app tells, many times a minute; the same ones again cost nothing. */
export function createRegistry(
  sql: Store,
  onChange: () => void,
  log: (message: string, detail?: unknown) => void,
): Registry {
  let last = "";
  let refused: RefusedFunction | null = null;
  return {
    register: async (functions) => {
      const text = JSON.stringify(functions) ?? "";
      if (text !== last) {
        refused = await take(sql, functions);
        last = text;
        if (refused) log("functions refused", refused.message);
        onChange();
      }
      if (refused) throw refused;
    },
    refusal: () => refused?.message ?? null,
  };
}

async function take(sql: Store, functions: unknown): Promise<RefusedFunction | null> {
  try {
    const configs = readFunctions(functions);
    await change(sql, (tx) => registerFunctions(tx, configs));
    return null;
  } catch (error) {
    if (error instanceof RefusedFunction) return error;
    throw error;
  }
}
