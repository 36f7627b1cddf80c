import { settableClock } from '../../../../bot/base/clock.ts';
import { holdWave } from '../../../../bot/contract/overview/moves.ts';
import { getMyRollout } from '../../../../bot/contract/overview/my-rollout.ts';
import { getStatus } from '../../../../bot/contract/overview/status.ts';
import { getMembership } from '../../../../bot/contract/rollout/membership.ts';
import type { Caller } from '../../../../bot/doors/http/route.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, aRollout, aWave, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
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
export async function aReorganisation() {
  const clock = settableClock('2026-08-01T07:00:00Z');
  const { rooms, people, rollouts, routes, type } = await aHouse({ clock, shipped: [playbook] });
  await rollouts.add(aRollout({ playbook }), planned);

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
      return bringPeople(routes, rooms.importing.jobs, aPeopleCsv(...rows));
    },
    /** "When is my turn?" of somebody on a day, as JSON. */
    async ask(date: string, id: string): Promise<string> {
      clock.set(`${date}T12:00:00Z`);
      return type(await known(id), 'When is my turn?');
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
