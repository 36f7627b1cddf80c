import { makeStyles, tokens } from '@fluentui/react-components';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
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
        <Notice intent="error" title="The storm brake has stopped this wave">
          {stopped?.reason} Only a decision lets it go on.{' '}
          {heldBy.filter(({ kind }) => kind === 'storm').map(({ why }) => `People hear: ${why}`)}
        </Notice>
      )}
      {others.map(({ kind, why }) => (
        <Notice key={`${kind} ${why}`} title={HOLD_WORDS[kind]}>
          People hear: {why}
        </Notice>
      ))}
      <Notice intent={passing ? 'success' : failing ? 'error' : 'warning'} title={sentence}>
        {wentUndecided(gate) && 'Nobody decided at this gate before the wave went.'}
        {state === 'coming' &&
          !wentUndecided(gate) &&
          `The gate is brought to its leads on ${format.day(opensOn)}; until then this may change.`}
      </Notice>
    </>
  );
}
