/** A thread that runs what it is told, as Node and browsers both have them. */
export interface Thread {
  /** @param transfer buffers that are handed over and not copied */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Says who is told what the thread says, and when it has ended without being asked to. */
  listen(told: (message: unknown) => void, ended: (error: Error) => void): void;
  end(): void;
}

/** Starts a thread that serves islands (see `serveIslands`). */
export type Spawn = () => Thread;
