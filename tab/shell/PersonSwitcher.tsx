import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import type { Role } from '../../bot/contract/common.ts';
import type { LocalPerson } from '../host/host.ts';

const GROUPS: readonly { role: Role; title: string }[] = [
  { role: 'lead', title: 'Leads' },
  { role: 'champion', title: 'Champions' },
  { role: 'member', title: 'Members' },
];

const useStyles = makeStyles({
  button: { minWidth: 0, flexShrink: 1 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  popover: { maxWidth: 'min(420px, 96vw)' },
  list: { maxWidth: 'none', maxHeight: '70vh', overflowY: 'auto' },
});

interface PersonSwitcherProps {
  readonly people: readonly LocalPerson[];
  readonly current: LocalPerson;
  readonly onPick: (id: string) => void;
}

/** Local mode: look at everything as another sample person. */
export function PersonSwitcher({ people, current, onPick }: PersonSwitcherProps) {
  const styles = useStyles();
  const groups = GROUPS.map(({ role, title }) => ({
    title,
    people: people.filter((person) => person.role === role),
  })).filter((group) => group.people.length > 0);

  return (
    <Menu
      checkedValues={{ person: [current.id] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const [picked] = checkedItems;
        if (picked !== undefined) onPick(picked);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<PersonSwapRegular />}
          className={styles.button}
          aria-label={`Viewing as ${current.name}, ${current.role}`}
        >
          <span className={styles.name}>
            {current.name} ({current.role})
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList className={styles.list}>
          {groups.map((group, index) => (
            <Fragment key={group.title}>
              {index > 0 && <MenuDivider />}
              <MenuGroup>
                <MenuGroupHeader>{group.title}</MenuGroupHeader>
                {group.people.map((person) => (
                  <MenuItemRadio
                    key={person.id}
                    name="person"
                    value={person.id}
                    secondaryContent={person.group.name}
                  >
                    {person.name}
                  </MenuItemRadio>
                ))}
              </MenuGroup>
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
