import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarRegular,
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  FlagFilled,
  PauseCircleFilled,
  PersonFeedbackFilled,
  QuestionCircleFilled,
  SubtractCircleFilled,
  WarningFilled,
  WeatherThunderstormFilled,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import type { Outcome } from '../../../bot/contract/gates/gate-conditions.ts';
import type { GateState, GateSummary } from '../../../bot/contract/gates/gates.ts';
import { wentUndecided } from './gate-list.ts';
import { GATE_STATE_WORDS, OUTCOME_WORDS, UNDECIDED } from './words.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    verticalAlign: 'text-bottom',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: '16px', flexShrink: 0 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  careful: { color: tokens.colorPaletteDarkOrangeForeground1 },
  brand: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Look {
  readonly Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  readonly tone: Exclude<keyof ReturnType<typeof useStyles>, 'root' | 'icon'>;
}

const OUTCOMES: Record<Outcome, Look> = {
  pass: { Icon: CheckmarkCircleFilled, tone: 'good' },
  fail: { Icon: ErrorCircleFilled, tone: 'bad' },
  inconclusive: { Icon: QuestionCircleFilled, tone: 'careful' },
};

const STATES: Record<GateState, Look> = {
  coming: { Icon: CalendarRegular, tone: 'quiet' },
  open: { Icon: PersonFeedbackFilled, tone: 'brand' },
  go: { Icon: CheckmarkCircleFilled, tone: 'good' },
  held: { Icon: PauseCircleFilled, tone: 'careful' },
  overridden: { Icon: FlagFilled, tone: 'careful' },
};

/** A sign and a word; the colour only helps. */
function Mark({ Icon, tone, words }: Look & { words: string }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      {words}
    </span>
  );
}

export function OutcomeMark({ outcome, warns = false }: { outcome: Outcome; warns?: boolean }) {
  if (warns) return <Mark Icon={WarningFilled} tone="careful" words="Passes, but" />;
  return <Mark {...OUTCOMES[outcome]} words={OUTCOME_WORDS[outcome]} />;
}

export function GateStateMark({ gate }: { gate: Pick<GateSummary, 'wave' | 'state'> }) {
  const { state } = gate;
  if (wentUndecided(gate)) return <Mark Icon={SubtractCircleFilled} tone="quiet" words={UNDECIDED} />;
  return <Mark {...STATES[state]} words={GATE_STATE_WORDS[state]} />;
}

/** The wave was stopped by the storm brake, and only a decision lets it go on. */
export function StormMark() {
  return <Mark Icon={WeatherThunderstormFilled} tone="bad" words="Storm brake" />;
}
