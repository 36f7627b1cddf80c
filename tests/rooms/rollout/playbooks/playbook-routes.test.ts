import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { settableClock } from '../../../../bot/base/clock.ts';
import { addPlaybook, deletePlaybook, getPlaybook } from '../../../../bot/contract/playbooks/playbooks.ts';
import { getPlaybooks, planRollout } from '../../../../bot/contract/rollout/rollout.ts';
import { parsePlaybookFile } from '../../../../bot/rooms/playbooks/parse-playbook-file.ts';
import type { Playbook } from '../../../../bot/rooms/playbooks/playbook.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aWorkload } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { inWords } from '../../../support/in-words.ts';

const lead = aCaller({ role: 'lead', leads: null });
const ours = aPlaybook({ id: 'ours', name: 'Our way' });

test('a good YAML file becomes a playbook that is listed after the shipped ones', async () => {
  const { upload, list } = await aRoom();

  const reply = await upload(ours, { fileName: 'ours.yaml', text: stringify(ours) });

  expect(reply).toMatchObject({ id: 'ours', name: 'Our way', kind: 'foundation', source: 'own' });
  expect((await list()).map(({ id, source }) => [id, source])).toEqual([
    ['small', 'shipped'],
    ['ours', 'own'],
  ]);
});

test('an uploaded playbook is there in full, with who brought it and when', async () => {
  const { upload, read } = await aRoom();
  await upload(aWorkload());

  const view = await read('mail');

  expect(view).toMatchObject({
    source: 'own',
    uploaded: { by: { id: lead.id, name: lead.name }, at: '2026-09-10T10:00:00.000Z' },
    usedBy: null,
    mayChange: true,
  });
  expect(view.playbook).toEqual(aWorkload());
});

test('a broken YAML file is answered with each fault and its line, and nothing is kept', async () => {
  const { upload, list } = await aRoom();
  const text = stringify(ours)
    .replace('segmentDays: 30', 'segmentDays: soon')
    .replace(/^summary:/m, 'icon:');

  const reply = await upload(ours, { fileName: 'ours.yaml', text }).catch((error) => error);

  expect(reply).toMatchObject({ kind: 'invalid', code: 'playbook-invalid' });
  expect(inWords(reply)).toMatchObject({
    faults: expect.arrayContaining([
      {
        where: expect.stringMatching(/^ours\.yaml, line \d+, defaults\.segmentDays$/),
        what: 'is the text "soon"; expected a number',
      },
      { where: expect.stringMatching(/^ours\.yaml, line \d+, summary$/), what: 'is missing; expected text' },
    ]),
  });
  expect(await list()).toHaveLength(1);
});

test('a playbook with long texts comes back whole, whatever its characters', async () => {
  const { upload, read } = await aRoom();
  const long = aPlaybook({ id: 'long', summary: `${'é'.repeat(15_990)}${'🌊'.repeat(30_000)}` });
  await upload(long);

  const { playbook } = await read('long');

  // Not toBe: on a difference it would print all of it.
  expect(playbook.summary === long.summary).toBe(true);
});

test('a playbook that no row takes is refused with how much it may have', async () => {
  const { upload } = await aRoom();

  const reply = upload({ ...ours, summary: 'x'.repeat(480_000) });

  await expect(reply).rejects.toMatchObject({
    kind: 'invalid',
    code: 'playbook-too-long',
    message: expect.stringContaining('480,000'),
  });
});

test('the id of a shipped playbook cannot be taken', async () => {
  const { upload, read } = await aRoom();

  const reply = upload(aPlaybook({ name: 'Mine' }));

  await expect(reply).rejects.toMatchObject({ kind: 'conflict', code: 'playbook-shipped' });
  expect((await read('small')).playbook.name).toBe('Small playbook');
});

test('an own playbook is replaced by a shorter one, and nothing of the longer one is left', async () => {
  const { upload, read } = await aRoom();
  await upload({ ...ours, summary: 'x'.repeat(50_000) });

  await upload(ours);

  expect((await read('ours')).playbook).toEqual(ours);
});

test('an own playbook stays as it is where replacing was not asked for', async () => {
  const { upload, read } = await aRoom();
  await upload(ours);

  const reply = upload({ ...ours, name: 'Another' }, { replace: false });

  await expect(reply).rejects.toMatchObject({ kind: 'conflict', code: 'playbook-exists' });
  expect((await read('ours')).playbook.name).toBe('Our way');
});

test('a rollout follows an own playbook, which then can be neither replaced nor deleted', async () => {
  const { upload, remove, read, plan, rollouts } = await aRoom();
  await upload(ours);
  await plan('ours');

  const refused = { kind: 'conflict', message: expect.stringContaining('The rollout "Autumn" follows') };

  await expect(upload({ ...ours, name: 'Another' })).rejects.toMatchObject(refused);
  await expect(remove('ours')).rejects.toMatchObject(refused);
  expect((await rollouts.get('autumn'))?.playbook).toEqual(ours);
  expect((await rollouts.all())[0]?.playbook).toEqual(ours);
  expect(await read('ours')).toMatchObject({ usedBy: { id: 'autumn', title: 'Autumn' }, mayChange: false });
});

test('a playbook that is being planned with is left alone until its rollout is there', async () => {
  const { upload, remove, rollouts, clock } = await aRoom();
  await upload(ours);
  await rollouts.playbooks.claim('ours', '2026-09-10T10:00:00.000Z');

  await expect(remove('ours')).rejects.toMatchObject({ code: 'playbook-in-planning' });
  clock.set('2026-09-10T10:02:00Z');

  expect(await remove('ours')).toEqual({ id: 'ours' });
});

test('who read a playbook before somebody began to plan with it cannot replace it any more', async () => {
  const { upload, rollouts } = await aRoom();
  await upload(ours);
  const before = await rollouts.playbooks.get('ours');
  if (before?.source !== 'own') throw new Error('The playbook was not kept.');
  await rollouts.playbooks.claim('ours', '2026-09-10T10:00:00.000Z');

  const by = { person: lead, at: '2026-09-10T10:00:01.000Z' };
  const outcomes = [
    await rollouts.playbooks.add(ours, by, before),
    await rollouts.playbooks.remove(before),
    await rollouts.playbooks.add(ours, by),
  ];

  expect(outcomes).toEqual(['changed', 'changed', 'changed']);
});

test('another process sees what was uploaded and deleted at once', async () => {
  const { upload, remove, storage } = await aRoom();
  const { rollouts: other } = await aHouse({ storage, shipped: [aPlaybook()] });
  const ids = async () => (await other.playbooks.all()).map(({ playbook }) => playbook.id);

  await upload(ours);
  const after = await ids();
  await remove('ours');

  expect([after, await ids()]).toEqual([['small', 'ours'], ['small']]);
});

test('a deleted playbook can be uploaded again', async () => {
  const { upload, remove, list } = await aRoom();
  await upload(ours);
  await remove('ours');

  await upload(ours, { replace: false });

  expect(await list()).toHaveLength(2);
});

test.each([
  ['small', 'conflict', 'playbook-shipped'],
  ['winter', 'not-found', 'playbook-not-found'],
])('deleting %s is refused as %s', async (id, kind, code) => {
  const { remove } = await aRoom();

  await expect(remove(id)).rejects.toMatchObject({ kind, code });
});

test('a lead of some groups reads playbooks, but changes none', async () => {
  const { upload, remove, read } = await aRoom();
  await upload(ours);
  const caller = aCaller({ role: 'lead', leads: ['finance'] });

  await expect(upload(ours, {}, caller)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(remove('ours', caller)).rejects.toMatchObject({ kind: 'forbidden' });
  expect((await read('ours', caller)).mayChange).toBe(false);
});

test.each(shippedPlaybooks().map((playbook) => [playbook.id, playbook] as const))(
  'the shipped %s comes as a file that can be uploaded under another id',
  async (id, playbook) => {
    const { read } = await aRoom(shippedPlaybooks());

    const view = await read(id);

    const { $schema: _, ...told } = playbook;
    expect(parsePlaybookFile('copy.json', JSON.stringify(view.playbook))).toEqual(told);
  },
);

async function aRoom(shipped: readonly Playbook[] = [aPlaybook()]) {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { storage, people, rollouts, routes } = await aHouse({ clock, shipped });
  await addPeople(people, aPerson());
  return {
    storage,
    rollouts,
    clock,
    list: async () => (await callRoute(routes, getPlaybooks, { caller: aCaller() })).playbooks,
    read: (id: string, caller = lead) => callRoute(routes, getPlaybook, { caller, params: { id } }),
    upload: (playbook: Playbook, changes: object = {}, caller = lead) =>
      callRoute(routes, addPlaybook, {
        caller,
        body: { fileName: `${playbook.id}.json`, text: JSON.stringify(playbook), ...changes },
      }),
    remove: (id: string, caller = lead) => callRoute(routes, deletePlaybook, { caller, params: { id } }),
    plan: (playbookId: string) =>
      callRoute(routes, planRollout, {
        caller: lead,
        body: { id: 'autumn', title: 'Autumn', playbookId, strategy: 'serial', start: '2026-10-01' },
      }),
  };
}
