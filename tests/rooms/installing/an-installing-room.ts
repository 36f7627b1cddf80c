import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { getInstalling, installApp } from '../../../bot/contract/installing/installing.ts';
import type { InstallOutcome } from '../../../bot/doors/graph/install-outcome.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import type { Office } from '../../../bot/doors/teams/chat.ts';
import { visibleTo } from '../../../bot/rooms/delivery/results/results.ts';
import { peopleWithoutApp } from '../../../bot/rooms/installing/installing.ts';
import { withoutAppCsv } from '../../../bot/rooms/installing/without-app-csv.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aConversation, addPeople, aPerson, senderOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aDeliveringRoom, type HouseChanges } from '../announcements/writing/a-delivering-room.ts';
import { ada, anAnnouncement } from '../announcements/writing/an-announcements-room.ts';

interface Options {
  /** People of Finance without the app; three others have it. */
  without?: number;
  /** What Graph answers to the n-th call (from 0) for a person; undefined: the app is installed. */
  graph?: (personId: string, time: number) => InstallOutcome | undefined;
  /** Whether Teams tells the bot of an installation, before Graph has answered. */
  tells?: boolean;
  /** False: Microsoft Graph is not set up. */
  graphIsSetUp?: boolean;
  rule?: 'automatic' | 'by-hand';
}

/** Each round puts the clock to when the next job is due: far more of them than any test needs. */
const MOST_ROUNDS = 400;

/**
 * The delivering room with people who have no app, a Graph that gives it to them, and a Teams that then lets the bot
 * write to them. Jobs run when a test says so, and the clock goes on to whatever they wait for.
 */
export async function anInstallingRoom({
  without = 2,
  graph = () => undefined,
  tells = true,
  graphIsSetUp = true,
  rule = 'by-hand',
}: Options = {}) {
  const room = await aDeliveringRoom({ people: 2 });
  const { deps, clock } = room;
  const { rules, seen } = await deps.rules.get();
  await deps.rules.change({ ...rules, installApp: rule }, seen);
  // The third with the app; the room of announcements knows nobody's chat.
  for await (const person of deps.people.table.inAudience('finance'))
    if (!person.conversation) await deps.people.table.setConversation(person, conversationWith(person.id));
  const people = Array.from({ length: without }, (_, index) => withoutChat(index));
  await addPeople(deps.people, ...people);

  const hasApp = new Set<string>();
  const asked: string[] = [];
  const state = { tells };

  /** Teams tells the bot: it keeps the conversation, and announcing hears of it. */
  async function tell(personId: string): Promise<void> {
    hasApp.add(personId);
    const person = await deps.people.table.find(personId);
    if (person) await deps.people.table.setConversation(person, conversationWith(personId));
    await installing.chat.installed?.(senderOf({ id: personId, name: '' }));
  }

  const installer = {
    async install(personId: string): Promise<InstallOutcome> {
      const time = asked.filter((one) => one === personId).length;
      asked.push(personId);
      const answer = graph(personId, time);
      if (answer) return answer;
      if (hasApp.has(personId)) return { kind: 'already' };
      hasApp.add(personId);
      if (state.tells) await tell(personId);
      return { kind: 'installed' };
    },
  };
  const messenger = {
    ...deps.messenger,
    async create(office: Office, personId: string) {
      if (!hasApp.has(personId)) return { kind: 'unreachable', why: 'not-installed', raw: '403' } as const;
      return { kind: 'created', conversation: { ...conversationWith(personId), ...office } } as const;
    },
  };
  const given = { messenger, installer: graphIsSetUp ? installer : null };
  const { installing, rooms } = await room.openHouse(given);
  const routes = rooms.flatMap((one) => one.routes);

  /** One process: what it knows is its own. @param broken parts that fail it */
  function worker(broken: HouseChanges = {}) {
    return async (): Promise<void> => {
      const own = await room.openHouse({ ...given, ...broken });
      await runAll(room.running(own.rooms.flatMap(({ jobs }) => jobs)));
    };
  }

  async function runAll(run: (kind: string, data: unknown) => Promise<void>) {
    const queued = room.queued();
    for (let round = 0; round < MOST_ROUNDS && queued.length > 0; round += 1) {
      const job = queued.shift();
      if (!job) return;
      // One that follows goes on for as long as something is left to do: it comes last.
      if (job.kind === 'announcing.follow' && queued.some(({ kind }) => kind !== job.kind)) {
        queued.push(job);
        continue;
      }
      try {
        await run(job.kind, job.data);
      } catch (error) {
        if (!(error instanceof LaterError)) throw error;
        queued.push(job);
        // Nothing else is to be done before: the time has come.
        if (queued.every(({ kind }) => kind === 'announcing.install' || kind === 'announcing.follow'))
          clock.set(new Date(clock.now() + error.seconds * 1000).toISOString());
      }
    }
  }

  const runHealthy = worker();
  const runSweep = room.running(installing.jobs);
  return {
    ...room,
    state,
    hasApp,
    people,
    asked,
    tell,
    worker,
    /** The recurring job, once a job that lives would have given a sign. */
    async sweepLater() {
      clock.set(new Date(clock.now() + 300_000).toISOString());
      await runSweep('installing.sweep');
    },
    runAll: runHealthy,
    /** Sends an announcement to Finance; gives its id once everybody who can be reached has it. */
    async send(changes: Parameters<typeof anAnnouncement>[0] = {}) {
      const content = { title: 'Your turn', text: 'It starts on {start}.', picture: null, buttons: [] };
      const { id, seen: version } = await room.save(
        anAnnouncement({ contents: { en: content }, ...changes }),
      );
      await room.step(id, 'send', version);
      await runHealthy();
      return id;
    },
    install: (id: string, caller = ada) => callRoute(routes, installApp, { caller, params: { id } }),
    look: (id: string, caller = ada) => callRoute(routes, getInstalling, { caller, params: { id } }),
    async csv(id: string): Promise<string> {
      const people = peopleWithoutApp(deps, await visibleTo(deps, ada, id), sayInEnglish);
      return (await Array.fromAsync(withoutAppCsv(people, sayInEnglish))).join('');
    },
    /** How many cards each of those without the app got. */
    cards: () =>
      people.map(
        ({ id }) => room.calls.filter(({ act, personId }) => act === 'tell' && personId === id).length,
      ),
    async counts(id: string) {
      const found = await deps.sendings.get(id);
      return { state: found?.state, counts: found?.tally?.counts, reasons: found?.tally?.reasons };
    },
  };
}

function conversationWith(personId: string) {
  return aConversation({ id: `a:${personId}`, userId: `29:${personId}` });
}

function withoutChat(index: number): Person {
  const id = `${(0x10000 + index).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  return aPerson({ id, name: `Person ${index}`, upn: `without${index}@contoso.example` });
}
