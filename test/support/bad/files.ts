import { smallWith } from '../scenarios.js';
import { type BadScenario, type Expected, expected, own, published } from './badScenario.js';

const csv = 'a,b,c,y,group\n1,2,3,4,red\n2,1,5,1,blue\n0,2,5,7,blue\n';
const table = (
  title: string,
  design: Readonly<Record<string, unknown>>,
  error: Expected,
  text = csv,
): BadScenario => ({
  title,
  text: smallWith([own, { design: { csv: 'birds.csv', columns: ['a', 'b', 'c'], ...design } }]),
  files: { 'birds.csv': text },
  ...error,
});
const csvPath = 'entities[0].private.design';

/** CSV files, and designs that do not fit them. */
export const files: readonly BadScenario[] = [
  table(
    'a missing CSV file',
    { csv: 'missing.csv' },
    expected(
      `${csvPath}.csv`,
      'must be a file that can be read',
      '"missing.csv" (no such file)',
      'relative to the scenario file',
    ),
  ),
  table(
    'an empty CSV file',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'an empty file in "birds.csv"',
      'Correct the file.',
    ),
    '',
  ),
  table(
    'a CSV file with nothing but a header',
    {},
    expected(`${csvPath}.csv`, 'must hold rows under its header', 'none in "birds.csv"', 'Fill'),
    'a,b,c\n',
  ),
  table(
    'a ragged CSV file',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      '2 cells in data row 2 under a header of 3 in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,c\n1,2,3\n4,5\n',
  ),
  table(
    'a CSV file with two columns of one name',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'two columns named "b" in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,b\n1,2,3\n',
  ),
  table(
    'a CSV file with an open quote',
    {},
    expected(
      `${csvPath}.csv`,
      'must be a CSV file with a header',
      'Quoted field unterminated (row 2) in "birds.csv"',
      'Correct the file.',
    ),
    'a,b,c\n1,"2,3\n',
  ),
  table(
    'a missing column',
    { columns: ['a', 'b', 'C'] },
    expected(
      `${csvPath}.columns[2]`,
      'must be a column of the file',
      '"C"',
      'Its columns are a, b, c, y, group.',
    ),
  ),
  table(
    'a column twice',
    { columns: ['a', 'b', 'a'] },
    expected(`${csvPath}.columns[2]`, 'must not be named twice', '"a"', 'Remove'),
  ),
  table(
    'too few columns',
    { columns: ['a', 'b'] },
    expected(
      `${csvPath}.columns`,
      'must name 3 columns (features: 3)',
      '2',
      'one column for every',
    ),
  ),
  table(
    'no room for the intercept',
    { intercept: true },
    expected(
      `${csvPath}.columns`,
      'must name 2 columns (features: 3, one of them the intercept)',
      '3',
      'one column for every',
    ),
  ),
  table(
    'a column of words',
    { columns: ['a', 'b', 'group'] },
    expected(
      `${csvPath}.columns[2]`,
      'must hold numbers only',
      '"red" in data row 1',
      'Correct that row of the file in column "group"',
    ),
  ),
  table(
    'an empty cell',
    {},
    expected(`${csvPath}.columns[1]`, 'must hold numbers only', '"" in data row 2', 'remove it'),
    'a,b,c\n1,2,3\n4,,6\n',
  ),
  table(
    'a number that is not decimal',
    {},
    expected(`${csvPath}.columns[0]`, 'must hold numbers only', '"0x1F" in data row 1', 'Correct'),
    'a,b,c\n0x1F,2,3\n',
  ),
  table(
    'a missing target',
    { target: 'weight' },
    expected(`${csvPath}.target`, 'must be a column of the file', '"weight"', 'Its columns are'),
  ),
  table(
    'a target among the features',
    { target: 'b' },
    expected(`${csvPath}.columns[1]`, 'must not be the target', '"b"', 'take it out of columns'),
  ),
  table(
    'a condition that no row meets',
    { where: { group: 'Red' } },
    expected(
      `${csvPath}.where`,
      'must keep at least one row',
      '{"group":"Red"}',
      'Compare the values with the file',
    ),
  ),
  table(
    'a condition on a missing column',
    { where: { colour: 'red' } },
    expected(`${csvPath}.where.colour`, 'must be a column of the file', '"colour"', 'Its columns'),
  ),
  table(
    'a condition that is a list',
    { where: { group: ['red', 'blue'] } },
    expected(
      `${csvPath}.where.group`,
      'must be a text, number or boolean',
      '["red","blue"]',
      'which rows to keep',
    ),
  ),
  table(
    'a constant column to standardize',
    { standardize: true },
    expected(
      `${csvPath}.columns[1]`,
      'must vary to be standardized',
      '0.1 in every row',
      'intercept: true',
    ),
    'a,b,c\n1,0.1,3\n2,0.1,4\n5,0.1,6\n',
  ),
  {
    title: 'samples that contradict the file',
    text: smallWith([own, { samples: 9, design: { csv: 'birds.csv', columns: ['a', 'b', 'c'] } }]),
    files: { 'birds.csv': csv },
    ...expected(
      'entities[0].private.samples',
      'must equal the number of rows of the design, 3',
      '9',
      'leave it out',
    ),
  },
  {
    title: 'a target for synthetic data',
    text: smallWith([
      published,
      { design: { csv: 'birds.csv', columns: ['a', 'b', 'c'], target: 'y' } },
    ]),
    files: { 'birds.csv': csv },
    ...expected(
      'entities[0].synthetic.design.target',
      'unknown key',
      '"y"',
      'only real data have labels in a file',
    ),
  },
];
