/** How many draws a search takes: few in every run of the tests, all of them with `npm run attack`. */
export const draws = (few: number, all: number): number =>
  process.env.ATTACK === undefined ? few : all;
