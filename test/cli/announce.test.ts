import { describe, expect, it } from 'vitest';
import { announce } from '../../src/cli/announce.js';
import { commandLine } from '../support/commandLine.js';

describe('announce', () => {
  const said = (seconds: number) => {
    const lines: string[] = [];
    const terminal = {
      print: () => {},
      complain: () => {},
      notify: (text: string) => lines.push(text),
      report: () => {},
      interactive: false,
      interrupted: new AbortController().signal,
    };
    announce(terminal, { seconds, bytes: 2 ** 31 });
    return lines;
  };

  it('says on standard error what a long run takes, and nothing before a short one', () => {
    expect(said(200)).toEqual(['This takes about 3.3 minutes and 2 GiB.\n']);
    expect(said(10)).toEqual([]);
  });
});

describe.each([
  ['solve', ['--set', 'features=9000']],
  ['verify', ['--set', 'public={samples: 1000000000, design: isotropic}']],
  [
    'simulate',
    [
      '--generations',
      '3',
      '--replicates',
      '9',
      '--seed',
      '1',
      '--set',
      'public={samples: 1000000000, design: isotropic}',
    ],
  ],
])('%s', (command, flags) => {
  it('exits with 2 and one line where the work does not fit into memory', async () => {
    const { status, stdout, stderr } = await commandLine(command, 'twins', ...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^twins: a \w+ must fit into 4 GiB, found about .* GiB\. .*\n$/);
  });
});
