import { type Lead, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import { PILOT } from '../../people/person.ts';
import type { Wave } from './rollout.ts';

/** Whether this lead acts for the people of a wave. The pilot set belongs to leads of all groups. */
export function leadsWave(caller: Lead, wave: Pick<Wave, 'groupId'>): boolean {
  return wave.groupId === PILOT ? leadsEverybody(caller) : leadsGroup(caller, wave.groupId);
}
