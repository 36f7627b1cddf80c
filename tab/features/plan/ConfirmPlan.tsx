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
import type { FreezeWindow, PlanRollout, PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import { lastDay } from '../../ui/format/calendar.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FreezeMark } from '../../ui/freezes/FreezeMark.tsx';
import { runsInto } from '../../ui/freezes/freeze-draft.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { planGantt, stretchOf } from './comparison.ts';
import type { DraftGroup } from './plan-draft.ts';
import { SmallGantt } from './SmallGantt.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  waves: { maxHeight: '45vh', overflowY: 'auto' },
});

interface ConfirmPlanProps<Answer> {
  readonly title: string;
  readonly plan: ComparedPlan;
  readonly playbook: PlaybookView;
  readonly groups: readonly DraftGroup[];
  readonly freezes: readonly FreezeWindow[];
  /** What waves do that run into a freeze. */
  readonly during: 'wait' | 'run';
  readonly saving: UseMutationResult<Answer, Error, PlanRollout>;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The last look before it is planned: every wave and the day on which it is all over. */
export function ConfirmPlan<Answer>(props: ConfirmPlanProps<Answer>) {
  const { title, plan, playbook, groups, freezes, during, saving, onConfirm, onCancel } = props;
  const styles = useStyles();
  const table = useStyledTable();
  const format = useFormat();
  const over = stretchOf([plan]);
  const frozen = plan.waves.filter((wave) => runsInto(wave, freezes).length > 0).length;
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
            {over !== undefined && (
              <SmallGantt
                gantt={planGantt(plan, playbook.phases, groups, over)}
                name={`${title}: waves over time. The table has all dates.`}
                freezes={freezes}
              />
            )}
            {frozen > 0 && (
              <Notice intent="info">
                {format.count(frozen, 'wave runs', 'waves run')} into a freeze.{' '}
                {during === 'wait' ? 'Each waits for its end' : 'Each runs on in it'}: the settings say so.
              </Notice>
            )}
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
                      <td>
                        {format.longDays(start, end)}
                        <FreezeMark names={runsInto({ groupId, start, end }, freezes)} during={during} />
                      </td>
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
