import { expect, test } from 'vitest';
import { LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { ADA, aChatProduct, at } from './a-chat-product.ts';

const STRANGERS = '5c0ffee5-1111-4222-8333-444455556666';
const TEAM = '19:general@thread.tacv2';

/** Everything that Teams sends to a bot, as the parts by which one differs from another. */
const ACTIVITIES: [string, Record<string, unknown>][] = [
  ['a message', { text: 'hello' }],
  ['a report', execute('feedback.report', { form: ADA, text: 'It is broken.', severity: 'cannot-work' })],
  ['a pressed button', { value: { verb: 'feedback.cancel' }, replyToId: 'card-1' }],
  ['an invoke that is no button', { type: 'invoke', name: 'composeExtension/query', value: {} }],
  ['an installation', { type: 'installationUpdate', action: 'add' }],
  ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }],
  ['a removal', { type: 'installationUpdate', action: 'remove' }],
  ['a new member', { type: 'conversationUpdate', membersAdded: [{ id: '28:groundswell' }] }],
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
  ['an edited message', { type: 'messageUpdate', text: 'help' }],
  ['a deleted message', { type: 'messageDelete' }],
  ['an event', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
  ['a kind nobody knows', { type: 'somethingNew' }],
];
const PLACES: [string, (tenantId: string) => Record<string, Record<string, unknown>>][] = [
  ['a personal chat', at],
  ['a group chat', (tenantId) => within(tenantId, 'groupChat')],
  ['a channel', (tenantId) => within(tenantId, 'channel', { team: { id: TEAM, name: 'Finance' } })],
];
const TABLE = PLACES.flatMap(([place, where]) =>
  ACTIVITIES.map(([what, changes]) => [what, place, changes, where] as const),
);

test('whatever comes from another tenant is refused before anything is stored or sent', async () => {
  const { post, activity, written, everybody, connector } = await aChatProduct();

  const answers = new Set<string>();
  for (const [, , changes, where] of TABLE) {
    const { status, body } = await post(activity({ ...where(STRANGERS), ...changes }));
    answers.add(`${status} ${codeOf(body)}`);
  }

  expect([...answers]).toEqual(['403 foreign-tenant']);
  expect(connector.hits).toEqual([]);
  expect(written()).toEqual([]);
  expect(await everybody()).toEqual([]);
});

test('the same from our own tenant is taken', async () => {
  const { post, activity } = await aChatProduct();

  const refused: string[] = [];
  for (const [what, place, changes, where] of TABLE) {
    const { status } = await post(activity({ ...where(LOCAL_TENANT), ...changes }));
    // Invokes that are no button of ours are answered so.
    if (status !== 200 && status !== 501) refused.push(`${what} in ${place}: ${status}`);
  }

  expect(refused).toEqual([]);
});

const { conversation, channelData } = at(LOCAL_TENANT);
const theirs = at(STRANGERS);

test.each<[string, Record<string, unknown>]>([
  ['conversation and channel data name two tenants', { conversation: theirs.conversation, channelData }],
  ['channel data names another tenant', { conversation, channelData: theirs.channelData }],
  ['neither names a tenant', { conversation: { id: 'a:ada' }, channelData: {} }],
  ['both are empty', { conversation: { id: 'a:ada', tenantId: '' }, channelData: { tenant: { id: '' } } }],
])('where %s, the activity is refused', async (_how, changes) => {
  const { post, activity, written, connector } = await aChatProduct();

  const { status, body } = await post(activity({ text: 'hello', ...changes }));

  expect(status).toBe(403);
  expect(codeOf(body)).toBe('foreign-tenant');
  expect(written()).toEqual([]);
  expect(connector.hits).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['the conversation alone', { channelData: {} }],
  ['the channel data alone', { conversation: { id: 'a:ada', conversationType: 'personal' } }],
  ['both, in capitals', at(LOCAL_TENANT.toUpperCase())],
])('our tenant may be named by %s', async (_by, changes) => {
  const { post, activity, connector, everybody } = await aChatProduct();

  await post(activity({ text: 'hello', ...changes }));

  expect(connector.hits).toHaveLength(1);
  expect(await everybody()).toMatchObject([{ id: ADA, conversation: { tenantId: LOCAL_TENANT } }]);
});

test('a guest of our tenant is greeted like everybody: their chat is in our tenant', async () => {
  const { post, activity, connector, everybody } = await aChatProduct();
  const from = { id: '29:guest', name: 'Gus Guest (Guest)', aadObjectId: ADA, tenantId: STRANGERS };

  await post(activity({ from, type: 'installationUpdate', action: 'add' }));

  expect(JSON.stringify(connector.hits)).toContain('Hello Gus, I am Groundswell');
  expect(await everybody()).toHaveLength(1);
});

function within(tenantId: string, conversationType: string, data: Record<string, unknown> = {}) {
  return {
    conversation: { id: TEAM, conversationType, isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId }, ...data },
  };
}

function execute(verb: string, data: Record<string, unknown>) {
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } };
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}
