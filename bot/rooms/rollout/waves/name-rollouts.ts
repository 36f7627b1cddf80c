import { message, type Words } from '../../../base/words/message.ts';
import type { Rollout } from './rollout.ts';

type Titled = Pick<Rollout, 'id' | 'title' | 'start'>;

/** What each rollout is called, by id: its title, and where another has the same one its start, or its id, as well. */
export function nameRollouts(rollouts: readonly Titled[]): Map<string, Words> {
  const byTitle = Map.groupBy(rollouts, ({ title }) => title.toLowerCase());
  return new Map(
    rollouts.map((rollout) => [
      rollout.id,
      nameAmong(byTitle.get(rollout.title.toLowerCase()) ?? [], rollout),
    ]),
  );
}

function nameAmong(namesakes: readonly Titled[], { id, title, start }: Titled): Words {
  if (namesakes.length < 2) return title;
  const sameStart = namesakes.filter((other) => other.start.equals(start)).length > 1;
  if (sameStart) return message('rollout.titled-with-id', { title, id });
  return message('rollout.titled-from', { title, start: { day: start.toString() } });
}
