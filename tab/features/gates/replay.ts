import type { Outcome } from '../../../bot/contract/gates/gate-conditions.ts';
import type {
  ReplayedCondition,
  ReplayedWave,
  replayGates,
} from '../../../bot/contract/gates/gate-replay.ts';
import type { Reply } from '../../api/request.ts';
import type { Format } from '../../ui/format/format.ts';

type Judged = Pick<ReplayedWave, 'was' | 'would' | 'wave'>;

/** Waves whose verdict would change first; within each part the latest first. */
export function replayOrder<W extends Judged>(waves: readonly W[]): readonly W[] {
  const latest = waves.toSorted((a, b) => b.wave.start.localeCompare(a.wave.start));
  return [...latest.filter(changed), ...latest.filter((wave) => !changed(wave))];
}

export function changed({ was, would }: Pick<ReplayedWave, 'was' | 'would'>): boolean {
  return was !== would;
}

/** What the changed limits would have done, in sentences. */
export function replaySentences(
  { waves, withoutFacts }: Reply<typeof replayGates>,
  format: Format,
): readonly string[] {
  const sentences: string[] = [];
  if (waves.length === 0) {
    sentences.push('There is no past wave yet whose facts were collected.');
  } else {
    const held = waves.filter(({ wouldHold }) => wouldHold).length;
    const others = waves.filter(changed).length;
    sentences.push(
      `${format.number(held)} of ${format.count(waves.length, 'past wave', 'past waves')} would not have gone by ${held === 1 ? 'itself' : 'themselves'}.`,
      others === 0
        ? 'No verdict would have changed.'
        : `${format.count(others, 'verdict', 'verdicts')} would have been another one.`,
    );
  }
  if (withoutFacts > 0) {
    sentences.push(
      `${format.count(withoutFacts, 'past wave is', 'past waves are')} left out: the facts of that day were never collected.`,
    );
  }
  return sentences;
}

/** One condition then and now: `passed, would fail`. */
export function replayedWords({ was, would }: Pick<ReplayedCondition, 'was' | 'would'>): string {
  if (would === null) return `${THEN[was ?? 'pass']}, would not be asked`;
  if (was === would) return `${THEN[was]} then as well`;
  return `${was === null ? 'was not asked' : THEN[was]}, would ${NOW[would]}`;
}

const THEN: Record<Outcome, string> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'could not be judged',
};
const NOW: Record<Outcome, string> = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'not be judged',
};
