import { Button, Link, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { DismissRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RolloutTeamView, TeamMember } from '../../../../bot/contract/crew/rollout-team.ts';
import { useRemoveTeamMember, useRolloutTeam } from '../../../api/rollout-team.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { TeamForm } from './TeamForm.tsx';
import { championsWords, contactOf, missingLeadsWords, type TeamPart, teamParts } from './team-words.ts';

/** With more of one role the panel would push the rest of the screen away. */
const SHOWN = 8;

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  part: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    alignContent: 'start',
    justifyItems: 'start',
    minWidth: 0,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalS,
    width: '100%',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    columnGap: tokens.spacingHorizontalXL,
  },
  /** One a business group: they need a row of their own. */
  wide: { gridColumn: '1 / -1' },
  member: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  who: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who carries the rollout, and how to reach them. A lead of all groups names them here. */
export function TeamPanel({ rolloutId }: { rolloutId: string }) {
  const styles = useStyles();
  const team = useRolloutTeam(rolloutId);
  const view = team.data;
  return (
    <Panel
      title="Who carries this rollout"
      actions={
        view?.mayName && (
          <FormDialog opener="Name somebody" icon={<PersonAddRegular />} appearance="secondary">
            {(onDone) => <TeamForm team={view} onDone={onDone} />}
          </FormDialog>
        )
      }
    >
      <LoadingOrProblem query={team} what="who carries the rollout" problem="The team could not be loaded" />
      {view !== undefined && <Team team={view} className={styles.parts} />}
    </Panel>
  );
}

function Team({ team, className }: { team: RolloutTeamView; className: string }) {
  const styles = useStyles();
  const format = useFormat();
  const removing = useRemoveTeamMember(team.rollout.id);
  const saved = useSavedToast();

  const takeOff = (member: TeamMember): void => {
    if (removing.isPending) return;
    removing.mutate(member, { onSuccess: () => saved(`${member.name} is taken off.`) });
  };

  const parts = teamParts(team);
  const show = (part: TeamPart) => <Part key={part.role} part={part} team={team} onTakeOff={takeOff} />;

  return (
    <>
      {removing.isError && <ProblemNotice title="Nobody was taken off" error={removing.error} />}
      <div className={className}>
        {parts.filter(({ role }) => role !== 'department-lead').map(show)}
        <div className={styles.part}>
          <Subtitle2 as="h3">Champions</Subtitle2>
          <Text>{championsWords(team.champions, format)}</Text>
        </div>
        {/* Last, as there may be many: one a business group. */}
        {parts.filter(({ role }) => role === 'department-lead').map(show)}
      </div>
    </>
  );
}

interface PartProps {
  readonly part: TeamPart;
  readonly team: RolloutTeamView;
  readonly onTakeOff: (member: TeamMember) => void;
}

function Part({ part, team, onTakeOff }: PartProps) {
  const styles = useStyles();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? part.members : part.members.slice(0, SHOWN);
  const missing = part.role === 'department-lead' ? missingLeadsWords(team.groupsWithoutLead, format) : null;
  return (
    <div className={mergeClasses(styles.part, part.role === 'department-lead' && styles.wide)}>
      <Subtitle2 as="h3">{part.title}</Subtitle2>
      {part.members.length > 0 && (
        <ul className={styles.list} aria-label={part.title}>
          {shown.map((member) => (
            <li key={member.id} className={styles.member}>
              <span className={styles.who}>
                <Text weight="semibold">{member.name}</Text>
                {member.group !== null && <span className={styles.quiet}>{member.group.name}</span>}
                {member.outsider && <span className={styles.quiet}>From outside</span>}
                <Link
                  href={contactOf(member)}
                  target="_blank"
                  rel="noreferrer"
                  title={member.email}
                  aria-label={`${member.outsider ? 'E-mail to' : 'Chat with'} ${member.name}`}
                >
                  {member.outsider ? 'E-mail' : 'Chat'}
                </Link>
              </span>
              {team.mayName && (
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<DismissRegular />}
                  aria-label={`Take ${member.name} off`}
                  onClick={() => onTakeOff(member)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {part.members.length > SHOWN && (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${format.number(part.members.length)}`}
        </Button>
      )}
      {missing !== null && <Text className={styles.quiet}>{missing}</Text>}
      {part.members.length === 0 && missing === null && <Text className={styles.quiet}>Nobody yet</Text>}
    </div>
  );
}
