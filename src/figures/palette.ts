/** Okabe and Ito's eight colours, told apart by readers with any colour vision; black comes last. */
export const categorical = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#f0e442',
  '#000000',
] as const;

/** The ink of text and rules, of lesser rules, and the paper: the three that a dark page exchanges. */
export const ink = '#1a1a1a';
export const faint = '#8c8c8c';
export const paper = '#ffffff';

/** Letters and marks on coloured ground, which no page exchanges. */
export const onDark = '#fefefe';
export const onLight = '#101010';

/** Shapes that go with the colours, for readers without colour. */
export const shapes = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'cross',
] as const;
