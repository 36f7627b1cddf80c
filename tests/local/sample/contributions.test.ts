import { expect, test } from 'vitest';
import { ContributionKind, recordContribution } from '../../../bot/contract/champions/champions.ts';
import { sampleContributions } from '../../../bot/local/sample/contributions.ts';
import { sampleOrganisation } from '../../../bot/local/sample/organisation.ts';

const organisation = sampleOrganisation(2026);
const contributions = sampleContributions(organisation);

test('there are 60 contributions of every kind, oldest first', () => {
  const ages = contributions.map(({ daysAgo }) => daysAgo);

  expect(contributions).toHaveLength(60);
  expect(new Set(contributions.map(({ id }) => id)).size).toBe(60);
  expect(new Set(contributions.map(({ kind }) => kind))).toEqual(new Set(ContributionKind.options));
  expect(ages).toEqual(ages.toSorted((a, b) => b - a));
  expect(ages.at(-1)).toBeGreaterThan(0);
});

test('all come from champions, most of whom did something, and nobody did the same twice', () => {
  const champions = new Set(
    organisation.people.filter(({ role }) => role === 'champion').map(({ id }) => id),
  );
  const busy = new Set(contributions.map(({ personId }) => personId));

  expect([...busy].every((id) => champions.has(id))).toBe(true);
  expect(busy.size).toBe(22);
  expect(new Set(contributions.map(({ personId, what }) => `${personId} ${what}`)).size).toBe(60);
});

test('each is what the API takes, with and without evidence', () => {
  for (const { id, kind, what, evidence } of contributions) {
    const body = { id, kind, what, evidence, on: '2026-10-25' };
    expect(recordContribution.body?.safeParse(body).success).toBe(true);
  }
  expect(new Set(contributions.map(({ evidence }) => evidence === null))).toEqual(new Set([true, false]));
});

test('the same organisation has the same contributions', () => {
  expect(sampleContributions(sampleOrganisation(2026))).toEqual(contributions);
});
