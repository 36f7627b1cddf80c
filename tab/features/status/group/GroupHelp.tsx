import { Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { GroupPage } from '../../../../bot/contract/overview/group-page.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { contactOf } from '../team/team-words.ts';
import { departmentLeads } from './group-words.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalXS, justifyItems: 'start' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface GroupHelpProps {
  readonly rollouts: GroupPage['rollouts'];
  readonly champions: NonNullable<GroupPage['champions']>;
}

/** Who decides for a group, and who helps its people. */
export function GroupHelp({ rollouts, champions }: GroupHelpProps) {
  const styles = useStyles();
  const format = useFormat();
  const leads = departmentLeads(rollouts);
  return (
    <Panel title="Who helps" actions={<ScreenLink to="/champions">What champions did</ScreenLink>}>
      <div className={styles.part}>
        <Subtitle2 as="h3">Department lead</Subtitle2>
        {leads.length === 0 && <Text className={styles.quiet}>Nobody is named yet</Text>}
        {leads.map(({ lead, rollouts: of }) => (
          <span key={lead.email}>
            {lead.name}{' '}
            <Link
              inline
              href={contactOf(lead)}
              target="_blank"
              rel="noreferrer"
              title={lead.email}
              aria-label={`${lead.outsider ? 'E-mail to' : 'Chat with'} ${lead.name}`}
            >
              {lead.outsider ? 'E-mail' : 'Chat'}
            </Link>
            {of.length > 0 && <span className={styles.quiet}> {format.list(of)}</span>}
          </span>
        ))}
      </div>
      <div className={styles.part}>
        <Subtitle2 as="h3">Champions</Subtitle2>
        {champions.people.length === 0 ? (
          <Text className={styles.quiet}>Nobody is a champion yet</Text>
        ) : (
          <>
            <ul className={styles.list}>
              {champions.people.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
            <Text className={styles.quiet}>{format.decimal(champions.perHundred)} for each 100 people</Text>
          </>
        )}
      </div>
    </Panel>
  );
}
