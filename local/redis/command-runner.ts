/**
 * What stands behind the REST server. Replies are strings, bytes, numbers, null, or lists of them; a command that
 * Redis refuses throws an `Error` that carries Redis' own sentence.
 */
export type CommandRunner = {
  run(command: string[]): Promise<unknown>;
  /** All commands with nothing in between. One that fails answers its `Error`; the others still run. */
  runAtomically(commands: string[][]): Promise<unknown[]>;
  close(): Promise<void>;
};
