import { Text } from '@fluentui/react-components';
import { useIssues } from '../../../api/feedback.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { IssueList } from '../../../ui/issues/IssueList.tsx';
import { useGo } from '../../../ui/rollouts/use-go.ts';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { stateCounts, totalOf } from '../../../words/issue-words.ts';

/** The newest issues stand here; the others are behind the link. */
const MOST_SHOWN = 3;

/** What people reported from the card of an announcement. */
export function IssuesPanel({ id }: { id: string }) {
  const format = useFormat();
  const go = useGo();
  const query = useIssues({ state: undefined, group: undefined, announcement: id });
  const [first] = query.data?.pages ?? [];
  const all = `/issues?announcement=${id}`;
  const total = first === undefined ? 0 : totalOf(first.counts);
  return (
    <Panel
      title="Issues reported from it"
      actions={
        total > 0 && (
          <ScreenLink to={all}>
            {total === 1 ? 'The issue' : `All ${format.count(total, 'issue', 'issues')}`}
          </ScreenLink>
        )
      }
    >
      <LoadingOrProblem query={query} what="issues" problem="The issues could not be loaded" />
      {first !== undefined && (
        <Text>
          {total === 0
            ? 'Nobody in the groups you lead reported an issue from its card.'
            : `${stateCounts(first.counts, format)}, in the groups you lead.`}
        </Text>
      )}
      {first !== undefined && total > 0 && (
        <IssueList
          issues={first.issues.slice(0, MOST_SHOWN)}
          withPerson
          onOpen={(number) => go(`${all}&issue=${number}`)}
        />
      )}
    </Panel>
  );
}
