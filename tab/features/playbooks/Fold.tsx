import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
    minWidth: 0,
  },
});

interface FoldProps {
  /** Tells it from the others of its accordion. */
  readonly value: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A section of a playbook that is folded until it is wanted. */
export function Fold({ value, title, children }: FoldProps) {
  const styles = useStyles();
  return (
    <AccordionItem value={value}>
      <AccordionHeader as="h3">{title}</AccordionHeader>
      <AccordionPanel>
        <div className={styles.body}>{children}</div>
      </AccordionPanel>
    </AccordionItem>
  );
}
