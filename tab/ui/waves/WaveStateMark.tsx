import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarRegular,
  CheckmarkCircleFilled,
  DismissCircleFilled,
  PauseCircleFilled,
  PlayCircleFilled,
} from '@fluentui/react-icons';
import type { WaveState } from '../../../bot/contract/rollout/rollout.ts';

export const WAVE_STATE_WORDS: Record<WaveState, string> = {
  complete: 'Complete',
  'in-progress': 'In progress',
  planned: 'Planned',
  held: 'Held',
  cancelled: 'Cancelled',
};

/** Those that a plan that goes on can have: where one was cancelled, all of it was that is not over. */
export const WAVE_STATES: readonly WaveState[] = ['complete', 'in-progress', 'planned', 'held'];

/** The states to show the waves of a plan by. @param cancelled whether any of them is */
export function statesToShow(cancelled: boolean): readonly WaveState[] {
  return cancelled ? [...WAVE_STATES, 'cancelled'] : WAVE_STATES;
}

const ICONS = {
  complete: CheckmarkCircleFilled,
  'in-progress': PlayCircleFilled,
  planned: CalendarRegular,
  held: PauseCircleFilled,
  cancelled: DismissCircleFilled,
};

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: '16px', flexShrink: 0 },
  complete: { color: tokens.colorPaletteGreenForeground1 },
  'in-progress': { color: tokens.colorBrandForeground1 },
  planned: { color: tokens.colorNeutralForeground3 },
  held: { color: tokens.colorPaletteDarkOrangeForeground1 },
  cancelled: { color: tokens.colorNeutralForeground3 },
});

/** The state of a wave as a sign and a word; its colour only helps. */
export function WaveStateMark({ state }: { state: WaveState }) {
  const styles = useStyles();
  const Icon = ICONS[state];
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, styles[state])} aria-hidden />
      {WAVE_STATE_WORDS[state]}
    </span>
  );
}
