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
import { useMyRollout } from '../../../api/membership.ts';
import { useTraining } from '../../../api/training.ts';
import type { Format } from '../../../ui/format/format.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';
import { TeamPanel } from '../team/TeamPanel.tsx';
import { MaterialPanel } from './MaterialPanel.tsx';
import { type MyTurn, type MyWave, myTurn } from './my-waves.ts';
import { PausePanel } from './PausePanel.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '760px' },
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

/** One person's way through the rollout: what is on, what comes, what is behind them, also after a change of group. */
export function MyRollout() {
  const styles = useStyles();
  const format = useFormat();
  const mine = useMyRollout();

  if (mine.data === undefined)
    return <LoadingOrProblem query={mine} what="your rollout" problem="Your rollout could not be loaded" />;
  const { rollout, group, today, waves, missed } = mine.data;
  return (
    <div className={styles.root}>
      <div>
        <Title2 as="h1">My rollout</Title2>
        <br />
        <Text className={styles.quiet}>
          {rollout !== null && `${rollout.title} · `}
          {group.name} · Today is {format.day(today)}
        </Text>
      </div>
      {waves.length === 0 && missed.length === 0 ? (
        <Empty title="Nothing is planned for your group yet">
          As soon as it has a date, you'll see it here, and Groundswell will tell you in chat when it's your
          turn.
        </Empty>
      ) : (
        <>
          {waves.length > 0 && (
            <section className={styles.turn} aria-label="My turn">
              <Subtitle1 as="p">{turnSentence(myTurn(waves, today), missed.length > 0, format)}</Subtitle1>
            </section>
          )}
          {missed.length > 0 && <Missed sentences={missed} />}
          {waves.length > 0 && (
            <Panel title="Step by step">
              <ol className={styles.list}>
                {waves.map((wave) => (
                  <Step key={wave.waveId} wave={wave} group={group.id} />
                ))}
              </ol>
            </Panel>
          )}
        </>
      )}
      <MaterialPanel />
      <Training />
      {rollout !== null && <TeamPanel rolloutId={rollout.id} />}
      <PausePanel today={today} />
    </div>
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

function Step({ wave, group }: { wave: MyWave; group: string }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <li className={mergeClasses(styles.wave, wave.state === 'in-progress' && styles.now)}>
      <Subtitle2 as="h3">{wave.phase.name}</Subtitle2>
      <WaveStateMark state={wave.state} />
      <Text className={styles.quiet}>
        {format.longDays(wave.start, wave.end)}
        {wave.group.id !== group && `, with ${wave.group.name}`}
      </Text>
      {wave.note !== null && <Text>{wave.note}</Text>}
      <Text>{wave.goal}</Text>
    </li>
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

function turnSentence(turn: MyTurn, missed: boolean, format: Format): string {
  switch (turn.kind) {
    case 'now':
      return `It is your turn: ${nameOf(turn)}, for another ${format.count(turn.daysLeft, 'day', 'days')}.`;
    case 'held':
      return `${nameOf(turn)} is on hold. You will hear from us before it goes on.`;
    case 'next':
      return `Next for you: ${nameOf(turn)}, from ${format.day(turn.mine.start)} (${inDays(turn.daysUntil, format)}).`;
    case 'done':
      return missed
        ? 'What was planned for you is over.'
        : 'You have everything. Nothing more is coming in this rollout.';
    case 'nothing':
      return 'Nothing is planned for you yet.';
  }
}

function inDays(days: number, format: Format): string {
  if (days <= 0) return 'any day now';
  if (days === 1) return 'tomorrow';
  return `in ${format.count(days, 'day', 'days')}`;
}

function nameOf(turn: Extract<MyTurn, { mine: unknown }>): string {
  return turn.mine.phase.name;
}
