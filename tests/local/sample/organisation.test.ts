import { expect, test } from 'vitest';
import { SAMPLE_DOMAIN, sampleOrganisation } from '../../../bot/local/sample/organisation.ts';
import { peopleCsv } from '../../../bot/local/sample/people-csv.ts';
import { anImportingRoom } from '../../rooms/importing/an-importing-room.ts';

const SEED = 2026;
const { people, groups } = sampleOrganisation(SEED);

test('there are 1,200 people in 8 business groups of different sizes', () => {
  const sizes = groups.map(({ id }) => people.filter(({ group }) => group.id === id).length);

  expect(people).toHaveLength(1_200);
  expect(groups).toHaveLength(8);
  expect(new Set(sizes).size).toBe(8);
  expect(Math.min(...sizes)).toBe(60);
});

test('ids and addresses are unique, and addresses are in the invented domain', () => {
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  expect(new Set(people.map(({ upn }) => upn)).size).toBe(people.length);
  for (const { id, upn } of people) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(upn).toMatch(/^[a-z]+\.[a-z]+\d*@/);
    expect(upn.endsWith(`@${SAMPLE_DOMAIN}`)).toBe(true);
  }
});

test('the pilot set has 60 people from every group', () => {
  const pilot = people.filter((person) => person.pilot);

  expect(pilot).toHaveLength(60);
  expect(new Set(pilot.map(({ group }) => group.id)).size).toBe(8);
});

test('every group has 3 champions, some of them in the pilot set', () => {
  const champions = people.filter(({ role }) => role === 'champion');
  const perGroup = groups.map(({ id }) => champions.filter(({ group }) => group.id === id).length);

  expect(perGroup).toEqual(Array(8).fill(3));
  const inPilot = champions.filter(({ pilot }) => pilot).length;
  expect(inPilot).toBeGreaterThan(0);
  expect(inPilot).toBeLessThan(champions.length / 2);
});

test('of the 3 leads one leads everybody, one three groups and one two; none is in the pilot set', () => {
  const leads = people.filter(({ role }) => role === 'lead');
  const names = groups.map(({ name }) => name);

  expect(leads.map((lead) => lead.leads.length).sort()).toEqual([0, 2, 3]);
  expect(leads.some(({ pilot }) => pilot)).toBe(false);
  // What one of them wrote, the other can approve.
  const approvers = people.filter(({ approver }) => approver).map((lead) => lead.leads.length);
  expect(approvers.sort()).toEqual([0, 2]);
  expect(names).toEqual(expect.arrayContaining(leads.flatMap((lead) => lead.leads)));
});

test('people read many languages and live in many time zones', () => {
  expect(new Set(people.map(({ locale }) => locale)).size).toBeGreaterThanOrEqual(8);
  expect(new Set(people.map(({ timeZone }) => timeZone)).size).toBeGreaterThanOrEqual(10);
});

test('the same seed gives the same file, another seed another one', () => {
  const csv = peopleCsv(sampleOrganisation(SEED));

  expect(peopleCsv(sampleOrganisation(SEED))).toBe(csv);
  expect(peopleCsv(sampleOrganisation(SEED + 1))).not.toBe(csv);
});

test('the import takes every row', async () => {
  const { people: store, bring } = await anImportingRoom();

  const report = await bring(peopleCsv(sampleOrganisation(SEED)));

  expect(report).toEqual({ taken: 1_200, bad: [], notes: [] });
  const stored = await store.groups.all();
  expect(stored.reduce((sum, group) => sum + group.people, 0)).toBe(1_140);
  expect(stored.reduce((sum, group) => sum + group.pilots, 0)).toBe(60);
  expect(await store.roles.holders('champion')).toHaveLength(24);
  expect(await store.roles.holders('lead')).toHaveLength(3);
});
