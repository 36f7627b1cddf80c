import { makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '../../../../bot/contract/people/people.ts';
import { ImportNotice } from '../../../ui/import/ImportNotice.tsx';
import { ImportPeople } from '../../../ui/import/ImportPeople.tsx';
import { DirectoryPanel } from '../added/DirectoryPanel.tsx';
import { MembershipPanel } from '../MembershipPanel.tsx';
import { EachRollout } from './EachRollout.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** Who there is, who has moved between groups, and who was added to the groups of the directory. */
export function PeoplePart({ me }: { me: Me }) {
  const styles = useStyles();
  return (
    <>
      <ImportNotice />
      {me.role === 'lead' && me.leads === null && <ImportPeople />}
      <EachRollout>
        {({ id }) => (
          <div className={styles.root}>
            <DirectoryPanel rolloutId={id} />
            {me.role === 'lead' && <MembershipPanel rolloutId={id} />}
          </div>
        )}
      </EachRollout>
    </>
  );
}
