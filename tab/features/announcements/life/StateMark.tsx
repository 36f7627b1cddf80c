import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowUndoFilled,
  CheckmarkCircleFilled,
  ClockFilled,
  DismissCircleFilled,
  DraftsFilled,
  ErrorCircleFilled,
  EyeFilled,
  PauseCircleFilled,
  SendFilled,
  ThumbLikeFilled,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import type { AnnouncementHead } from '../../../../bot/contract/announcements/announcement.ts';
import type { Standing } from '../../../../bot/contract/announcements/life.ts';
import { heldWords } from './state-words.ts';
import { STATE_WORDS } from './steps.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  held: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'start' },
  icon: { fontSize: '16px', flexShrink: 0, marginBlockStart: '1px' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  careful: { color: tokens.colorPaletteDarkOrangeForeground1 },
  brand: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Look {
  readonly Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  readonly tone: 'good' | 'bad' | 'careful' | 'brand' | 'quiet';
}

const LOOKS: Record<Standing, Look> = {
  draft: { Icon: DraftsFilled, tone: 'quiet' },
  'in-review': { Icon: EyeFilled, tone: 'brand' },
  approved: { Icon: ThumbLikeFilled, tone: 'good' },
  scheduled: { Icon: ClockFilled, tone: 'brand' },
  sending: { Icon: SendFilled, tone: 'brand' },
  sent: { Icon: CheckmarkCircleFilled, tone: 'good' },
  stopped: { Icon: ErrorCircleFilled, tone: 'bad' },
  cancelled: { Icon: DismissCircleFilled, tone: 'quiet' },
  retracted: { Icon: ArrowUndoFilled, tone: 'quiet' },
};

/** The state of an announcement as a sign and a word; its colour only helps. */
export function StateMark({ state }: { state: Standing }) {
  const styles = useStyles();
  const { Icon, tone } = LOOKS[state];
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      {STATE_WORDS[state]}
    </span>
  );
}

/** Why it waits although nobody here keeps it back; nothing while its wave goes on. */
export function HeldMark({ head }: { head: Pick<AnnouncementHead, 'state' | 'stopped' | 'heldBecause'> }) {
  const styles = useStyles();
  const words = heldWords(head);
  if (words === null) return null;
  return (
    <span className={styles.held}>
      <PauseCircleFilled className={mergeClasses(styles.icon, styles.careful)} aria-hidden />
      {words}
    </span>
  );
}
