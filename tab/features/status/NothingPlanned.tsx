import { makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '../../../bot/contract/people/people.ts';
import { ImportNotice } from '../../ui/import/ImportNotice.tsx';
import { ImportPeople } from '../../ui/import/ImportPeople.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { PausePanel } from './mine/PausePanel.tsx';
import { PlanLink } from './PlanLink.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalL } });

/** Before the first rollout: a lead of all groups can plan one, everybody else learns who can. */
export function NothingPlanned({ me, today }: { me: Me; today: string }) {
  const styles = useStyles();
  const leadsAll = me.role === 'lead' && me.leads === null;
  return (
    <div className={styles.root}>
      <Empty title="No rollout is planned yet" {...(leadsAll ? { ways: <PlanLink primary /> } : {})}>
        {leadsAll
          ? 'Import the people of your business groups, then choose a playbook and a start date. Groundswell works out whose turn is when.'
          : "A lead of all business groups can plan one. Once there is a plan, you'll see here whose turn is when."}
      </Empty>
      {leadsAll && (
        <>
          <ImportNotice />
          <ImportPeople />
        </>
      )}
      <PausePanel today={today} />
    </div>
  );
}
