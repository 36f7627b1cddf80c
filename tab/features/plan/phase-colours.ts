import { tokens } from '@fluentui/react-components';

const CONFIGURATION_COLOUR = tokens.colorNeutralForeground3;
const COLOURS = [
  tokens.colorPaletteBlueBorderActive,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteTealBorderActive,
  tokens.colorPaletteBerryBorderActive,
  tokens.colorPaletteLightGreenBorderActive,
  tokens.colorPalettePurpleBorderActive,
];

/** Phases beyond the colours begin again; 0 is the time before all phases. */
export function colourOf(step: number): string {
  if (step === 0) return CONFIGURATION_COLOUR;
  return COLOURS[(step - 1) % COLOURS.length] ?? CONFIGURATION_COLOUR;
}
