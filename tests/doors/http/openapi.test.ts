import { glob } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../../bot/app.ts';
import { settableClock } from '../../../bot/base/clock.ts';
import type { Endpoint } from '../../../bot/contract/endpoint.ts';
import { openApiDocument } from '../../../bot/doors/http/openapi.ts';
import { createIssuer } from '../../../bot/local/issuer.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';

const contract: Endpoint[] = [];

beforeAll(async () => {
  for await (const file of glob('bot/contract/**/*.ts')) {
    const exported: Record<string, unknown> = await import(path.resolve(file));
    contract.push(...Object.values(exported).filter(isEndpoint));
  }
});

const app = async () => {
  const clock = settableClock('2026-09-10T10:00:00Z');
  return buildApp({
    config: {
      bot: null,
      local: true,
      sendRate: 40,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: 'https://bot.contoso.example',
    },
    storage: testStorage(),
    clock,
    log: silentLog,
    tokens: (await createIssuer(clock)).tokens,
  });
};

test('every endpoint of the contract is served by the product', async () => {
  const { server } = await app();

  const { routes } = z.object({ routes: z.array(Served) }).parse(server.getDebugInfo());
  const served = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

  expect(served).toEqual(expect.arrayContaining(contract.map(({ method, path }) => `${method} ${path}`)));
});

test('the description has every endpoint, who may call it, what it takes and what it answers', () => {
  const document: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
    JSON.stringify(openApiDocument(contract)),
  );

  for (const endpoint of contract) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const operation = document.paths[path]?.[endpoint.method.toLowerCase()];
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = (operation?.parameters ?? []).filter((one) => one.in === 'path');
    expect(operation, path).toBeDefined();
    expect(operation?.summary).toBe(endpoint.summary);
    expect(operation?.description).toMatch(/may call this\.$/);
    expect(described.map(({ name }) => name)).toEqual(places);
    expect(described.every(({ required }) => required)).toBe(true);
    expect(operation?.requestBody !== undefined).toBe(endpoint.body !== undefined);
    const done = endpoint.replyType === 'redirect' ? 302 : (endpoint.status ?? 200);
    expect(Object.keys(operation?.responses ?? {})).toEqual([String(done), 'default']);
    expect(operation?.security).toEqual(endpoint.who === 'anyone' ? [] : [{ entra: [] }]);
  }
});

test('every reference of the description leads somewhere', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(contract)));
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');

  const lost = references.filter((to) => lookUp(document, to) === undefined);

  expect(lost).toEqual([]);
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.components.securitySchemes.entra).toBeDefined();
});

test('one method and path is one endpoint', () => {
  const names = contract.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);

  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(10);
});

/** A route as the server lists it. */
const Served = z.object({ method: z.string(), path: z.string() });

interface Operation {
  summary: string;
  description: string;
  security: unknown;
  parameters?: { in: string; name: string; required: boolean }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value
  );
}

/** Follows a JSON pointer such as #/components/schemas/Problem. */
function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([key]) => key === part)?.[1]
          : undefined,
      document,
    );
}
