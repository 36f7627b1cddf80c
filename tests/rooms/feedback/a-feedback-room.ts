import { settableClock } from '../../../bot/base/clock.ts';
import { aHouse, type HouseWishes } from '../../support/a-house.ts';
import { anItOnlyPhase, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aRollout, aWave } from '../../support/builders.ts';

const playbook = aPlaybook({
  phases: [anItOnlyPhase(), aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })],
});

/** The room on real storage, on 10 September, while finance is in Identity and the pilot set in Windows. */
export async function aFeedbackRoom({
  messenger = {},
  shipped = [],
}: Pick<HouseWishes, 'messenger' | 'shipped'> = {}) {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const house = await aHouse({ clock, messenger, shipped: [playbook, ...shipped] });
  await house.rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
    aWave('windows', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('windows', 'finance', '2026-10-01', '2026-11-01'),
  ]);
  return { ...house, playbook, clock, feedback: house.rooms.feedback.api };
}
