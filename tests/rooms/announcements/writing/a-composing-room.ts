import { randomUUID } from 'node:crypto';
import { settableClock } from '../../../../bot/base/clock.ts';
import {
  type AnnouncingRules,
  changeAnnouncingRules,
} from '../../../../bot/contract/announcements/announcing-rules.ts';
import {
  getComposition,
  getCompositions,
  saveComposition,
  stepComposition,
} from '../../../../bot/contract/announcements/compose.ts';
import type { Composition, LifeStep } from '../../../../bot/contract/announcements/composition.ts';
import { openListsTable } from '../../../../bot/rooms/announcements/audience/lists-table.ts';
import { reviewRoutes } from '../../../../bot/rooms/announcements/reviewing/review-routes.ts';
import { openReviewsTable } from '../../../../bot/rooms/announcements/reviewing/reviews-table.ts';
import { rulesRoutes } from '../../../../bot/rooms/announcements/rules/rules-routes.ts';
import { openRulesTable } from '../../../../bot/rooms/announcements/rules/rules-table.ts';
import { openAuditTable } from '../../../../bot/rooms/announcements/writing/audit-table.ts';
import type { DeliveryDesk } from '../../../../bot/rooms/announcements/writing/compose-deps.ts';
import { composeRoutes } from '../../../../bot/rooms/announcements/writing/compose-routes.ts';
import { createCompositions } from '../../../../bot/rooms/announcements/writing/compositions.ts';
import { openCompositionsTable } from '../../../../bot/rooms/announcements/writing/compositions-table.ts';
import { openChannelBook } from '../../../../bot/rooms/channels/channel-book.ts';
import { openConnectionsTable } from '../../../../bot/rooms/channels/connections-table.ts';
import { openTeamsTable } from '../../../../bot/rooms/channels/teams-table.ts';
import { openRolloutTeam } from '../../../../bot/rooms/crew/rollout-team.ts';
import { openCardWork } from '../../../../bot/rooms/delivery/delivered-cards/card-work-table.ts';
import { openPeople } from '../../../../bot/rooms/people/people.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

export const ada = callerOf(aPerson({ name: 'Ada Author', role: 'lead', leads: null }));
export const ben = callerOf(aPerson({ name: 'Ben Boss', role: 'lead', leads: null, approver: true }));
export const ofSales = callerOf(aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'] }));

export function aComposition(changes: Partial<Composition> = {}): Composition {
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

/** On 12 September, before the waves of Finance and Sales. The desk only writes down what it is asked for. */
export async function aComposingRoom(clock = settableClock('2026-09-12T10:00:00Z')) {
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
  const desk: DeliveryDesk = {
    start: async ({ id }) => void asked.push(`start ${id}`),
    resume: async (id) => void asked.push(`resume ${id}`),
    resend: async (id) => void asked.push(`resend ${id}`),
    missing: async () => 1,
    missingPosts: async () => 0,
    cancel: async (id) => void asked.push(`cancel ${id}`),
    retract: async (id) => void asked.push(`retract ${id}`),
    updateCards: async (id) => void asked.push(`update ${id}`),
    delivered: async () => asked.length > 0,
    course: async () => undefined,
  };
  const teams = await openTeamsTable(storage);
  const connections = await openConnectionsTable(storage);
  const deps = {
    people,
    rollouts,
    team: await openRolloutTeam(storage, people),
    lists: await openListsTable(storage),
    compositions: await openCompositionsTable(storage),
    audit: await openAuditTable(storage),
    reviews: await openReviewsTable(storage),
    rules: await openRulesTable(storage),
    desk,
    teams,
    connections,
    channelBook: openChannelBook(teams, connections),
    cardWork: await openCardWork(storage),
    clock,
    timeZone: 'UTC',
  };
  const routes = [
    ...composeRoutes({ ...deps, service: createCompositions(deps) }),
    ...reviewRoutes(deps),
    ...rulesRoutes(deps),
  ];
  return {
    storage,
    deps,
    routes,
    asked,
    pilot: callerOf(pilot),
    save: (composition: Composition, { id = randomUUID() as string, seen = 0, caller = ada } = {}) =>
      callRoute(routes, saveComposition, { caller, params: { id }, body: { composition, seen } }),
    step: (id: string, step: LifeStep, seen: number, caller = ada) =>
      callRoute(routes, stepComposition, { caller, params: { id }, body: { step, seen } }),
    view: (id: string, caller = ada) => callRoute(routes, getComposition, { caller, params: { id } }),
    list: (caller = ada, query: Record<string, string> = {}) =>
      callRoute(routes, getCompositions, { caller, query }),
    async require(changes: Partial<AnnouncingRules>) {
      const { rules, seen } = await deps.rules.get();
      return callRoute(routes, changeAnnouncingRules, {
        caller: ben,
        body: { rules: { ...rules, ...changes }, seen },
      });
    },
  };
}
