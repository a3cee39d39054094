import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../support/commandLine.js';

const folder = mkdtempSync(join(tmpdir(), 'quiet-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('--quiet', () => {
  const draw = ['figure', 'transfer', 'twins', '--format', 'csv', '--out', folder];

  it('lists no files that were written', async () => {
    const { status, stdout, stderr } = await commandLine(...draw, '--quiet');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(folder)).toEqual(['twins-transfer.csv', 'twins-transfer.txt']);
    expect((await commandLine(...draw)).stdout).toContain('twins-transfer.csv');
  });

  it('keeps results and errors', async () => {
    expect((await commandLine('solve', 'twins', '-q')).stdout).toContain('Findings');
    const { status, stderr } = await commandLine('solve', 'twinz', '-q');
    expect(status).toBe(2);
    expect(stderr).toContain('twinz');
  });
});
