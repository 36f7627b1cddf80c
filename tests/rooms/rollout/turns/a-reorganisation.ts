import { settableClock } from '../../../../bot/base/clock.ts';
import { holdWave } from '../../../../bot/contract/overview/moves.ts';
import { getMyRollout } from '../../../../bot/contract/overview/my-rollout.ts';
import { getMembership } from '../../../../bot/contract/rollout/membership.ts';
import { getStatus } from '../../../../bot/contract/rollout/rollout.ts';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import type { Caller } from '../../../../bot/doors/http/route.ts';
import { createConversation } from '../../../../bot/doors/teams/conversation.ts';
import { openAdoption } from '../../../../bot/rooms/adoption/usage-snapshots.ts';
import { openExitCriteria } from '../../../../bot/rooms/criteria/exit-criteria.ts';
import { openImportingRoom } from '../../../../bot/rooms/importing/room.ts';
import { moveRoutes } from '../../../../bot/rooms/overview/moves/move-routes.ts';
import { myRolloutRoutes } from '../../../../bot/rooms/overview/my-rollout/my-rollout-routes.ts';
import { statusRoutes } from '../../../../bot/rooms/overview/status/status-routes.ts';
import { openPeople } from '../../../../bot/rooms/people/people.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { rolloutChat } from '../../../../bot/rooms/rollout/chat.ts';
import { rolloutRoutes } from '../../../../bot/rooms/rollout/routes.ts';
import { membershipRoutes } from '../../../../bot/rooms/rollout/turns/membership-routes.ts';
import { openPlanChanges } from '../../../../bot/rooms/rollout/waves/plan-changes.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, aRollout, aWave, callerOf, senderOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { testStorage } from '../../../support/storage.ts';
import { bringPeople } from '../../importing/an-importing-room.ts';
import { aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';

const lead = aCaller({ role: 'lead', leads: null });

const playbook = aPlaybook({
  phases: [
    aUserPhase({ prework: ['Charge your phone.'] }),
    aUserPhase({ id: 'devices', name: 'Devices', userStatement: 'I get a new laptop.' }),
    aUserPhase({ id: 'apps', name: 'Apps', userStatement: 'I get new apps.' }),
  ],
});

/** Each phase: the pilot set, then Finance, then Sales; Finance begins a phase when Sales begins the one before. */
const planned = [
  aWave('identity', 'pilot', '2026-09-01', '2026-09-11'),
  aWave('identity', 'finance', '2026-09-11', '2026-09-21'),
  aWave('devices', 'pilot', '2026-09-11', '2026-09-21'),
  aWave('identity', 'sales', '2026-09-21', '2026-10-01'),
  aWave('devices', 'finance', '2026-09-21', '2026-10-01'),
  aWave('apps', 'pilot', '2026-09-21', '2026-10-01'),
  aWave('devices', 'sales', '2026-10-01', '2026-10-11'),
  aWave('apps', 'finance', '2026-10-01', '2026-10-11'),
  aWave('apps', 'sales', '2026-10-11', '2026-10-21'),
];

/** The rooms on real storage, with a rollout of Finance and Sales that was planned on 1 August. */
export async function aReorganisation(storage: Storage = testStorage()) {
  const people = await openPeople(storage);
  const rollouts = await rolloutsWith(storage, [playbook]);
  await rollouts.add(aRollout({ playbook }), planned);
  const clock = settableClock('2026-08-01T07:00:00Z');
  const basics = { people, rollouts, clock, timeZone: 'UTC' };
  const exitCriteria = await openExitCriteria(storage);
  const adoption = await openAdoption(storage);
  const jobs = { add: async () => undefined };
  const reachedIn = async () => new Map<string, number>();
  const importing = await openImportingRoom(storage, { ...basics, adoption, jobs });
  const routes = [
    ...rolloutRoutes(basics),
    ...statusRoutes({ ...basics, exitCriteria, reachedIn }),
    ...importing.routes,
    ...membershipRoutes(basics),
    ...myRolloutRoutes(basics),
    ...moveRoutes({
      ...basics,
      planChanges: await openPlanChanges(storage),
      announcedWaves: async () => new Map(),
    }),
  ];
  const answer = createConversation([rolloutChat(basics)], silentLog);

  async function known(id: string): Promise<Person> {
    const person = await people.table.find(id);
    if (!person) throw new Error(`There is no person ${id}.`);
    return person;
  }

  return {
    people,
    rollouts,
    clock,
    routes,
    known,
    /** Puts people where the rows say, on a day. */
    async bring(date: string, ...rows: CsvPerson[]) {
      clock.set(`${date}T09:00:00Z`);
      return bringPeople(routes, importing.jobs, aPeopleCsv(...rows));
    },
    /** "When is my turn?" of somebody on a day, as JSON. */
    async ask(date: string, id: string): Promise<string> {
      clock.set(`${date}T12:00:00Z`);
      return JSON.stringify(
        await answer(senderOf(await known(id)), { kind: 'text', text: 'When is my turn?' }),
      );
    },
    status: () => callRoute(routes, getStatus, { caller: lead }),
    hold: (waveId: string, reason: string) =>
      callRoute(routes, holdWave, { caller: lead, params: { waveId }, body: { reason } }),
    membership: (caller: Caller = lead, query: Record<string, string> = {}) =>
      callRoute(routes, getMembership, { caller, params: { id: 'autumn' }, query }),
    async mine(date: string, id: string) {
      clock.set(`${date}T12:00:00Z`);
      const caller = callerOf(await known(id));
      return callRoute(routes, getMyRollout, { caller });
    },
  };
}
