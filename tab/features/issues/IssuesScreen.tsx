import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { IssueState, IssueView } from '../../../bot/contract/feedback/feedback.ts';
import { ISSUE_STATES } from '../../../bot/contract/feedback/issue-states.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useIssue, useIssues } from '../../api/feedback.ts';
import { useGroups } from '../../api/groups.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { IssueList } from '../../ui/issues/IssueList.tsx';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { STATE_WORDS, stateNamed, totalOf } from '../../words/issue-words.ts';
import { IssueDrawer } from './IssueDrawer.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { scopeWords } from './scope.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  only: { maxWidth: '100%', overflowWrap: 'anywhere' },
});

/** What people reported: a lead's groups, a champion's group, or one's own. */
export function IssuesScreen({ me }: { me: Me }) {
  const styles = useStyles();
  const [asked] = useSearchParams();
  // Links from elsewhere ask for one state; here the filter goes on to another one.
  const [state, setState] = useState<IssueState | undefined>(() => stateNamed(asked.get('state') ?? ''));
  // A link from elsewhere asks for one group; here the filter goes on to another one.
  const [group, setGroup] = useState(asked.get('group') ?? undefined);
  // Or for what was reported from one announcement.
  const [announcement, setAnnouncement] = useState(asked.get('announcement') ?? undefined);
  // Or for one issue, which may stand far down the list.
  const [openNumber, setOpenNumber] = useState(() => Number(asked.get('issue')) || null);
  const { id: rollout } = useChosenRollout();
  const issues = useIssues({ state, group, rollout, announcement });
  const words = scopeWords(me.role, me.group.name);
  const shown = issues.data?.pages.flatMap((page) => page.issues) ?? [];
  const listed = issueOf(shown, openNumber);
  const one = useIssue(listed ? null : openNumber);
  const counts = issues.data?.pages[0]?.counts;

  return (
    <ScreenFrame title={words.title} explains={words.explains} actions={<ReportDialog />}>
      <MissingRollout />
      <div className={styles.filters}>
        <RolloutPicker />
        <StateFilter value={state} counts={counts} onChange={setState} />
        {announcement !== undefined && (
          <Button
            className={styles.only}
            icon={<DismissRegular />}
            iconPosition="after"
            onClick={() => setAnnouncement(undefined)}
          >
            Only from the announcement{titleOf(shown)}
          </Button>
        )}
        {me.role === 'lead' && <GroupFilter me={me} value={group} onChange={setGroup} />}
      </div>
      {openNumber !== null && one.isError && (
        <ProblemNotice title={`Issue ${openNumber} cannot be shown`} error={one.error} />
      )}
      <LoadingOrProblem query={issues} what="issues" problem="The issues could not be loaded" />
      {issues.isSuccess && shown.length === 0 && (
        <Empty title="No issues here">
          {state === undefined && group === undefined && rollout === undefined && announcement === undefined
            ? words.empty
            : 'No issues match these filters. Try all states, or clear a filter.'}
        </Empty>
      )}
      {shown.length > 0 && (
        <IssueList issues={shown} withPerson={me.role !== 'member'} onOpen={setOpenNumber} />
      )}
      {issues.hasNextPage && (
        <div>
          <Button disabled={issues.isFetchingNextPage} onClick={() => issues.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
      <IssueDrawer
        issue={listed ?? (openNumber === null ? undefined : one.data)}
        linked={me.role === 'lead'}
        onClose={() => setOpenNumber(null)}
      />
    </ScreenFrame>
  );
}

/** What the announcement is called that all of these came from. */
function titleOf([first]: readonly IssueView[]): string {
  return first?.announcement ? `: ${first.announcement.title}` : '';
}

function issueOf(issues: readonly IssueView[], number: number | null): IssueView | undefined {
  return number === null ? undefined : issues.find((issue) => issue.number === number);
}

interface StateFilterProps {
  readonly value: IssueState | undefined;
  readonly counts: Partial<Record<IssueState, number>> | undefined;
  readonly onChange: (state: IssueState | undefined) => void;
}

function StateFilter({ value, counts, onChange }: StateFilterProps) {
  const format = useFormat();
  const count = (number: number | undefined): string =>
    number === undefined ? '' : ` (${format.number(number)})`;
  return (
    <Select aria-label="State" value={value ?? ''} onChange={(_, data) => onChange(stateNamed(data.value))}>
      <option value="">All states{count(counts && totalOf(counts))}</option>
      {ISSUE_STATES.map((state) => (
        <option key={state} value={state}>
          {STATE_WORDS[state]}
          {count(counts?.[state])}
        </option>
      ))}
    </Select>
  );
}

interface GroupFilterProps {
  readonly me: Me;
  readonly value: string | undefined;
  readonly onChange: (group: string | undefined) => void;
}

function GroupFilter({ me, value, onChange }: GroupFilterProps) {
  const all = useGroups();
  const groups = me.leads ?? all.data?.groups ?? [];
  if (groups.length < 2) return null;
  return (
    <Select
      aria-label="Business group"
      value={value ?? ''}
      onChange={(_, data) => onChange(data.value === '' ? undefined : data.value)}
    >
      <option value="">All groups</option>
      {groups.map((group) => (
        <option key={group.id} value={group.id}>
          {group.name}
        </option>
      ))}
    </Select>
  );
}
