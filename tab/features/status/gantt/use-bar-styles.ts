import { makeStyles, tokens } from '@fluentui/react-components';

/** The height of one line of bars. */
export const LANE_PX = 26;

/** How a wave is drawn, by its state, and how a proposed one. */
export const useBarStyles = makeStyles({
  bar: {
    position: 'absolute',
    display: 'block',
    height: '22px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    padding: '0 2px',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase100,
    lineHeight: '20px',
    textAlign: 'start',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    containerType: 'inline-size',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
      zIndex: 2,
    },
  },
  // Sideways a finger drags the wave, up and down it still scrolls the page.
  movable: { cursor: 'grab', touchAction: 'pan-y', userSelect: 'none' },
  away: { opacity: 0.45, cursor: 'grabbing' },
  name: { '@container (max-width: 110px)': { display: 'none' } },
  complete: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    color: tokens.colorPaletteGreenForeground1,
    border: `1px solid ${tokens.colorPaletteGreenBorder1}`,
  },
  'in-progress': {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandBackground}`,
    '@media (forced-colors: active)': {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
  },
  planned: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  held: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground1,
    color: tokens.colorPaletteDarkOrangeForeground1,
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorder1}`,
    '@media (forced-colors: active)': { borderBlockWidth: '4px', lineHeight: '14px' },
  },
  cancelled: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    border: `1px dotted ${tokens.colorNeutralStroke1}`,
    textDecorationLine: 'line-through',
  },
  ghost: {
    position: 'absolute',
    height: '22px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    pointerEvents: 'none',
    zIndex: 3,
  },
  label: {
    position: 'absolute',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    zIndex: 4,
  },
});
