/** The formats a figure can be had in. */
export const formats = ['svg', 'png', 'pdf', 'csv', 'tex', 'txt'] as const;
/** What is always written: the data, and the caption with how the figure was made. */
export const alwaysWritten: readonly Format[] = ['csv', 'txt'];
export type Format = (typeof formats)[number];
