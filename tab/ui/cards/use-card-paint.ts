import { makeStyles, tokens } from '@fluentui/react-components';

/** Paints what the card library leaves to the page: buttons, fields, links and lists. */
export const useCardPaint = makeStyles({
  root: {
    '& p': { margin: 0 },
    '& p + p, & p + ul, & ul + p': { marginTop: '8px' },
    // The library makes a list at the top of a text as wide as the text, its indent not included.
    '& ul, & ol': { boxSizing: 'border-box', margin: 0, paddingInlineStart: '20px' },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& .ac-actionSet': { flexWrap: 'wrap', rowGap: '8px' },
    '& .ac-pushButton': {
      minHeight: '32px',
      padding: '5px 12px',
      fontFamily: 'inherit',
      fontSize: tokens.fontSizeBase300,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      cursor: 'pointer',
    },
    '& .ac-pushButton:hover:enabled': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& .ac-pushButton.style-positive': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
    },
    '& .ac-pushButton.style-positive:hover:enabled': { backgroundColor: tokens.colorBrandBackgroundHover },
    '& .ac-pushButton.style-destructive': { color: tokens.colorPaletteRedForeground1 },
    '& .ac-pushButton:disabled': {
      color: tokens.colorNeutralForegroundDisabled,
      backgroundColor: tokens.colorNeutralBackgroundDisabled,
      border: `1px solid ${tokens.colorNeutralStrokeDisabled}`,
      cursor: 'not-allowed',
    },
    '& :is(button, input, select, textarea, a):focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
    },
    '& .ac-textInput, & .ac-multichoiceInput.ac-choiceSetInput-compact, & select, & .ac-dateInput, & .ac-numberInput, & .ac-timeInput':
      {
        boxSizing: 'border-box',
        width: '100%',
        padding: '6px 10px',
        fontFamily: 'inherit',
        fontSize: tokens.fontSizeBase300,
        color: tokens.colorNeutralForeground1,
        backgroundColor: tokens.colorNeutralBackground1,
        border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
        borderRadius: tokens.borderRadiusMedium,
      },
    '& textarea.ac-textInput': { minHeight: '72px', resize: 'vertical' },
  },
});
