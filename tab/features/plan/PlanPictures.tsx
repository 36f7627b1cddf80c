import { makeStyles, mergeClasses, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { StrategyWords } from '../../../bot/contract/rollout/compare.ts';
import type { FreezeWindow, PlaybookView, StrategyId } from '../../../bot/contract/rollout/rollout.ts';
import { lastDay } from '../../ui/format/calendar.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { nameOf, type Plan, planGantt, stretchOf } from './comparison.ts';
import { PhaseLegend } from './PhaseLegend.tsx';
import type { DraftGroup } from './plan-draft.ts';
import { SmallGantt } from './SmallGantt.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'stretch',
  },
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    alignContent: 'start',
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  chosen: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PlanPicturesProps {
  readonly plans: readonly Plan[];
  readonly strategies: readonly StrategyWords[];
  readonly playbook: PlaybookView;
  readonly groups: readonly DraftGroup[];
  readonly freezes: readonly FreezeWindow[];
  /** null where there is nothing to choose, as for a workload. */
  readonly chosen: StrategyId | null;
  readonly onChoose: (strategy: StrategyId) => void;
}

/** One picture for each plan, all to one scale, each with the way to choose it. */
export function PlanPictures({
  plans,
  strategies,
  playbook,
  groups,
  freezes,
  chosen,
  onChoose,
}: PlanPicturesProps) {
  const styles = useStyles();
  const over = stretchOf(plans);
  const picture = (plan: Plan, name: string) => (
    <Picture plan={plan} name={name} playbook={playbook} groups={groups} freezes={freezes} over={over} />
  );
  const steps = playbook.phases.filter(({ audience }) => audience === 'users').map(({ name }) => name);
  const configuration = plans.some((plan) => plan.ok && plan.configuration !== null);

  return (
    <>
      {chosen === null ? (
        plans.map((plan) => <div key={plan.strategy}>{picture(plan, playbook.name)}</div>)
      ) : (
        <RadioGroup
          value={chosen}
          aria-label="Strategy"
          className={styles.cards}
          onChange={(_, data) => {
            const picked = strategies.find(({ id }) => id === data.value);
            if (picked !== undefined) onChoose(picked.id);
          }}
        >
          {plans.map((plan) => {
            const name = nameOf(plan, strategies);
            return (
              <div
                key={plan.strategy}
                className={mergeClasses(styles.card, plan.strategy === chosen && styles.chosen)}
              >
                <Radio value={plan.strategy} label={name} disabled={!plan.ok} />
                <Text className={styles.quiet}>
                  {strategies.find(({ id }) => id === plan.strategy)?.meaning}
                </Text>
                {picture(plan, name)}
              </div>
            );
          })}
        </RadioGroup>
      )}
      {over !== undefined && (
        <PhaseLegend steps={steps} configuration={configuration} freezes={freezes.length > 0} />
      )}
    </>
  );
}

interface PictureProps {
  readonly plan: Plan;
  readonly name: string;
  readonly playbook: PlaybookView;
  readonly groups: readonly DraftGroup[];
  readonly freezes: readonly FreezeWindow[];
  readonly over: { start: string; end: string } | undefined;
}

function Picture({ plan, name, playbook, groups, freezes, over }: PictureProps) {
  const styles = useStyles();
  const format = useFormat();
  if (!plan.ok || over === undefined) {
    return <Text>{plan.ok ? 'This plan has no waves.' : `Not possible: ${plan.why}`}</Text>;
  }
  return (
    <>
      <SmallGantt
        gantt={planGantt(plan, playbook.phases, groups, over)}
        name={`${name}: waves over time. The table has the figures.`}
        freezes={freezes}
      />
      <Text className={styles.quiet}>
        Until {format.day(lastDay(plan.end))}, {format.count(plan.days, 'day', 'days')} in all
      </Text>
    </>
  );
}
