import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import { useReplayGates } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { sameLimits } from './limits-draft.ts';
import { ReplayTable } from './ReplayTable.tsx';
import { replayOrder, replaySentences } from './replay.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  result: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface ReplayPanelProps {
  readonly rolloutId: string;
  /** As they stand in the form; undefined while a field is wrong. */
  readonly limits: GateLimits | undefined;
}

/** Tries the limits of the form on past waves, on the facts of that day. */
export function ReplayPanel({ rolloutId, limits }: ReplayPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const replay = useReplayGates(rolloutId);
  const stale = replay.isSuccess && (limits === undefined || !sameLimits(limits, replay.variables));
  return (
    <Panel title="Replay">
      <Text className={styles.quiet}>
        See which past waves these limits would have held, on the facts of that day. This changes nothing.
      </Text>
      <div>
        <Button
          icon={<HistoryRegular />}
          disabled={limits === undefined || replay.isPending}
          onClick={() => limits !== undefined && replay.mutate(limits)}
        >
          Try these limits on past waves
        </Button>
      </div>
      {replay.isError && <ProblemNotice title="The limits could not be tried" error={replay.error} />}
      <div role="status" className={styles.result}>
        {replay.isPending && 'Trying them on past waves …'}
        {stale && <Notice>You have changed the limits since. Try them again.</Notice>}
        {replay.isSuccess && <Text>{replaySentences(replay.data, format).join(' ')}</Text>}
      </div>
      {replay.isSuccess && replay.data.waves.length > 0 && (
        <ReplayTable waves={replayOrder(replay.data.waves)} />
      )}
    </Panel>
  );
}
