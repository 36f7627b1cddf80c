import { TeamPanel } from '../team/TeamPanel.tsx';
import { EachRollout } from './EachRollout.tsx';

/** Who carries each rollout. */
export function TeamPart() {
  return <EachRollout>{({ id }) => <TeamPanel rolloutId={id} />}</EachRollout>;
}
