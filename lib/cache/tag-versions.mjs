/**
 * @typedef {{ changes: number, horizon: number }} Moment
 * @typedef {{ tags: string[], versions: number[], horizon: number }} Stamp
 * @typedef {[tag: string, version: number, changedBy: number]} TagChange
 */

const MAX_TAGS = 200_000;

/**
 * What this process knows of the versions of cache tags. An entry is stamped with the versions that were known when
 * the reading of its data began, so that one made of old data dies as soon as the change is known, wherever it was
 * made. Nothing here compares clocks of machines.
 */
export class TagVersions {
  /** @type {Map<string, { version: number, change: number, changedBy: number }>} */
  #known = new Map();
  #changes = 0;
  #horizon = 0;
  #floor = 0;
  #maxTags;

  /** @param {{ maxTags?: number }} [options] */
  constructor({ maxTags = MAX_TAGS } = {}) {
    this.#maxTags = maxTags;
  }

  get size() {
    return this.#known.size;
  }

  /**
   * Takes note of what Postgres said.
   *
   * @param {TagChange[]} changed
   * @param {number} horizon every transaction below it had ended, and is in what was said by now.
   */
  learn(changed, horizon) {
    for (const [tag, version, changedBy] of changed) {
      if (version <= (this.#known.get(tag)?.version ?? 0)) continue;
      this.#changes += 1;
      this.#known.delete(tag);
      this.#known.set(tag, { version, change: this.#changes, changedBy });
    }
    this.#horizon = Math.max(this.#horizon, horizon);
    for (const [tag, { changedBy }] of this.#known) {
      if (this.#known.size <= this.#maxTags) break;
      // Forgotten, but not lost: what is older than this change counts as stale whatever its tag.
      this.#floor = Math.max(this.#floor, changedBy + 1);
      this.#known.delete(tag);
    }
  }

  /** What is known now: take it before reading the data of an entry. @returns {Moment} */
  now() {
    return { changes: this.#changes, horizon: this.#horizon };
  }

  /**
   * The stamp of an entry whose data was read since `since`; null when one of its tags has changed meanwhile.
   *
   * @param {string[]} tags @param {Moment} since @returns {Stamp | null}
   */
  stamp(tags, since) {
    const versions = [];
    for (const tag of tags) {
      const known = this.#known.get(tag);
      if (known && known.change > since.changes) return null;
      versions.push(known?.version ?? 0);
    }
    return { tags, versions, horizon: since.horizon };
  }

  /** @param {Stamp} stamp */
  isStale({ tags, versions, horizon }) {
    return tags.some((tag, index) => {
      const known = this.#known.get(tag);
      return known ? known.version > (versions[index] ?? 0) : horizon < this.#floor;
    });
  }
}
