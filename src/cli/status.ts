/** Exit statuses of every command. */
export const status = {
  fine: 0,
  refuted: 1,
  badInput: 2,
  beyondFloat64: 3,
  interrupted: 130,
} as const;
