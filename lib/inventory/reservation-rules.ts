export type StockDemand = { orderLineId: string; variantId: string; quantity: number };

export type LockedLevel = {
  id: string;
  stockLocationId: string;
  variantId: string;
  onHand: number;
  reserved: number;
  allocated: number;
  oversellLimit: number;
  priority: number;
};

export type StockShortage = { variantId: string; requested: number; available: number };

export type ReservationPlan =
  | {
      ok: true;
      parts: { orderLineId: string; stockLevelId: string; quantity: number }[];
      /** Sum per level, in level id order. */
      byLevel: Map<string, number>;
    }
  | { ok: false; shortages: StockShortage[] };

/**
 * Decides from which levels the demands are taken: demand is summed per variant first, locations fill by ascending
 * priority and may split a line; what is on hand goes before what may be oversold.
 */
export function planReservation(
  demands: readonly StockDemand[],
  levels: readonly LockedLevel[],
): ReservationPlan {
  const shortages = findShortages(demands, levels);
  if (shortages.length > 0) return { ok: false, shortages };
  const parts = new Map<string, { orderLineId: string; stockLevelId: string; quantity: number }>();
  const onHandLeft = new Map(levels.map((level) => [level.id, onHandFree(level)]));
  const oversellLeft = new Map(levels.map((level) => [level.id, available(level) - onHandFree(level)]));
  // As `selectLocations` orders them: where priorities are equal, in the order in which the places were made.
  const ordered = levels.toSorted(
    (a, b) => a.priority - b.priority || (a.stockLocationId < b.stockLocationId ? -1 : 1),
  );
  for (const demand of demands) {
    let missing = demand.quantity;
    for (const left of [onHandLeft, oversellLeft]) {
      for (const level of ordered) {
        if (level.variantId !== demand.variantId || missing === 0) continue;
        const taken = Math.min(missing, left.get(level.id) ?? 0);
        if (taken === 0) continue;
        left.set(level.id, (left.get(level.id) ?? 0) - taken);
        missing -= taken;
        const key = `${demand.orderLineId} ${level.id}`;
        const part = parts.get(key) ?? {
          orderLineId: demand.orderLineId,
          stockLevelId: level.id,
          quantity: 0,
        };
        parts.set(key, { ...part, quantity: part.quantity + taken });
      }
    }
  }
  const list = [...parts.values()];
  return { ok: true, parts: list, byLevel: sumByLevel(list) };
}

type Reservation = { quantity: number; shipped: number; released: number };

/** What a reserved or allocated reservation still holds. */
export const heldOf = ({ quantity, shipped, released }: Reservation): number => quantity - shipped - released;

/**
 * Takes units out of what reservations hold, the first before the next.
 *
 * @returns how many of each; less than asked for where less is held.
 */
export function takeFromReservations<Row extends Reservation>(
  rows: readonly Row[],
  quantity: number,
): { row: Row; quantity: number }[] {
  let missing = quantity;
  return rows.flatMap((row) => {
    const taken = Math.min(missing, heldOf(row));
    missing -= taken;
    return taken > 0 ? [{ row, quantity: taken }] : [];
  });
}

/**
 * Where units that come back go: to where they had left from, as far as they are missing there; what is over, because
 * others of them went elsewhere before, to the first of these places.
 *
 * @param rows of one order line, in the order in which they are filled; `back` is what came back there before.
 */
export function planReturn(
  rows: readonly { stockLevelId: string; shipped: number; back: number }[],
  quantity: number,
): { stockLevelId: string; quantity: number }[] {
  let missing = quantity;
  const parts = rows.map(({ stockLevelId, shipped, back }) => {
    const taken = Math.min(missing, Math.max(0, shipped - back));
    missing -= taken;
    return { stockLevelId, quantity: taken };
  });
  const [first] = parts;
  if (first) first.quantity += missing;
  return parts.filter((part) => part.quantity > 0);
}

export function sumByLevel(
  parts: readonly { stockLevelId: string; quantity: number }[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts.toSorted((a, b) => (a.stockLevelId < b.stockLevelId ? -1 : 1))) {
    sums.set(part.stockLevelId, (sums.get(part.stockLevelId) ?? 0) + part.quantity);
  }
  return sums;
}

function findShortages(demands: readonly StockDemand[], levels: readonly LockedLevel[]): StockShortage[] {
  const requested = new Map<string, number>();
  for (const { variantId, quantity } of demands) {
    requested.set(variantId, (requested.get(variantId) ?? 0) + quantity);
  }
  return [...requested].flatMap(([variantId, quantity]) => {
    const own = levels.filter((level) => level.variantId === variantId);
    const free = own.reduce((sum, level) => sum + available(level), 0);
    return free < quantity ? [{ variantId, requested: quantity, available: free }] : [];
  });
}

const available = (level: LockedLevel) =>
  Math.max(0, level.onHand + level.oversellLimit - level.reserved - level.allocated);

const onHandFree = (level: LockedLevel) =>
  Math.min(available(level), Math.max(0, level.onHand - level.reserved - level.allocated));
