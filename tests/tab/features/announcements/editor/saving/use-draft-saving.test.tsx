// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type {
  Announcement,
  AnnouncementView,
} from '../../../../../../bot/contract/announcements/announcement.ts';
import {
  blankDraft,
  type ComposeDraft,
  withContent,
} from '../../../../../../tab/features/announcements/editor/compose-draft.ts';
import {
  announcementOf,
  draftOf,
} from '../../../../../../tab/features/announcements/editor/draft-announcement.ts';
import { keptCopy } from '../../../../../../tab/features/announcements/editor/saving/kept-copy.ts';
import { useDraftSaving } from '../../../../../../tab/features/announcements/editor/saving/use-draft-saving.ts';
import { doing, pass, renderWithin, withStillTime } from '../../../../support/render-within.tsx';
import { aView } from '../../a-view.ts';
import { aDraft } from '../../an-announcement.ts';

withStillTime();

const ID = aView().id;
/** How long writing rests before it is saved. */
const REST_MS = 2_000;

/** A server with one announcement that somebody else may change, that may be out of reach, or may refuse. */
function aServer(start: AnnouncementView | undefined) {
  const server = {
    view: start,
    reachable: true,
    answer: ({ method, body }: { method: string; body: unknown }) => {
      if (!server.reachable) throw new TypeError('Failed to fetch');
      if (method === 'GET') return { body: server.view };
      const { announcement, seen } = body as { announcement: Announcement; seen: number };
      if (seen !== (server.view?.seen ?? 0)) {
        const problem = {
          type: '',
          title: '',
          status: 409,
          code: 'announcement-changed',
          detail: 'Ben did.',
        };
        return { status: 409, body: problem };
      }
      server.view = aView({ seen: seen + 1, changedAt: '2026-12-01T10:00:02.000Z' }, announcement);
      return { body: server.view };
    },
  };
  return server;
}

function editing(start: { draft: ComposeDraft } | { view: AnnouncementView }) {
  const server = aServer('view' in start ? start.view : undefined);
  const fresh = 'draft' in start ? start.draft : null;
  const rendered = renderWithin(
    ({ view }: { view: AnnouncementView | undefined }) => useDraftSaving({ id: ID, fresh, view, nobody: [] }),
    { answer: server.answer, props: { view: server.view } },
  );
  return {
    ...rendered,
    server,
    now: () => rendered.result.current,
    saves: () => rendered.asked.filter(({ method }) => method === 'PUT'),
    write: (change: (draft: ComposeDraft) => ComposeDraft) =>
      doing(() => rendered.result.current.change(change(rendered.result.current.draft))),
    /** The editor is given how it stands, as it comes from the server. */
    show: (view: AnnouncementView | undefined) => rendered.rerender({ view }),
  };
}

const titled = (title: string) => (draft: ComposeDraft) => withContent(draft, 'en', { title });
const aKept = (over: Partial<AnnouncementView> = {}) => aView(over, announcementOf(aDraft()));

test('a draft is saved once writing rests, and not with every letter', async () => {
  const { write, now, saves } = editing({ view: aKept() });

  await write(titled('T'));
  await pass(REST_MS - 100);
  await write(titled('Ti'));
  await pass(REST_MS - 100);
  expect(saves()).toEqual([]);
  expect(now().state).toEqual({ kind: 'changed' });
  await pass(100);

  expect(saves()).toMatchObject([{ body: { seen: 1, announcement: { contents: { en: { title: 'Ti' } } } } }]);
  expect(now().state).toEqual({ kind: 'saved', at: '2026-12-01T10:00:02.000Z', open: 0 });
  expect(keptCopy(ID)).toBeNull();
});

test('what is not finished is saved with the rest, comes back as it was typed, and is counted', async () => {
  const { write, now, saves, server } = editing({ draft: blankDraft(null, 'en', 'foundation') });

  await write(titled('Only a title'));
  await pass(REST_MS);

  expect(saves()).toHaveLength(1);
  expect(now().state).toMatchObject({ kind: 'saved', open: 2 });
  const kept = server.view?.announcement;
  expect(kept?.unfinished).toMatchObject({ audience: 'groups', contents: { en: { title: 'Only a title' } } });
  expect(kept && draftOf(kept)).toEqual(now().draft);
});

test('one that is for no rollout yet has no place on the server, and is kept here', async () => {
  const { write, now, saves } = editing({ draft: blankDraft(null, 'en') });

  await write(titled('Only a title'));
  await pass(10 * REST_MS);

  expect(saves()).toEqual([]);
  expect(now().state).toEqual({ kind: 'incomplete' });
  expect(keptCopy(ID)).not.toBeNull();
});

test('a new one in which nothing is written is not on the server', async () => {
  const { now, saves } = editing({ draft: blankDraft(null, 'en') });

  await pass(10 * REST_MS);

  expect(saves()).toEqual([]);
  expect(now().state).toEqual({ kind: 'new' });
});

test('a new one that begins with a template is saved at once', async () => {
  const { saves } = editing({ draft: aDraft() });

  await pass(0);

  expect(saves()).toMatchObject([{ body: { seen: 0 } }]);
});

test('while the server is out of reach it stays as a copy, and is saved with the next change', async () => {
  const { write, now, saves, server } = editing({ view: aKept() });
  server.reachable = false;

  await write(titled('Offline'));
  await pass(REST_MS);
  expect(now().state).toEqual({ kind: 'failed' });
  expect(now().error).not.toBeNull();
  expect(keptCopy(ID)?.contents[0]?.content.title).toBe('Offline');
  await pass(10 * REST_MS);
  expect(saves()).toHaveLength(1);
  server.reachable = true;
  await write(titled('Online'));
  await pass(REST_MS);

  expect(now().state.kind).toBe('saved');
  expect(server.view?.announcement.contents.en?.title).toBe('Online');
  expect(keptCopy(ID)).toBeNull();
});

test('when somebody else was faster nothing is overwritten, and what was written can be put back', async () => {
  const { write, now, server, show } = editing({ view: aKept() });
  const theirs = aKept({ seen: 2, announcement: announcementOf(titled('Theirs')(aDraft())) });

  await write(titled('Mine'));
  server.view = theirs;
  await pass(REST_MS);
  expect(now().state).toEqual({ kind: 'conflict' });
  expect(server.view).toBe(theirs);
  show(theirs);
  await doing(() => now().takeTheirs());
  expect(now().draft.contents[0]?.content.title).toBe('Theirs');
  expect(now().copy?.contents[0]?.content.title).toBe('Mine');
  await doing(() => now().takeCopy());
  await pass(REST_MS);

  expect(now().state.kind).toBe('saved');
  expect(server.view.announcement.contents.en?.title).toBe('Mine');
});

test('what somebody else changed is shown at once where nothing of this reader is in the way', async () => {
  const { now, show, saves } = editing({ view: aKept() });

  show(aKept({ seen: 2, announcement: announcementOf(titled('Theirs')(aDraft())) }));
  await pass(REST_MS);

  expect(now().draft.contents[0]?.content.title).toBe('Theirs');
  expect(now().seen).toBe(2);
  expect(saves()).toEqual([]);
});

test('one that is handed in is saved only when somebody says so', async () => {
  const { write, now, saves } = editing({ view: aKept({ state: 'in-review' }) });

  await write(titled('Changed'));
  await pass(10 * REST_MS);
  expect(saves()).toEqual([]);
  await doing(() => now().save());

  expect(saves()).toHaveLength(1);
});

test('cards that people have are not changed to something unfinished', async () => {
  const { write, now, saves } = editing({ view: aKept({ state: 'sent' }) });

  await write(titled(''));
  await doing(() => now().save());

  expect(saves()).toEqual([]);
  expect(now().state).toEqual({ kind: 'incomplete' });
});

test('leaving the screen saves what had not rested yet, unless it was deleted', async () => {
  const left = editing({ view: aKept() });
  await left.write(titled('Left'));
  left.unmount();
  await pass(0);
  const deleted = editing({ view: aKept() });
  await deleted.write(titled('Deleted'));
  await doing(() => deleted.now().throwAway());
  deleted.unmount();
  await pass(0);

  expect(left.saves()).toHaveLength(1);
  expect(deleted.saves()).toEqual([]);
  expect(keptCopy(ID)).toBeNull();
});
