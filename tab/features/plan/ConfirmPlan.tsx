import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ComparedPlan } from '../../../bot/contract/rollout/compare.ts';
import type { PlanRollout, PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import { lastDay } from '../../ui/format/calendar.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import type { DraftGroup } from './plan-draft.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  waves: { maxHeight: '45vh', overflowY: 'auto' },
});

interface ConfirmPlanProps<Answer> {
  readonly title: string;
  readonly plan: ComparedPlan;
  readonly playbook: PlaybookView;
  readonly groups: readonly DraftGroup[];
  readonly saving: UseMutationResult<Answer, Error, PlanRollout>;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The last look before it is planned: every wave and the day on which it is all over. */
export function ConfirmPlan<Answer>(props: ConfirmPlanProps<Answer>) {
  const { title, plan, playbook, groups, saving, onConfirm, onCancel } = props;
  const styles = useStyles();
  const table = useStyledTable();
  const format = useFormat();
  const phaseName = (id: string) => playbook.phases.find((phase) => phase.id === id)?.name ?? id;
  const groupName = (id: string) =>
    id === 'pilot' ? 'Pilot set' : (groups.find((group) => group.id === id)?.name ?? id);

  return (
    <Dialog open onOpenChange={(_, data) => !data.open && !saving.isPending && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Plan {title}?</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>
              {format.count(plan.waves.length, 'wave', 'waves')}, the last one until{' '}
              {format.day(lastDay(plan.end))}. Nobody is told anything yet: announcements are sent wave by
              wave.
            </Text>
            {saving.isError && <ProblemNotice title="The rollout was not planned" error={saving.error} />}
            <section className={styles.waves} aria-label="Waves">
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Phase</th>
                    <th scope="col">Group</th>
                    <th scope="col">Dates</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.waves.map(({ phaseId, groupId, start, end }) => (
                    <tr key={`${phaseId}.${groupId}`}>
                      <th scope="row">{phaseName(phaseId)}</th>
                      <td>{groupName(groupId)}</td>
                      <td>{format.longDays(start, end)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </DialogContent>
          <DialogActions>
            <Button disabled={saving.isPending} onClick={onCancel}>
              Go back
            </Button>
            <Button appearance="primary" disabled={saving.isPending} onClick={onConfirm}>
              Yes, plan it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
