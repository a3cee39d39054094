import { type BadScenario, expected, written } from './badScenario.js';

/** Texts that are not a mapping in YAML or JSON. */
export const texts: readonly BadScenario[] = [
  written('an empty file', '', 'an empty document', 'Start from a preset'),
  written('a file of comments', '# nothing yet\n', 'an empty document', 'Start from a preset'),
  written('a binary file', '\u0089PNG\r\n\u001a\n\0\0', 'binary data', 'Give a text file.'),
  written(
    'a YAML syntax error',
    'features: 3\n alpha: 0.5\n',
    'Nested mappings are not allowed in compact mappings (line 1, column 11)',
    'Correct the text there.',
  ),
  written(
    'tabs as indentation',
    'features: 3\npublic:\n\tsamples: 3\n',
    'Tabs are not allowed as indentation (line 3, column 1)',
    'Correct the text there.',
  ),
  written(
    'a duplicate key in YAML',
    'features: 3\nalpha: 0.5\nalpha: 0.6\n',
    'a key that stands twice in one mapping (line 3, column 1)',
    'Correct the text there.',
  ),
  written(
    'a duplicate key in JSON',
    '{"features": 3,\n "entities": [{"name": "A", "alpha": 1, "name": "B"}]}',
    'the key "name" twice in one mapping (line 2, column 41)',
    'Remove one of the two.',
  ),
  written(
    'a JSON syntax error',
    '{"features": 3,\n "alpha": 0.5',
    'Flow map must end with a } (line 2, column 14)',
    'Correct the text there.',
  ),
  written(
    'a long JSON text with a syntax error',
    `{"features": 3, "truth": [${'1,'.repeat(600_000)}]}`,
    'Unexpected token \']\', ..."1,1,1,1,1,]}" is not valid JSON',
    'Correct the text there.',
  ),
  written(
    'two YAML documents',
    'a: 1\n---\nb: 2\n',
    'a second document (line 2, column 1)',
    'Correct',
  ),
  ...['[', '- ', '{a: ', '? '].map((opening) =>
    written(
      `levels without end: ${opening}`,
      `truth:\n  ${opening.repeat(20_000)}`,
      'more than a hundred levels of lists and mappings',
      'Correct the text there.',
    ),
  ),
  written(
    'an alias without its anchor',
    'truth: *theta\n',
    'Unresolved alias (the anchor must be set before the alias): theta',
    'Correct the text there.',
  ),
  written(
    'an alias bomb',
    Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${i - 1}`)).join(', ')}]`,
    ).join('\n'),
    'more than 100,000 aliases',
    'Correct the text there.',
  ),
  {
    title: 'a list instead of a mapping',
    text: '- features: 3\n- alpha: 0.5\n',
    ...expected(
      '',
      'must be a mapping of keys to values',
      '[{"features":3},{"alpha":0.5}]',
      'Correct',
    ),
  },
  {
    title: 'a single word',
    text: 'specialists\n',
    ...expected('', 'must be a mapping of keys to values', '"specialists"', 'Correct'),
  },
  {
    title: 'a list that contains itself',
    text: 'features: 3\nalpha: 0.5\nentities: &e [*e]\n',
    ...expected(
      'entities[0]',
      'must be a mapping of keys to values',
      `${'['.repeat(60)}…`,
      'entities is the K model makers',
    ),
  },
];
