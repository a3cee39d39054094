import { describe, expect, it } from 'vitest';
import { provenance } from '../../src/cli/provenance.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetText } from '../../src/scenario/presets.js';
import { commandLine } from '../support/commandLine.js';

const small = ['--generations', '1', '--replicates', '20', '--seed', '1'];

describe('the JSON object of a command', () => {
  it.each([
    ['solve', []],
    ['simulate', small],
    ['verify', small],
  ] as const)(
    'of %s ends with the settings used, the overrides and the version',
    async (command, flags) => {
      const set = ['--set', 'alpha=0.3', '--set', 'entities.1.private.samples=70'];
      const { stdout } = await commandLine(command, 'twins', ...flags, ...set, '--json');
      const printed = JSON.parse(stdout);
      expect(Object.keys(printed).slice(-3)).toEqual(['settings', 'overrides', 'version']);
      expect(printed.settings).toMatchObject({
        alpha: 0.3,
        entities: [{}, { private: { samples: 70 } }],
      });
      expect(printed.overrides).toEqual(['alpha=0.3', 'entities.1.private.samples=70']);
      expect(printed.version).toBe((await commandLine('--version')).stdout.trim());
    },
  );

  it('can be run again from its settings', async () => {
    const { stdout } = await commandLine('solve', 'twins', '--set', 'alpha=0.3', '--json');
    const { settings } = JSON.parse(stdout);
    const again = parseScenario(settings);
    expect(provenance(again, []).settings).toEqual(settings);
    expect(again.file).toEqual(parseScenario(presetText('twins'), { set: { alpha: 0.3 } }).file);
  });
});
