import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { settableClock } from '../../../../bot/base/clock.ts';
import { message } from '../../../../bot/base/words/message.ts';
import type { Announcement, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import {
  type AnnouncementRules,
  changeAnnouncementRules,
} from '../../../../bot/contract/announcements/announcement-rules.ts';
import {
  getAnnouncement,
  getAnnouncements,
  saveAnnouncement,
  stepAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import type { Jobs } from '../../../../bot/doors/jobs/job.ts';
import type { Messenger } from '../../../../bot/doors/teams/messenger.ts';
import { FREEZE, RETRACT, UPDATE_CARDS } from '../../../../bot/rooms/announcements/job-kinds.ts';
import { openReviewsTable } from '../../../../bot/rooms/announcements/reviewing/reviews-table.ts';
import { openAnnouncementsRoom } from '../../../../bot/rooms/announcements/room.ts';
import { openRolloutTeam } from '../../../../bot/rooms/crew/rollout-team.ts';
import { openDeliveryRoom } from '../../../../bot/rooms/delivery/room.ts';
import { openPeople } from '../../../../bot/rooms/people/people.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aConversation, addPeople, aPerson, aRollout, aWave, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { noWeb } from '../../../support/no-web.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';
import { aTelling } from '../../telling/a-telling.ts';

export const ada = callerOf(aPerson({ name: 'Ada Author', role: 'lead', leads: null }));
export const ben = callerOf(aPerson({ name: 'Ben Boss', role: 'lead', leads: null, approver: true }));
export const ofSales = callerOf(aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'] }));

export function anAnnouncement(changes: Partial<Announcement> = {}): Announcement {
  return {
    audience: { kind: 'wave', waveId: 'autumn.identity.finance' },
    exclude: { groups: [], pilot: false, champions: false, listId: null },
    fallback: 'en',
    contents: { en: { title: 'Your turn', text: 'Dear {firstName}, soon.', picture: null, buttons: [] } },
    training: [],
    essential: false,
    schedule: { kind: 'now' },
    template: null,
    ...changes,
  };
}

const Announced = z.object({ id: z.string() });

/** What is asked of the room of delivery, as tests read it. */
const NAMES: Readonly<Record<string, string>> = {
  [FREEZE.kind]: 'start',
  [UPDATE_CARDS.kind]: 'update',
  [RETRACT.kind]: 'retract',
};

/** On 12 September, before the waves of Finance and Sales. What is queued is only written down. */
export async function anAnnouncementsRoom({
  clock = settableClock('2026-09-12T10:00:00Z'),
  messenger = {},
}: {
  clock?: ReturnType<typeof settableClock>;
  /** What Teams does. */
  messenger?: Partial<Messenger>;
} = {}) {
  const storage = testStorage();
  const people = await openPeople(storage);
  const pilot = aPerson({ name: 'Pia Pilot', pilot: true });
  await addPeople(people, aPerson(), pilot, aPerson({ groupId: 'sales' }));
  const playbook = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });
  const rollouts = await rolloutsWith(storage, [playbook]);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
    aWave('identity', 'sales', '2026-09-25', '2026-10-05'),
  ]);
  const asked: string[] = [];
  const jobs: Jobs = {
    async add({ kind }, data) {
      if (NAMES[kind]) asked.push(`${NAMES[kind]} ${Announced.parse(data).id}`);
    },
  };
  const given = {
    people,
    rollouts,
    team: await openRolloutTeam(storage, people),
    ...aTelling({ people, messenger }),
    jobs,
    clock,
    timeZone: 'UTC',
    sendRate: 45,
  };
  const room = await openAnnouncementsRoom(storage, {
    ...given,
    publicUrl: null,
    canInstall: false,
    webFiles: noWeb,
  });
  const delivery = await openDeliveryRoom(storage, {
    ...given,
    announcements: room.api,
    home: { tenantId: aConversation().tenantId, appId: null },
    issues: { attach: async () => {} },
    askForReport: async () => ({ say: message('common.one', { value: 'What went wrong?' }) }),
  });
  const deps = { ...room.api.authoringDeps, ...room.api, reviews: await openReviewsTable(storage), ...given };
  const routes = [...room.routes, ...delivery.routes];
  return {
    storage,
    deps,
    routes,
    asked,
    pilot: callerOf(pilot),
    save: (announcement: Announcement, { id = randomUUID() as string, seen = 0, caller = ada } = {}) =>
      callRoute(routes, saveAnnouncement, { caller, params: { id }, body: { announcement, seen } }),
    step: (id: string, step: LifeStep, seen: number, caller = ada) =>
      callRoute(routes, stepAnnouncement, { caller, params: { id }, body: { step, seen } }),
    view: (id: string, caller = ada) => callRoute(routes, getAnnouncement, { caller, params: { id } }),
    list: (caller = ada, query: Record<string, string> = {}) =>
      callRoute(routes, getAnnouncements, { caller, query }),
    async require(changes: Partial<AnnouncementRules>) {
      const { rules, seen } = await deps.rules.get();
      return callRoute(routes, changeAnnouncementRules, {
        caller: ben,
        body: { rules: { ...rules, ...changes }, seen },
      });
    },
  };
}
