/** How long to wait, in milliseconds, before the system is asked again. */
const PAUSE = 5;

/** Waits a moment without turning the processor. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/** The system's code of an error, such as ENOSPC; empty for an error of another kind. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
