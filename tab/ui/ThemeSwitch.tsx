import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons';
import { knownTheme, THEMES, type ThemeName } from '../host/theme.ts';

const NAMES: Record<ThemeName, string> = { light: 'Light', dark: 'Dark', contrast: 'High contrast' };

/** In a plain browser the reader picks the theme; in Teams, Teams does. */
export function ThemeSwitch({ current, onPick }: { current: ThemeName; onPick: (theme: ThemeName) => void }) {
  return (
    <Menu
      checkedValues={{ theme: [current] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const picked = knownTheme(checkedItems[0] ?? null);
        if (picked !== undefined) onPick(picked);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={`Theme: ${NAMES[current]}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {THEMES.map((theme) => (
            <MenuItemRadio key={theme} name="theme" value={theme}>
              {NAMES[theme]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
