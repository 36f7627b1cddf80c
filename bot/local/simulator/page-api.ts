import { z } from 'zod';
import { invalid } from '../../base/errors.ts';
import type { Chats } from './chats.ts';
import type { Controls } from './controls.ts';
import { FaultMix } from './fault-mix.ts';
import { type Directory, personOf, SimPerson } from './people.ts';
import type { PersonActs } from './person-acts.ts';
import type { Answer, Call, Route } from './server.ts';
import { presentPerson } from './views.ts';

const SearchQuery = z.object({
  search: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
});
const SayBody = z.object({ text: z.string().trim().min(1).max(4_000) });
const PressBody = z.object({
  /** Without one, the button is on no message. */
  messageId: z.string().optional(),
  action: z.object({
    type: z.enum(['Action.Execute', 'Action.Submit']),
    verb: z.string().optional(),
    id: z.string().optional(),
    data: z.unknown(),
  }),
});
const InstallBody = z.object({ upgrade: z.boolean().optional() }).default({});
const PeopleBody = z.object({ people: z.array(SimPerson) });
const LimitsBody = z.object({
  ratePerSecond: z.number().min(0).optional(),
  latencyMs: z.number().min(0).max(60_000).optional(),
});

export interface PageApiDeps {
  directory: Directory;
  chats: Chats;
  acts: PersonActs;
  controls: Controls;
}

/** The simulator's own HTTP API, for its page and for other processes. */
export function pageRoutes({ directory, chats, acts, controls }: PageApiDeps): Route[] {
  const person = (call: Call) => personOf(directory, call.param('person'));
  const chatAfter = (call: Call): Answer => ok(controls.chat(call.param('person')));
  const at = '/sim/people/:person';

  return [
    get('/sim/people', (call) => {
      const { search, limit } = read('query', SearchQuery, Object.fromEntries(call.query));
      const words = search.toLowerCase().trim();
      const found = directory
        .all()
        .filter(({ name, upn }) => `${name} ${upn}`.toLowerCase().includes(words))
        .slice(0, limit);
      return ok({ people: found.map((one) => presentPerson(one, chats.of(one.id))) });
    }),
    {
      method: 'PUT',
      path: '/sim/people',
      handle: (call) => {
        controls.setPeople(read('body', PeopleBody, call.body).people);
        return ok({ people: directory.all().length });
      },
    },
    get(`${at}/chat`, chatAfter),
    post(`${at}/say`, async (call) =>
      ok(await acts.say(person(call).id, read('body', SayBody, call.body).text)),
    ),
    post(`${at}/press`, async (call) => {
      const { messageId, action } = read('body', PressBody, call.body);
      const { id } = person(call);
      const pressed = messageId === undefined ? acts.pressAs(id, action) : acts.press(id, messageId, action);
      return ok(await pressed);
    }),
    post(`${at}/install`, async (call) =>
      ok(await acts.install(person(call).id, read('body', InstallBody, call.body))),
    ),
    post(`${at}/remove`, async (call) => ok(await acts.remove(person(call).id))),
    ...(['block', 'unblock', 'disable', 'enable'] as const).map((act) =>
      post(`${at}/${act}`, (call) => {
        controls[act](person(call).id);
        return ok({ ok: true });
      }),
    ),
    {
      method: 'PUT',
      path: '/sim/limits',
      handle: (call) => {
        controls.setLimits(read('body', LimitsBody, call.body));
        return ok({ ok: true });
      },
    },
    {
      method: 'PUT',
      path: '/sim/faults',
      handle: (call) => {
        controls.mixFaults(read('body', FaultMix, call.body));
        return ok({ ok: true });
      },
    },
    get('/sim/faults', () => ok({ met: controls.faultsMet() })),
    get('/sim/stats', () => ok(controls.stats())),
    get('/sim/deliveries', () => ok({ deliveries: chats.deliveries() })),
  ];
}

export function get(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, handle };
}

export function post(path: string, handle: Route['handle']): Route {
  return { method: 'POST', path, handle };
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function read<Schema extends z.ZodType>(
  part: 'body' | 'query',
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(`invalid-${part}`, { faults: z.prettifyError(parsed.error) });
}
