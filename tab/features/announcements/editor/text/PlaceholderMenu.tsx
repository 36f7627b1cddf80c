import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { BracesRegular } from '@fluentui/react-icons';
import type { Placeholder } from './placeholder-menu.ts';

const useStyles = makeStyles({
  item: { maxWidth: '360px' },
  name: { color: tokens.colorNeutralForeground2 },
});

interface PlaceholderMenuProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly placeholders: readonly Placeholder[];
  readonly onPick: (inBraces: string) => void;
}

/** What differs from person to person, to be put into a text. */
export function PlaceholderMenu({ label, disabled, placeholders, onPick }: PlaceholderMenuProps) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<BracesRegular />}
          aria-label={label}
          title={label}
          disabled={disabled}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {placeholders.map(({ name, words }) => (
            <MenuItem
              key={name}
              className={styles.item}
              subText={<span className={styles.name}>{`{${name}}`}</span>}
              onClick={() => onPick(`{${name}}`)}
            >
              {words}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
