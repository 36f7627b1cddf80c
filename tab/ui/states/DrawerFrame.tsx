import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  drawer: { maxWidth: '100vw' },
  body: { display: 'grid', gap: tokens.spacingVerticalL, alignContent: 'start' },
});

interface DrawerFrameProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The content: nothing of it is built while the drawer is closed. */
  readonly children: ReactNode;
}

/** One thing in full, at the side of the screen it was opened from. Holds a `DrawerPage`. */
export function DrawerFrame({ open, onClose, children }: DrawerFrameProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      position="end"
      size="medium"
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      {open && children}
    </OverlayDrawer>
  );
}

interface DrawerPageProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What stands in a drawer: its title with the way out, and its parts one under the other. */
export function DrawerPage({ title, onClose, children }: DrawerPageProps) {
  const styles = useStyles();
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </>
  );
}
