import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type FormEvent, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RolloutCopy } from '../../../bot/contract/overview/rollout-life.ts';
import type { PlanningView } from '../../../bot/contract/rollout/compare.ts';
import type { PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import { useComparison } from '../../api/planning.ts';
import { usePlanRollout } from '../../api/rollout.ts';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { windowsOf } from '../../ui/freezes/freeze-draft.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { CollisionPanel } from './CollisionPanel.tsx';
import { ComparisonPanel } from './ComparisonPanel.tsx';
import { ConfirmPlan } from './ConfirmPlan.tsx';
import { commonRefusal, faultsInAnswer, maySayWhy, nameOf } from './comparison.ts';
import { draftOfCopy } from './draft-of-copy.ts';
import { GroupOrder } from './GroupOrder.tsx';
import { PlanBasics } from './PlanBasics.tsx';
import { draftFaults, newDraft, type PlanDraft, wishOf } from './plan-draft.ts';
import { rolloutId } from './rollout-id.ts';
import { SettingsFields } from './SettingsFields.tsx';
import { useUndoPlanToast } from './use-undo-plan-toast.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
  },
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface PlanFormProps {
  readonly playbooks: readonly PlaybookView[];
  readonly planning: PlanningView;
  /** Begins like another rollout, if there is one to be like. */
  readonly copy?: RolloutCopy | undefined;
}

/** What, when and for whom; under it what that means; and at the end the decision. */
export function PlanForm({ playbooks, planning, copy }: PlanFormProps) {
  const styles = useStyles();
  const format = useFormat();
  const navigate = useNavigate();
  const planned = useUndoPlanToast();
  const saving = usePlanRollout();
  const [draft, setDraft] = useState(() =>
    copy ? draftOfCopy(planning, copy) : newDraft(planning, playbooks[0]?.id ?? ''),
  );
  const [confirming, setConfirming] = useState(false);
  const playbook = playbooks.find(({ id }) => id === draft.playbookId);
  const kind = playbook?.kind ?? 'foundation';
  const wish = useMemo(() => wishOf(draft, kind), [draft, kind]);
  const settled = useDebounced(wish);
  const comparison = useComparison(settled);

  if (playbook === undefined) return null;
  const workload = kind === 'workload';
  const current = settled === wish && wish !== null && !comparison.isPlaceholderData;
  const plans = comparison.data?.plans ?? [];
  const refusal = current ? commonRefusal(plans) : undefined;
  const faults = {
    ...draftFaults(draft),
    ...(refusal?.place ? { [refusal.place]: refusal.why } : {}),
    ...faultsInAnswer(comparison.error),
  };
  const plan = plans.find(({ strategy }) => workload || strategy === draft.strategy);
  const title = draft.title.trim();
  const change = (part: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const ask = (event: FormEvent): void => {
    event.preventDefault();
    saving.reset();
    setConfirming(true);
  };
  const confirm = (): void => {
    if (wish === null || saving.isPending) return;
    const { strategy, start } = draft;
    const collisionReason = plan?.ok && plan.collisions ? draft.collisionReason.trim() : '';
    saving.mutate(
      {
        ...wish,
        id: rolloutId(title, start),
        title,
        strategy,
        ...(collisionReason === '' ? {} : { collisionReason }),
      },
      {
        onSuccess: ({ rollout, waves }) => {
          planned(`${title} is planned: ${format.count(waves, 'wave', 'waves')}.`, rollout.id);
          navigate('/status');
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={ask}>
      <Panel title="What, when and for whom">
        <div className={styles.columns}>
          <PlanBasics
            draft={draft}
            playbooks={playbooks}
            playbook={playbook}
            faults={faults}
            onChange={change}
          />
          <GroupOrder
            groups={draft.groups}
            workload={workload}
            fault={faults.groups}
            onChange={(groups) => change({ groups })}
          />
        </div>
        <SettingsFields
          draft={draft}
          lengths={planning.playbooks.find(({ id }) => id === playbook.id)}
          upFront={nameOf({ strategy: 'up-front' }, planning.strategies)}
          workload={workload}
          faults={faults}
          onChange={change}
        />
      </Panel>
      <ComparisonPanel
        comparison={comparison}
        asked={settled !== null}
        current={current}
        refusal={refusal}
        strategies={planning.strategies}
        playbook={playbook}
        draft={draft}
        onChoose={(strategy) => change({ strategy })}
      />
      {current && plan?.ok && plan.collisions && (
        <CollisionPanel
          collisions={plan.collisions}
          reason={draft.collisionReason}
          onReason={(collisionReason) => change({ collisionReason })}
          onStart={(start) => change({ start })}
        />
      )}
      <div className={styles.end}>
        <Button
          appearance="primary"
          type="submit"
          disabled={title === '' || !current || !plan?.ok || !maySayWhy(plan, draft.collisionReason)}
        >
          Plan it
        </Button>
        <Text className={styles.quiet}>You see every wave once more before anything is stored.</Text>
      </div>
      {confirming && plan?.ok && (
        <ConfirmPlan
          title={title}
          plan={plan}
          playbook={playbook}
          groups={draft.groups}
          freezes={windowsOf(draft.freezes)}
          during={draft.duringFreezes}
          saving={saving}
          onConfirm={confirm}
          onCancel={() => setConfirming(false)}
        />
      )}
    </form>
  );
}
