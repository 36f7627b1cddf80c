import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Chats } from './chats.ts';
import type { Fault } from './faults.ts';
import type { Directory } from './people.ts';
import type { PersonActs } from './person-acts.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Answer, Call, Route } from './server.ts';

/** The app's id in the simulated organisation's catalogue. */
export const LOCAL_CATALOG_APP = '00000000-0000-4000-8000-0000000ca7a1';

/** One call to install the app for somebody, as it was answered. */
export interface GraphCall {
  person: string;
  status: number;
}

/** What whoever runs the simulation can set and see of its Microsoft Graph. */
export interface GraphControls {
  /** Asked on every call that the limit lets through; what it returns goes wrong. */
  setGraphFaults(hook: (personId: string) => Fault | undefined): void;
  /** Off: the app is there, but nobody tells the bot until the person installs it as well. */
  tellOfInstalls(on: boolean): void;
  /** Every call in the order it was answered. */
  graphCalls(): readonly GraphCall[];
}

export interface GraphDeps {
  directory: Directory;
  chats: Chats;
  acts: Pick<PersonActs, 'install'>;
  settings: { latencyMs: number; now(): Date };
  /** For whom an app policy forbids the app. */
  forbids(personId: string): boolean;
}

/** As Microsoft's own script for this has it: 30 a second. */
const GRAPH_RATE_PER_SECOND = 30;
/** Teams tells the bot a moment after Graph has answered. */
const TELL_AFTER_MS = 300;

const InstallBody = z.object({ 'teamsApp@odata.bind': z.string() });

/** The one call of Microsoft Graph that the product makes. It asks for no token: it is on loopback. */
export function createGraph(deps: GraphDeps): GraphControls & { routes: Route[] } {
  const { directory, chats, acts, settings } = deps;
  const limit = createRateLimit(GRAPH_RATE_PER_SECOND);
  const calls: GraphCall[] = [];
  let faults: (personId: string) => Fault | undefined = () => undefined;
  let tells = true;

  function decide(call: Call, personId: string): Answer {
    if (!limit.take(settings.now().getTime()))
      return { ...refusal(429, 'TooManyRequests', 'Too many requests.'), headers: { 'retry-after': '1' } };
    const fault = faults(personId);
    if (!fault) return install(call.body, personId);
    if (fault.afterLanding) install(call.body, personId);
    return fault;
  }

  function install(body: unknown, personId: string): Answer {
    const parsed = InstallBody.safeParse(body);
    if (!parsed.success) return refusal(400, 'BadRequest', 'teamsApp@odata.bind is missing.');
    if (!parsed.data['teamsApp@odata.bind'].endsWith(`/appCatalogs/teamsApps/${LOCAL_CATALOG_APP}`))
      return refusal(404, 'NotFound', "The app is not in the tenant's app catalog.");
    const person = directory.byId(personId);
    if (!person) return refusal(404, 'NotFound', 'No user found with the specified id.');
    const chat = chats.of(person.id);
    if (chat.disabled || deps.forbids(person.id))
      return refusal(403, 'Forbidden', 'The app is blocked by app permission policy.');
    if (chat.installed) return refusal(409, 'Conflict', 'The app is already installed for the user.');
    chats.setMembership(person.id, { installed: true, blocked: false }, settings.now());
    if (tells) void wait(TELL_AFTER_MS).then(() => acts.install(person.id));
    return { status: 201 };
  }

  return {
    setGraphFaults(hook) {
      faults = hook;
    },
    tellOfInstalls(on) {
      tells = on;
    },
    graphCalls: () => calls,
    routes: [
      {
        method: 'POST',
        path: '/v1.0/users/:person/teamwork/installedApps',
        async handle(call) {
          const personId = call.param('person');
          const answer = decide(call, personId);
          calls.push({ person: personId, status: answer.status });
          if (settings.latencyMs > 0) await wait(settings.latencyMs);
          return answer;
        },
      },
    ],
  };
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
