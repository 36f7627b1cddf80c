import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { GateView } from '../../bot/contract/gates.ts';
import { useFormat } from '../format/format-context.tsx';
import { wentUndecided } from './gate-list.ts';
import { GateStateMark, StormMark } from './Marks.tsx';
import { HOLD_WORDS, verdictSentence } from './words.ts';

const useStyles = makeStyles({
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

/** Where the gate stands, in sentences. */
export function Verdict({ gate }: { gate: GateView }) {
  const styles = useStyles();
  const format = useFormat();
  const { conditions, state, storm, heldBy, events, opensOn } = gate;
  const sentence = verdictSentence(conditions, format);
  const failing = conditions.some(({ outcome }) => outcome === 'fail');
  const passing = conditions.every(({ outcome }) => outcome === 'pass');
  const stopped = events.find(({ kind }) => kind === 'storm');
  // The storm brake has its own bar.
  const others = heldBy.filter(({ kind }) => !(storm && kind === 'storm'));
  return (
    <>
      <div className={styles.marks}>
        <GateStateMark gate={gate} />
        {storm && <StormMark />}
      </div>
      {storm && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The storm brake has stopped this wave</MessageBarTitle>
            {stopped?.reason} Only a decision lets it go on.{' '}
            {heldBy.filter(({ kind }) => kind === 'storm').map(({ why }) => `People hear: ${why}`)}
          </MessageBarBody>
        </MessageBar>
      )}
      {others.map(({ kind, why }) => (
        <MessageBar key={`${kind} ${why}`} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{HOLD_WORDS[kind]}</MessageBarTitle>
            People hear: {why}
          </MessageBarBody>
        </MessageBar>
      ))}
      <MessageBar intent={passing ? 'success' : failing ? 'error' : 'warning'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{sentence}</MessageBarTitle>
          {wentUndecided(gate) && 'Nobody decided at this gate before the wave went.'}
          {state === 'coming' &&
            !wentUndecided(gate) &&
            `The gate is brought to its leads on ${format.day(opensOn)}; until then this may change.`}
        </MessageBarBody>
      </MessageBar>
    </>
  );
}
