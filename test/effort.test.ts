import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('npm run attack', () => {
  it('runs every test that takes fewer draws in npm test', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const quick = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && file !== 'effort.test.ts')
      .filter((file) =>
        /support\/effort\.js|process\.env\.ATTACK\b/.test(readFileSync(join('test', file), 'utf8')),
      );
    expect(quick.length).toBeGreaterThan(1);
    const asked = (scripts.attack as string).split(' ').slice(3);
    for (const file of quick) {
      expect(
        asked.some((path) => join('test', file).startsWith(path)),
        file,
      ).toBe(true);
    }
  });
});
