// @vitest-environment happy-dom
import { useQuery } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { ImportProgress } from '../../../../bot/contract/importing/import-people.ts';
import { useImportPeople } from '../../../../tab/api/importing.ts';
import { ImportNotice } from '../../../../tab/ui/import/ImportNotice.tsx';
import { useFollowImport } from '../../../../tab/ui/import/use-follow-import.ts';
import { doing, pass, renderWithin, showWithin, withStillTime } from '../../support/render-within.tsx';

withStillTime();

const ID = '5d5f8f5e-6f39-4d6e-9d5a-0d4b8b8f0c11';
/** The server of these tests reads bodies as JSON: this one is both. */
const FILE = { csv: '"id"', missing: 'stay', confirm: 'yes' } as const;
const report = { taken: 3, bad: [], notes: [] };

function progress(changes: Partial<ImportProgress>): ImportProgress {
  const none = {
    id: null,
    state: 'none',
    by: null,
    startedAt: null,
    rows: 0,
    stored: 0,
    report: null,
  } as const;
  return { ...none, ...changes };
}

const underWay = progress({ id: ID, state: 'under-way', by: 'Lea', rows: 3, stored: 1 });
const interrupted = progress({ ...underWay, state: 'interrupted' });
const done = progress({ id: ID, state: 'done', by: 'Lea', rows: 3, stored: 3, report });

function following(first: ImportProgress) {
  const server: { progress: ImportProgress | undefined; readings: number } = { progress: first, readings: 0 };
  const rendered = renderWithin(
    () => {
      const importing = useImportPeople();
      useQuery({ queryKey: ['status'], queryFn: () => ++server.readings });
      return { importing, ...useFollowImport(importing) };
    },
    {
      answer: ({ method }) => {
        if (method === 'POST') return { status: 202, body: { id: ID, rows: 3 } };
        if (!server.progress) throw new Error('the network is gone');
        return { body: server.progress };
      },
      props: {},
    },
  );
  return { server, ...rendered };
}

test('an import is followed row by row to its report, and then everything is read anew', async () => {
  const { server, result } = following(progress({}));
  await pass(0);
  expect(result.current.busy).toBeUndefined();

  server.progress = underWay;
  await doing(() => result.current.importing.mutate(FILE));
  await pass(100);
  expect(result.current).toMatchObject({ busy: 'Importing: 1 of 3 rows stored', report: undefined });
  const before = server.readings;
  server.progress = done;
  await pass(1_100);

  expect(result.current).toMatchObject({ busy: undefined, report });
  expect(server.readings).toBe(before + 1);
});

test('an answer that is lost in between does not lose the end', async () => {
  const { server, result } = following(progress({ id: null }));
  await pass(0);

  server.progress = undefined;
  await doing(() => result.current.importing.mutate(FILE));
  await pass(1_100);
  expect(result.current).toMatchObject({ busy: 'Importing', report: undefined });
  server.progress = done;
  await pass(2_100);

  expect(result.current).toMatchObject({ busy: undefined, report });
});

test('an import that somebody else has begun is shown, and its report is not', async () => {
  const { server, result } = following(underWay);
  await pass(0);
  expect(result.current.busy).toBe('Importing: 1 of 3 rows stored');

  server.progress = done;
  await pass(1_100);

  expect(result.current).toMatchObject({ busy: undefined, report: undefined });
});

test('while an import is interrupted another file can be chosen, and once it goes on none', async () => {
  const { server, result } = following(underWay);
  await pass(0);

  server.progress = interrupted;
  await pass(1_100);
  expect(result.current.busy).toBeUndefined();
  server.progress = underWay;
  await pass(1_100);

  expect(result.current.busy).toBe('Importing: 1 of 3 rows stored');
});

test('a lead of all groups goes on with an import that was interrupted; a lead of some only reads of it', async () => {
  const shown = (leads: string[] | null) =>
    showWithin(<ImportNotice />, {
      answer: ({ method, path }) => {
        if (path.endsWith('/me')) return { body: { role: 'lead', leads } };
        return method === 'POST' ? { status: 202, body: underWay } : { body: interrupted };
      },
    });
  const ofSome = shown(['finance']);
  await pass(0);
  expect(ofSome.queryByRole('button', { name: 'Try again' })).toBeNull();
  ofSome.unmount();

  const { asked, getByRole, container } = shown(null);
  await pass(0);
  expect(container.textContent).toContain('half an hour after the last try');
  await doing(() => getByRole('button', { name: 'Try again' }).click());

  expect(asked).toContainEqual(
    expect.objectContaining({ method: 'POST', path: expect.stringContaining('/api/people/import/go-on') }),
  );
});

test.each([
  [underWay, 'Importing: 1 of 3 rows stored'],
  [interrupted, 'The import was interrupted at 1 of 3 rows stored.'],
])('screens say that an import is being applied, and how far it is', async (shown, words) => {
  const { container } = showWithin(<ImportNotice />, { answer: () => ({ body: shown }) });
  await pass(0);

  expect(container.textContent).toContain('An import of people is being applied');
  expect(container.textContent).toContain(words);
});

test('screens say nothing of an import that is done', async () => {
  const { container } = showWithin(<ImportNotice />, { answer: () => ({ body: done }) });
  await pass(0);

  expect(container.textContent).not.toContain('import');
});
