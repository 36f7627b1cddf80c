import { makeStyles, tokens } from '@fluentui/react-components';

/** Plain tables of numbers: they scroll inside their own frame, never the page. */
export const useStyledTable = makeStyles({
  frame: { overflowX: 'auto', maxWidth: '100%' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase300,
    '& caption': {
      textAlign: 'start',
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase200,
      paddingBottom: tokens.spacingVerticalS,
    },
    '& th, & td': {
      textAlign: 'start',
      verticalAlign: 'top',
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& thead th': {
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      whiteSpace: 'nowrap',
    },
    '& tbody th': { fontWeight: tokens.fontWeightSemibold },
  },
  /** Under what a cell is about, also under the bold name of a row. */
  detail: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  /** Several things in one cell, each on a line of its own. */
  lines: { margin: 0, padding: 0, listStyleType: 'none' },
  number: { textAlign: 'end !important' as 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});
