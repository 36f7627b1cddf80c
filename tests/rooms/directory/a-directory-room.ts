import { settableClock } from '../../../bot/base/clock.ts';
import {
  getDirectory,
  getWaveAdded,
  markListed,
  markWholeWave,
  setDirectoryGroup,
  takeBackMark,
} from '../../../bot/contract/directory/directory.ts';
import type { Caller } from '../../../bot/doors/http/route.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { anItOnlyPhase, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

export const FINANCE = 'autumn.identity.finance';
export const PILOTS = 'autumn.identity.pilot';
export const AT = '2026-09-10T10:00:00.000Z';

/** Three people in Finance and one in Sales, and two of the pilot set; a rollout of two phases for them. */
export async function aDirectoryRoom() {
  const identity = aUserPhase({ addedTo: 'Sign-in - {group}' });
  const windows = aUserPhase({ id: 'windows', name: 'Windows' });
  const playbook = aPlaybook({ phases: [anItOnlyPhase(), identity, windows] });
  const clock = settableClock(AT);
  const { rooms, people, rollouts, routes } = await aHouse({ clock, shipped: [playbook] });
  const somebody = (name: string, changes: Partial<Person> = {}) =>
    aPerson({ name, upn: `${name.toLowerCase()}@contoso.example`, ...changes });
  const finance = [somebody('Ada'), somebody('Ben'), somebody('Cleo')];
  const sales = somebody('Dora', { groupId: 'sales' });
  const pilots = [somebody('Ed', { pilot: true }), somebody('Fay', { pilot: true, groupId: 'sales' })];
  await addPeople(people, ...finance, sales, ...pilots);

  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
    aWave('identity', 'empty', '2026-12-01', '2027-01-01'),
  ]);
  return {
    people,
    adoption: rooms.adoption.api,
    directory: rooms.directory.api,
    finance,
    pilots,
    clock,
    see: (caller: Caller, id = 'autumn') => callRoute(routes, getDirectory, { caller, params: { id } }),
    name: (caller: Caller, phaseId: string, body: unknown) =>
      callRoute(routes, setDirectoryGroup, { caller, params: { id: 'autumn', phaseId }, body }),
    wave: (caller: Caller, waveId = FINANCE) =>
      callRoute(routes, getWaveAdded, { caller, params: { waveId } }),
    whole: (caller: Caller, waveId = FINANCE) =>
      callRoute(routes, markWholeWave, { caller, params: { waveId } }),
    list: (caller: Caller, body: string, waveId = FINANCE) =>
      callRoute(routes, markListed, { caller, params: { waveId }, body }),
    back: (caller: Caller, mark: string, waveId = FINANCE) =>
      callRoute(routes, takeBackMark, { caller, params: { waveId }, body: { mark } }),
  };
}
