import { beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../bot/app.ts';
import { systemClock } from '../bot/base/clock.ts';
import { createIssuer } from '../bot/local/issuer.ts';
import { type Source, sourcesIn } from './support/imports.ts';
import { silentLog } from './support/silent-log.ts';
import { testStorage } from './support/storage.ts';

// Whatever is queued has a handler: only what `defineJob` made can be queued, so it is enough to know these.
const DEFINED = /\bdefineJob\(\s*'([^']+)'/g;

let sources: Source[];
let app: App;

beforeAll(async () => {
  sources = await sourcesIn('bot');
  app = await buildApp({
    config: { bot: null, local: true, sendRate: 40, timeZone: 'UTC', privacyFloor: 5, publicUrl: null },
    storage: testStorage(),
    clock: systemClock,
    log: silentLog,
    tokens: (await createIssuer(systemClock)).tokens,
  });
});

test('each kind of job is defined once, by its name', () => {
  const kinds = definedKinds();
  const calls = sources.flatMap(({ code }) => code.match(/\bdefineJob\(/g) ?? []);

  expect(kinds).toEqual([...new Set(kinds)]);
  expect(calls).toHaveLength(kinds.length);
});

test('each kind of job has one handler, and no handler waits for jobs that nobody defines', () => {
  expect([...app.jobKinds].sort()).toEqual(definedKinds());
});

test('kinds that the version before queued are still handled', () => {
  const before = [
    ...['deliver', 'due', 'follow', 'freeze', 'install', 'lane', 'posts', 'remind', 'resend', 'retract'],
    ...['sweep', 'tally', 'tell-author', 'tell-lead', 'tell-leads', 'update-cards'],
  ].map((name) => `announcing.${name}`);

  expect(app.jobKinds).toEqual(
    expect.arrayContaining([...before, 'feedback.tell-answer', 'gates.tell', 'gates.watch']),
  );
});

/** As they stand in the sources, sorted. */
function definedKinds(): string[] {
  return sources
    .flatMap(({ code }) => [...code.matchAll(DEFINED)])
    .map((found) => found[1] ?? '')
    .sort();
}
