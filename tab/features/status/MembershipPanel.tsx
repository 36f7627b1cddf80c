import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PersonBetweenView } from '../../../bot/contract/rollout/membership.ts';
import { useMembership } from '../../api/membership.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Lines } from '../../ui/states/Lines.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { membershipSummary, personLines, wayOf } from './membership-words.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { justifySelf: 'start' },
});

/** For leads: who changed group in the middle of the rollout, and what that does to their dates. */
export function MembershipPanel({ rolloutId }: { rolloutId: string }) {
  const styles = useStyles();
  const format = useFormat();
  const membership = useMembership(rolloutId);
  const pages = membership.data?.pages ?? [];
  const [first] = pages;
  const rows = pages.flatMap((page) => page.rows);
  return (
    <Panel title="People between groups">
      <LoadingOrProblem
        query={membership}
        what="people between groups"
        problem="People between groups could not be loaded"
      />
      {first !== undefined && rows.length === 0 && (
        <Text className={styles.quiet}>
          Everybody goes through the rollout with their own group: nobody has changed groups in the middle of
          a wave.
        </Text>
      )}
      {first !== undefined && rows.length > 0 && (
        <>
          <Text>{membershipSummary(first, format)} They hear so when they ask for their turn.</Text>
          <PeopleTable rows={rows} />
        </>
      )}
      {membership.hasNextPage && (
        <Button
          className={styles.more}
          disabled={membership.isFetchingNextPage}
          onClick={() => membership.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </Panel>
  );
}

function PeopleTable({ rows }: { rows: readonly PersonBetweenView[] }) {
  const table = useStyledTable();
  const format = useFormat();
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Their dates</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person.id}>
              <th scope="row">
                {row.person.name}
                <div className={table.detail}>{wayOf(row, format)}</div>
              </th>
              <td>
                <Lines lines={personLines(row, format)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
