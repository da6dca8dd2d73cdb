/**
 * Where the files of pictures lie: a folder (`folder-storage.ts`) or a bucket (`bucket-storage.ts`), under the same keys,
 * so that either can be copied into the other. A file is written once and never changed.
 */
export type Storage = {
  /** What people call it: "The folder …". */
  place: string;
  /** @returns null where there is no such file; whatever else goes wrong is thrown, and never taken for that. */
  read(key: string, options?: { signal?: AbortSignal }): Promise<Buffer | null>;
  /** A reader sees all of it or nothing. */
  write(key: string, data: Buffer): Promise<void>;
  /** What is not there stays away. */
  remove(key: string): Promise<void>;
  /** @returns null where there is no such file. */
  findModifiedAt(key: string): Promise<Date | null>;
  /**
   * One bounded page of what lies here, in an order that stays.
   *
   * @param after what an earlier page gave as `next`; absent: the first page.
   * @returns undefined as `next` where nothing follows.
   */
  list(after?: string): Promise<{ keys: string[]; next: string | undefined }>;
  /** Returns when what was written survives the loss of power. */
  sync(): Promise<void>;
};
