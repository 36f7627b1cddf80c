import { settableClock } from '../../../bot/base/clock.ts';
import type { AnnouncementRules } from '../../../bot/contract/announcements/announcement-rules.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { WebFiles } from '../../../bot/doors/http/web-files.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { anApp } from '../../support/an-app.ts';
import { addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { rolloutsWith } from '../../support/rollouts-with.ts';

export const FINANCE = 'autumn.identity.finance';
export const SALES = 'autumn.identity.sales';

/** Leads of all groups, of Finance alone and of Sales alone, an approver, and two people of the pilot set. */
export const ada = aPerson({ name: 'Ada Author', role: 'lead', leads: null });
export const ben = aPerson({ name: 'Ben Boss', role: 'lead', leads: null, approver: true });
export const fay = aPerson({ name: 'Fay Finance', role: 'lead', leads: ['finance'] });
export const sam = aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'] });
export const pia = aPerson({ name: 'Pia Pilot', pilot: true });
export const member = aPerson({ name: 'Mia Member' });

/** The product over HTTP on 24 September 2026, with the waves of Finance and Sales to come. */
export async function aPlannedApp({
  publicUrl,
  storage: given,
  webFiles,
}: {
  publicUrl?: null;
  storage?: Storage;
  webFiles?: WebFiles;
} = {}) {
  const clock = settableClock('2026-09-24T08:00:00Z');
  const opened = await anApp({
    clock,
    ...(publicUrl === null && { publicUrl }),
    ...(given && { storage: given }),
    ...(webFiles && { webFiles }),
  });
  const { app, storage, call } = opened;
  await addPeople(app.rooms.people.api, ada, ben, fay, sam, pia, member, aPerson({ groupId: 'sales' }));
  const [playbook] = shippedPlaybooks();
  if (!playbook) throw new Error('There is no playbook.');
  const rollouts = await rolloutsWith(storage, [playbook]);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);
  return {
    ...opened,
    clock,
    rollouts,
    async require(changes: Partial<AnnouncementRules>) {
      const { body } = await call(ben, 'GET', '/api/announcements/rules');
      const rules = { ...body.rules, ...changes };
      return call(ben, 'PUT', '/api/announcements/rules', { rules, seen: body.seen });
    },
  };
}
