import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { OpenIdIssuer } from '../support/an-openid-issuer.ts';
import { badTokens } from '../support/bad-tokens.ts';

/** A request as it goes out. */
export interface Sent {
  method: string;
  path: string;
  authorization?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A kind of request that nothing may come of. */
export interface BadKind {
  name: string;
  make(): Sent;
}

interface BadDeps {
  entra: OpenIdIssuer;
  framework: OpenIdIssuer;
  person: JWTPayload;
  bot: JWTPayload;
  /** Good tokens of members, and a good one of the Bot Framework: with these something else is bad. */
  members: readonly string[];
  channel: string;
  activity(changes: object): object;
}

const STRANGERS = '5c0ffee5-1111-4222-8333-444455556666';
const LARGE = 'x'.repeat(2_000_000);
const ISSUES = '/api/issues';
const MESSAGES = '/api/messages';

/** Every kind that the doors are there for. Tokens are signed once: signing is not what is measured. */
export async function badKinds(deps: BadDeps): Promise<BadKind[]> {
  return [...(await withBadTokens(deps)), ...asMember(deps), ...asChannel(deps), ...asNobody()];
}

async function withBadTokens({ entra, framework, person, bot, activity }: BadDeps): Promise<BadKind[]> {
  const kinds: BadKind[] = [];
  for (const [name, make] of Object.entries(badTokens)) {
    const [toApi, toBot] = [await make(entra, person), await make(framework, bot)];
    kinds.push(
      { name: `API: ${name}`, make: () => ({ method: 'GET', path: '/api/me', authorization: toApi }) },
      {
        name: `bot: ${name}`,
        make: () => ({
          method: 'POST',
          path: MESSAGES,
          authorization: toBot,
          body: JSON.stringify(activity({})),
        }),
      },
    );
  }
  const strange = `Bearer ${await entra.sign({ ...person, tid: STRANGERS })}`;
  const unknown = `Bearer ${await entra.sign({ ...person, oid: randomUUID() })}`;
  return [
    ...kinds,
    { name: 'another tenant', make: () => ({ method: 'GET', path: '/api/me', authorization: strange }) },
    {
      name: 'somebody nobody knows',
      make: () => ({ method: 'GET', path: '/api/status', authorization: unknown }),
    },
  ];
}

/** Somebody who may sign in, and wants more than is theirs, or does not send what is asked for. */
function asMember({ members }: BadDeps): BadKind[] {
  const member = () => members[Math.floor(Math.random() * members.length)] ?? '';
  const posts = (name: string, body: () => string, path = ISSUES): BadKind => ({
    name,
    make: () => ({ method: 'POST', path, authorization: member(), body: body() }),
  });
  const gets = (name: string, path: () => string): BadKind => ({
    name,
    make: () => ({ method: 'GET', path: path(), authorization: member() }),
  });
  return [
    gets('an id that was guessed', () => `/api/announcements/${randomUUID()}`),
    gets(
      'the number of an issue that was guessed',
      () => `/api/issues/${1 + Math.floor(Math.random() * 9e6)}`,
    ),
    gets("a lead's list", () => '/api/announcements'),
    gets('a way out of the folder', () => '/api/..%2f..%2fetc%2fpasswd'),
    gets('an address that nobody can read', () => '/api/issues/%E0%A4%A'),
    posts('no JSON', () => '{"form": '),
    posts('JSON of another shape', () => '{"__proto__":{"role":"lead"},"constructor":{"prototype":{}}}'),
    posts('JSON without an end to its depth', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    posts('a body that is too large', () => JSON.stringify({ text: LARGE })),
    posts('letters that are none', () => '{"text":"\ud800"}'),
    posts('a plan of a member', () => '{}', '/api/rollouts'),
    posts('a file of people of a member', () => LARGE, '/api/people/import?missing=stay'),
    {
      name: 'a packed body',
      make: () => ({
        method: 'POST',
        path: ISSUES,
        authorization: member(),
        headers: { 'content-encoding': 'gzip' },
        body: 'x',
      }),
    },
    { name: 'another method', make: () => ({ method: 'DELETE', path: '/api/me', authorization: member() }) },
  ];
}

/** What a channel of the Bot Framework would send that is not Teams, or that has been broken into. */
function asChannel({ channel, activity }: BadDeps): BadKind[] {
  const posts = (name: string, body: () => string): BadKind => ({
    name,
    make: () => ({ method: 'POST', path: MESSAGES, authorization: channel, body: body() }),
  });
  return [
    posts('an activity of another tenant', () =>
      JSON.stringify(activity({ conversation: { id: 'a:ada', tenantId: STRANGERS } })),
    ),
    posts('an activity that wants its answer elsewhere', () =>
      JSON.stringify(activity({ serviceUrl: 'https://evil.example/' })),
    ),
    posts('an activity that is none', () => '{"type": 7}'),
    posts('an activity without an end to its depth', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    posts('an activity that is too large', () => JSON.stringify(activity({ text: LARGE }))),
  ];
}

function asNobody(): BadKind[] {
  return [
    { name: 'a large body of nobody', make: () => ({ method: 'POST', path: MESSAGES, body: LARGE }) },
    {
      name: 'a large file of nobody',
      make: () => ({ method: 'POST', path: '/api/people/import', body: LARGE }),
    },
    { name: 'a picture that was guessed', make: () => ({ method: 'GET', path: `/pictures/${token()}` }) },
    { name: 'a link that was guessed', make: () => ({ method: 'GET', path: `/go/${token()}` }) },
    { name: 'an address that is not there', make: () => ({ method: 'GET', path: '/wp-login.php' }) },
    {
      name: 'a file of the program',
      make: () => ({ method: 'GET', path: '/tab/assets/..%2f..%2fpackage.json' }),
    },
  ];
}

function token(): string {
  return `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43);
}
