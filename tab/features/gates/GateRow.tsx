import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import { wentUndecided } from './gate-list.ts';
import { GateStateMark, OutcomeMark, StormMark } from './Marks.tsx';
import { EVENT_WORDS } from './words.ts';

const useStyles = makeStyles({
  row: { gap: tokens.spacingVerticalXXS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  opened: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface GateRowProps {
  readonly gate: GateSummary;
  /** It says which rollout it is of. */
  readonly named: boolean;
  readonly opened: boolean;
  readonly onOpen: () => void;
}

/** One gate in the list: whose, when, how it stands, and who decided. */
export function GateRow({ gate, named, opened, onOpen }: GateRowProps) {
  const styles = useStyles();
  const format = useFormat();
  const { wave, state, storm, verdict, last } = gate;
  return (
    <RowButton picked={opened} className={mergeClasses(styles.row, opened && styles.opened)} onClick={onOpen}>
      <span className={styles.line}>
        <span className={styles.title}>
          {wave.phase.name}, {wave.group.name}
        </span>
        {/* Of those that need a decision the heading says so already. */}
        {storm ? <StormMark /> : (state !== 'open' || wentUndecided(gate)) && <GateStateMark gate={gate} />}
      </span>
      <span className={styles.line}>
        <span className={styles.quiet}>
          Starts {format.day(wave.start)} · {format.people(wave.people)}
          {wave.state === 'held' && state !== 'held' && ' · on hold'}
          {named && ` · ${gate.rollout}`}
        </span>
        {verdict !== null && (
          <span className={styles.quiet}>
            Conditions: <OutcomeMark outcome={verdict} />
          </span>
        )}
      </span>
      <span className={styles.quiet}>
        {last === null || last.kind === 'brought'
          ? state === 'coming' &&
            !wentUndecided(gate) &&
            `Brought to the leads on ${format.day(gate.opensOn)}`
          : `${EVENT_WORDS[last.kind]} · ${last.by}, ${format.moment(last.at)}`}
      </span>
    </RowButton>
  );
}
