import type { ThemeName } from '../../host/theme.ts';

interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly background: string;
  readonly emphasis: string;
  readonly line: string;
}

const PALETTES: Record<ThemeName, Palette> = {
  light: {
    text: '#242424',
    quiet: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a5100',
    attention: '#b10e1c',
    background: '#ffffff',
    emphasis: '#f5f5f5',
    line: '#e0e0e0',
  },
  dark: {
    text: '#ffffff',
    quiet: '#adadad',
    accent: '#9ea2ff',
    good: '#54b054',
    warning: '#f2a05a',
    attention: '#e37d80',
    background: '#292929',
    emphasis: '#1f1f1f',
    line: '#525252',
  },
  contrast: {
    text: '#ffffff',
    quiet: '#ffffff',
    accent: '#ffff00',
    good: '#ffffff',
    warning: '#ffffff',
    attention: '#ffffff',
    background: '#000000',
    emphasis: '#000000',
    line: '#ffffff',
  },
};

/** How Teams draws cards in a theme: spacing, sizes and colours for the card renderer. */
export function hostConfig(theme: ThemeName): object {
  const palette = PALETTES[theme];
  const foregroundColors = {
    default: shades(palette.text, palette.quiet),
    dark: shades(palette.text, palette.quiet),
    light: shades(palette.text, palette.quiet),
    accent: shades(palette.accent, palette.accent),
    good: shades(palette.good, palette.good),
    warning: shades(palette.warning, palette.warning),
    attention: shades(palette.attention, palette.attention),
  };
  const container = (backgroundColor: string): object => ({ backgroundColor, foregroundColors });

  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', system-ui, 'Apple Color Emoji', 'Segoe UI Emoji', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    containerStyles: {
      default: container(palette.background),
      emphasis: container(palette.emphasis),
      accent: container(palette.emphasis),
      good: container(palette.emphasis),
      warning: container(palette.emphasis),
      attention: container(palette.emphasis),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 140 },
      value: { wrap: true },
      spacing: 12,
    },
    adaptiveCard: { allowCustomStyle: false },
  };
}

function shades(normal: string, subtle: string): object {
  return { default: normal, subtle };
}
