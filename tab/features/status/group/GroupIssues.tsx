import { Text } from '@fluentui/react-components';
import type { GroupName } from '../../../../bot/contract/common.ts';
import type { Severity } from '../../../../bot/contract/feedback/feedback.ts';
import { SEVERITIES } from '../../../../bot/contract/feedback/issue-states.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { SeverityMark } from '../../../ui/issues/IssueMarks.tsx';
import { FactList } from '../../../ui/states/FactList.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';

interface GroupIssuesProps {
  readonly group: GroupName;
  readonly waiting: Readonly<Record<Severity, number>>;
}

/** What nobody has settled yet for the people of a group, the worst first. */
export function GroupIssues({ group, waiting }: GroupIssuesProps) {
  const format = useFormat();
  const none = SEVERITIES.every((severity) => waiting[severity] === 0);
  return (
    <Panel
      title="Issues that wait"
      actions={<ScreenLink to={`/issues?group=${group.id}`}>All issues of the group</ScreenLink>}
    >
      {none ? (
        <Text>No issue of {group.name} waits for an answer.</Text>
      ) : (
        <FactList>
          {SEVERITIES.toReversed().map((severity) => (
            <Waiting key={severity} severity={severity} count={format.number(waiting[severity])} />
          ))}
        </FactList>
      )}
    </Panel>
  );
}

function Waiting({ severity, count }: { severity: Severity; count: string }) {
  return (
    <>
      <dt>
        <SeverityMark severity={severity} />
      </dt>
      <dd>{count}</dd>
    </>
  );
}
