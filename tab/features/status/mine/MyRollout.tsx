import {
  Link,
  makeStyles,
  mergeClasses,
  Subtitle1,
  Subtitle2,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components';
import type { MyRolloutView, MyTurnView } from '../../../../bot/contract/overview/my-rollout.ts';
import { useMyRollout } from '../../../api/membership.ts';
import { useTraining } from '../../../api/training.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { MissingRollout } from '../../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../../ui/rollouts/RolloutPicker.tsx';
import { useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';
import { MaterialPanel } from './MaterialPanel.tsx';
import { MyTeams } from './MyTeams.tsx';
import { type MyTurns, myTurns, turnSentence, whatToDo } from './my-turns.ts';
import { PausePanel } from './PausePanel.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '760px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  summary: { cursor: 'pointer', marginBottom: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  turn: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalL,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  wave: {
    display: 'grid',
    gap: '2px',
    padding: `0 0 ${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    ':last-child': { paddingBottom: 0 },
  },
  now: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  training: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
});

/** One person's way through all rollouts: what is on, what comes, what is behind them, also after a change of group. */
export function MyRollout() {
  const mine = useMyRollout();
  const { id: chosen } = useChosenRollout();

  if (!mine.isSuccess)
    return <LoadingOrProblem query={mine} what="your rollout" problem="Your rollout could not be loaded" />;
  return <MyWay view={mine.data} chosen={chosen} />;
}

function MyWay({ view, chosen }: { view: MyRolloutView; chosen: string | undefined }) {
  const styles = useStyles();
  const format = useFormat();
  const { rollouts, group, today, missed } = view;
  const ofChosen = (one: { rollout: { id: string } }) => chosen === undefined || one.rollout.id === chosen;
  const turns = myTurns(view.turns.filter(ofChosen));
  const cancelled = view.cancelled.filter(ofChosen).map(({ words }) => words);
  const [only] = rollouts;
  const nothing = turns.now.length + turns.ahead.length + turns.done.length === 0;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div>
          <Title2 as="h1">My rollout</Title2>
          <br />
          <Text className={styles.quiet}>
            {only !== undefined && rollouts.length === 1 && `${only.name} · `}
            {group.name} · Today is {format.day(today)}
          </Text>
        </div>
        {rollouts.length > 1 && <RolloutPicker />}
      </div>
      <MissingRollout />
      {nothing && missed.length + cancelled.length === 0 && (
        <Empty title="Nothing is planned for your group yet">
          As soon as it has a date, you'll see it here, and Groundswell will tell you in chat when it's your
          turn.
        </Empty>
      )}
      {!nothing && (
        <section className={styles.turn} aria-label="My turn">
          <Subtitle1 as="p">{turnSentence(turns, today, missed.length > 0, format)}</Subtitle1>
        </section>
      )}
      {cancelled.length > 0 && <Cancelled sentences={cancelled} />}
      {missed.length > 0 && <Missed sentences={missed} />}
      <Steps turns={turns} group={group.id} today={today} />
      <MaterialPanel />
      <Training />
      <MyTeams rollouts={chosen === undefined ? rollouts : rollouts.filter(({ id }) => id === chosen)} />
      <PausePanel today={today} />
    </div>
  );
}

interface StepsProps {
  readonly turns: MyTurns;
  readonly group: string;
  readonly today: string;
}

function Steps({ turns: { now, ahead, done }, group, today }: StepsProps) {
  const styles = useStyles();
  const format = useFormat();
  const list = (turns: readonly MyTurnView[]) => (
    <ol className={styles.list}>
      {turns.map((turn) => (
        <Step key={turn.waveId} turn={turn} group={group} today={today} />
      ))}
    </ol>
  );
  return (
    <>
      {now.length > 0 && <Panel title="Now">{list(now)}</Panel>}
      {ahead.length > 0 && <Panel title="What comes">{list(ahead)}</Panel>}
      {done.length > 0 && (
        <Panel title="What you have had">
          <details>
            <summary className={styles.summary}>{format.count(done.length, 'step', 'steps')}</summary>
            {list(done)}
          </details>
        </Panel>
      )}
    </>
  );
}

function Cancelled({ sentences }: { sentences: readonly string[] }) {
  return (
    <Notice title="Cancelled">
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Notice>
  );
}

function Missed({ sentences }: { sentences: readonly string[] }) {
  return (
    <Notice title="Not everything has a date for you">
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      Your rollout team sees this. If you need it soon, report it under My issues.
    </Notice>
  );
}

function Step({ turn, group, today }: { turn: MyTurnView; group: string; today: string }) {
  const styles = useStyles();
  const { name, state, goal, note, held } = turn;
  const toDo = whatToDo(turn, today);
  return (
    <li className={mergeClasses(styles.wave, state === 'in-progress' && styles.now)}>
      <Subtitle2 as="h3">{name}</Subtitle2>
      <WaveStateMark state={state} />
      {held === null ? <Dates turn={turn} group={group} /> : <Text>No new date yet. {held.hears}</Text>}
      {held !== null && <Text>Why: {held.why}</Text>}
      {note !== null && <Text>{note}</Text>}
      <Text>{goal}</Text>
      {toDo.length > 0 && (
        <>
          <Text weight="semibold">
            {state === 'in-progress' ? "What to do now, if you haven't yet" : 'What to do before'}
          </Text>
          <ul className={styles.training}>
            {toDo.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function Dates({ turn, group }: { turn: MyTurnView; group: string }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Text className={styles.quiet}>
      {format.longDays(turn.start, turn.end)}
      {turn.group.id !== group && `, with ${turn.group.name}`}
    </Text>
  );
}

function Training() {
  const styles = useStyles();
  const format = useFormat();
  const training = useTraining();
  // Training is an extra here: without it the screen still says everything about dates.
  if (training.data === undefined || training.data.items.length === 0) return null;
  return (
    <Panel title="Training for you now">
      <ul className={styles.training}>
        {training.data.items.map((item) => (
          <li key={item.id}>
            <Link href={item.url} target="_blank" rel="noreferrer" inline>
              {item.title}
            </Link>{' '}
            <Text className={styles.quiet}>
              {format.count(item.minutes, 'minute', 'minutes')}, opens outside Teams
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
