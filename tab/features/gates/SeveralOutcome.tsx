import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import type { SeveralKind, SeveralResult } from './several.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  why: { color: tokens.colorNeutralForeground2 },
});

const DONE: Record<SeveralKind, readonly [string, string]> = {
  go: ['wave goes ahead', 'waves go ahead'],
  hold: ['wave is on hold', 'waves are on hold'],
};

interface SeveralOutcomeProps {
  readonly kind: SeveralKind;
  readonly result: SeveralResult;
  readonly onDone: () => void;
}

/** Which of several were not decided, and why. */
export function SeveralOutcome({ kind, result, onDone }: SeveralOutcomeProps) {
  const styles = useStyles();
  const format = useFormat();
  const { decided, refused } = result;
  return (
    <DialogBody>
      <DialogTitle>Not all of them were decided</DialogTitle>
      <DialogContent className={styles.content}>
        <Notice title={`${format.count(refused.length, 'gate stays as it was', 'gates stay as they were')}.`}>
          {decided > 0 && `${format.count(decided, ...DONE[kind])}.`}
        </Notice>
        <ul className={styles.list} aria-label="Not decided">
          {refused.map(({ name, refusal }) => (
            <li key={name}>
              {name}
              <div className={styles.why}>{refusal}</div>
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onDone}>
          Back to the list
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
