/** The formats a figure can be had in; its CSV always comes along. */
export const formats = ['svg', 'png', 'pdf', 'csv', 'tex'] as const;
export type Format = (typeof formats)[number];
