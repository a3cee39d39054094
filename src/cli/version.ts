import { createRequire } from 'node:module';

/** From package.json: the version of this program, and those of what it depends on. */
export const { version, dependencies } = createRequire(import.meta.url)('../../package.json') as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
