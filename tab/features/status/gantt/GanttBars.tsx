import { mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import { dayNumber } from '../../../ui/format/calendar.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import type { GanttBar } from '../../../ui/waves/gantt.ts';
import { WAVE_STATE_WORDS } from '../../../ui/waves/WaveStateMark.tsx';
import { LANE_PX, useBarStyles } from './use-bar-styles.ts';
import { useWaveShift } from './use-wave-shift.ts';
import { ghostOf, proposalWords, shiftedStart } from './wave-shift.ts';

/** What the bars of a picture have in common. */
export interface BarActions {
  /** How many days the picture is wide. */
  readonly days: number;
  /** Id of the element that says which keys there are. */
  readonly keysId: string;
  readonly onOpen: (waveId: string, newStart?: string) => void;
  /** Called with each step of a proposal, null when it is given back. */
  readonly onShift: (bar: GanttBar, shift: number | null) => void;
}

interface BarProps extends BarActions {
  readonly bar: GanttBar;
  readonly groupName: string;
  /** Whether Tab comes to this one; the arrow keys lead to the others. */
  readonly reachable: boolean;
}

/** One wave as a bar that opens. */
export function Bar({ bar, groupName, reachable, onOpen }: BarProps) {
  const styles = useBarStyles();
  const { dates, look } = useLook(bar);
  return (
    <button
      {...look}
      type="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={`${nameOf(bar, groupName)}, ${dates}`}
      className={mergeClasses(styles.bar, styles[bar.state])}
      onClick={() => onOpen(bar.id)}
    >
      {bar.mark} <span className={styles.name}>{bar.phase}</span>
    </button>
  );
}

/** One wave as a bar that also moves. A slider of its first day: screen readers leave the arrow keys to it. */
export function MovableBar({ bar, groupName, reachable, days, keysId, onOpen, onShift }: BarProps) {
  const styles = useBarStyles();
  const { dates, look } = useLook(bar);
  const { shift, handlers } = useWaveShift({
    days,
    onShift: (by) => onShift(bar, by),
    onOpen: (by) => onOpen(bar.id, by === 0 ? undefined : shiftedStart(bar.start, by)),
  });
  return (
    <>
      <div
        {...look}
        {...handlers}
        role="slider"
        tabIndex={reachable ? 0 : -1}
        aria-label={nameOf(bar, groupName)}
        aria-describedby={keysId}
        // The value stays what is planned; what is proposed is said by the live region.
        aria-valuenow={dayNumber(bar.start)}
        aria-valuetext={dates}
        className={mergeClasses(styles.bar, styles.movable, styles[bar.state], shift !== null && styles.away)}
      >
        {bar.mark} <span className={styles.name}>{bar.phase}</span>
      </div>
      {shift !== null && <GhostBar bar={bar} shift={shift} days={days} />}
    </>
  );
}

/** What every bar has. Its dates are written once: with hundreds of groups that is felt. */
function useLook(bar: GanttBar) {
  const format = useFormat();
  const restore = useRestoreFocusTarget();
  const dates = format.longDays(bar.start, bar.end);
  return {
    dates,
    look: {
      ...restore,
      'data-wave': bar.id,
      title: `${phaseWords(bar)}, ${WAVE_STATE_WORDS[bar.state]}, ${dates}`,
      style: placeOf(bar, bar.lane),
    },
  };
}

function GhostBar({ bar, shift, days }: { bar: GanttBar; shift: number; days: number }) {
  const styles = useBarStyles();
  const format = useFormat();
  const ghost = ghostOf(bar, shift, days);
  const top = bar.lane * LANE_PX;
  // In the right half the label ends where the wave begins, so that it stays inside the picture.
  const side =
    ghost.from > 0.5
      ? { insetInlineEnd: `${(1 - ghost.from) * 100}%` }
      : { insetInlineStart: `${ghost.from * 100}%` };
  return (
    <>
      <div className={styles.ghost} style={placeOf(ghost, bar.lane)} aria-hidden />
      <div className={styles.label} style={{ ...side, top: top - 20 }} aria-hidden>
        {proposalWords(bar.start, shift, format)}
      </div>
    </>
  );
}

function placeOf(span: { from: number; length: number }, lane: number) {
  return {
    insetInlineStart: `${span.from * 100}%`,
    inlineSize: `${span.length * 100}%`,
    top: lane * LANE_PX + 2,
  };
}

function nameOf(bar: GanttBar, groupName: string): string {
  return `${phaseWords(bar)} for ${groupName}, ${WAVE_STATE_WORDS[bar.state].toLowerCase()}`;
}

/** The phase, with its rollout where the picture is of several. */
function phaseWords({ phase, rollout }: GanttBar): string {
  return rollout === null ? phase : `${phase} (${rollout})`;
}
