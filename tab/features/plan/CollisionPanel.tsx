import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import type { CollisionsView } from '../../../bot/contract/rollout/collisions.ts';
import { LONGEST_MOVE_REASON } from '../../../bot/contract/rollout/limits.ts';
import { lastDay } from '../../ui/format/calendar.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface CollisionPanelProps {
  readonly collisions: CollisionsView;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onStart: (start: string) => void;
}

/** Whom the chosen plan has in two rollouts on the same days, and the two ways on: another start, or a reason. */
export function CollisionPanel({ collisions, reason, onReason, onStart }: CollisionPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const table = useStyledTable();
  const { refused, why, first, waves, nextStart } = collisions;
  return (
    <Panel title="The same people on the same days">
      <Notice
        intent={refused ? 'error' : 'warning'}
        actions={
          nextStart !== null && (
            <Button onClick={() => onStart(nextStart)}>Start on {format.day(nextStart)}</Button>
          )
        }
      >
        {why}
      </Notice>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Wave of this plan</th>
              <th scope="col">Runs into</th>
              <th scope="col">On the days</th>
              <th scope="col" className={table.number}>
                People
              </th>
            </tr>
          </thead>
          <tbody>
            {first.map(({ phase, group, rollout, otherPhase, from, to, people }) => (
              <tr key={`${phase.id}.${group.id}.${rollout.id}.${otherPhase.id}`}>
                <th scope="row">
                  {phase.name}, {group.name}
                </th>
                <td>
                  {otherPhase.name} of {rollout.name}
                </td>
                <td>
                  {format.day(from)} to {format.day(lastDay(to))}
                </td>
                <td className={table.number}>{format.number(people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {waves > new Set(first.map(({ phase, group }) => `${phase.id}.${group.id}`)).size && (
        <Text className={styles.quiet}>
          These are the first of {format.count(waves, 'wave', 'waves')} that run into others.
        </Text>
      )}
      {!refused && (
        <Field
          label="Why that is all right"
          required
          hint="Kept with the rollout, and shown to whoever looks at it."
        >
          <Textarea
            value={reason}
            maxLength={LONGEST_MOVE_REASON}
            onChange={(_, data) => onReason(data.value)}
          />
        </Field>
      )}
    </Panel>
  );
}
