/** How long to wait, in milliseconds, before the system is asked again. */
const PAUSE = 5;

/** Waits a moment without turning the processor. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/** The system's code of an error, such as ENOSPC; empty for an error of another kind. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** What the system's error codes mean to someone writing a file. */
export const refusals: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file too large',
  EPIPE: 'the reader has closed the pipe',
  EIO: 'input/output error',
  EROFS: 'read-only file system',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENAMETOOLONG: 'name too long',
  ENXIO: 'no such device',
};
