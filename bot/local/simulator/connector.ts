import { setTimeout as wait } from 'node:timers/promises';
import type { Operation, StatsKeeper } from './connector-stats.ts';
import type { Settings } from './controls.ts';
import type { Landing } from './landing.ts';
import type { RateLimit } from './rate-limit.ts';
import { throttled } from './refusals.ts';
import type { Answer, Call, Route } from './server.ts';

export interface ConnectorDeps {
  landing: Landing;
  limit: RateLimit;
  stats: StatsKeeper;
  settings: Settings;
}

/** The Bot Connector API: what a bot calls to reach people in Teams. */
export function connectorRoutes(deps: ConnectorDeps): Route[] {
  const { landing } = deps;
  const chat = '/v3/conversations/:conversation';
  const route = (
    operation: Operation,
    method: Route['method'],
    path: string,
    land: (call: Call) => Answer,
  ): Route => ({ method, path, handle: (call) => answer(deps, operation, call, land) });

  return [
    route('create', 'POST', '/v3/conversations', landing.create),
    route('send', 'POST', `${chat}/activities`, landing.send),
    route('send', 'POST', `${chat}/activities/:activity`, landing.send),
    route('update', 'PUT', `${chat}/activities/:activity`, landing.update),
    route('delete', 'DELETE', `${chat}/activities/:activity`, landing.erase),
    route('members', 'GET', `${chat}/members`, landing.members),
    route('members', 'GET', `${chat}/pagedmembers`, landing.pagedMembers),
    route('members', 'GET', `${chat}/members/:member`, landing.member),
    route('members', 'GET', '/v3/teams/:team/conversations', landing.channels),
  ];
}

async function answer(
  deps: ConnectorDeps,
  operation: Operation,
  call: Call,
  land: (call: Call) => Answer,
): Promise<Answer> {
  const reply = decide(deps, operation, call, land);
  deps.stats.answered(operation, reply.status);
  // The message is in the chat before the sender hears so: a sender that dies meanwhile cannot know.
  if (deps.settings.latencyMs > 0) await wait(deps.settings.latencyMs);
  return reply;
}

function decide(deps: ConnectorDeps, operation: Operation, call: Call, land: (call: Call) => Answer): Answer {
  const now = deps.settings.now().getTime();
  deps.stats.arrived(now);
  if (!deps.limit.take(now)) return throttled();
  const { method, path, body } = call;
  const personId = deps.landing.personOf(operation, call);
  const fault = deps.settings.faults({ operation, method, path, personId, body });
  if (!fault) return land(call);
  deps.stats.faulted();
  if (fault.afterLanding) deps.stats.answered(operation, land(call).status);
  return fault;
}
