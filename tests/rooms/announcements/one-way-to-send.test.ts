import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ada, aPlannedApp, ben, FINANCE, fay, pia, SALES, sam } from './a-planned-app.ts';
import { anAnnouncement } from './writing/an-announcements-room.ts';

let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
});
afterEach(() => app.close());

const ANNOUNCEMENTS = '/api/announcements';

function shortcut(waveId = FINANCE, id: string = randomUUID()) {
  return { id, waveId, title: 'Hello', text: 'It is time.' };
}

async function save(who: typeof ada, announcement = anAnnouncement(), seen = 0, id: string = randomUUID()) {
  const saved = await app.call(who, 'PUT', `${ANNOUNCEMENTS}/${id}`, { announcement, seen });
  return { id, ...saved };
}

describe('the shortcut of the Waves tab', () => {
  test('sends nothing where a second person has to approve it', async () => {
    await app.require({ approval: 'required' });
    const draft = shortcut();

    const { status, body } = await app.call(ada, 'POST', '/api/announcements', draft);

    expect([status, body.code]).toEqual([409, 'step-refused']);
    expect((await app.call(ada, 'GET', `/api/announcements/${draft.id}`)).status).toBe(404);
    expect((await app.call(ada, 'GET', ANNOUNCEMENTS)).body.announcements).toEqual([]);
  });

  test('sends nothing that the pilot set has to review', async () => {
    await app.require({ pilotReview: 'required' });

    const { status, body } = await app.call(ada, 'POST', '/api/announcements', shortcut());

    expect([status, body.code]).toEqual([409, 'step-refused']);
  });

  test('leaves its entries in the record, like every other way', async () => {
    const draft = shortcut();

    const sent = await app.call(fay, 'POST', '/api/announcements', draft);

    expect(sent.status).toBe(202);
    const { body } = await app.call(fay, 'GET', `${ANNOUNCEMENTS}/${draft.id}`);
    expect(body.state).toBe('sending');
    expect(body.audit.map(({ what, by }: { what: string; by: object }) => [what, by])).toEqual([
      ['send', { id: fay.id, name: fay.name }],
      ['created', { id: fay.id, name: fay.name }],
    ]);
  });

  test('refuses what the check of every announcement refuses', async () => {
    const draft = { ...shortcut(), text: '[Read it](http://intranet/moves) {nobody}' };

    const { status, body } = await app.call(ada, 'POST', '/api/announcements', draft);

    expect([status, body.code]).toEqual([409, 'step-refused']);
  });

  test('sends nothing of a draft that somebody else began under its id', async () => {
    const { id } = await save(sam, anAnnouncement({ audience: { kind: 'wave', waveId: SALES } }));

    const { status } = await app.call(fay, 'POST', '/api/announcements', shortcut(FINANCE, id));

    expect(status).toBe(409);
    const { body } = await app.call(sam, 'GET', `${ANNOUNCEMENTS}/${id}`);
    expect([body.state, body.waveId, body.seen]).toEqual(['draft', SALES, 1]);
  });

  test('removes no draft of somebody else, even where its wave was announced before', async () => {
    await app.call(fay, 'POST', '/api/announcements', shortcut());
    const { id } = await save(sam, anAnnouncement({ audience: { kind: 'wave', waveId: SALES } }));

    const { status, body } = await app.call(fay, 'POST', '/api/announcements', shortcut(FINANCE, id));

    expect([status, body.code]).toEqual([409, 'already-announced']);
    expect((await app.call(sam, 'GET', `${ANNOUNCEMENTS}/${id}`)).body.state).toBe('draft');
  });

  test('sends nothing of an own draft that was not meant for it', async () => {
    const { id } = await save(fay, anAnnouncement({ essential: true }));

    const { status } = await app.call(fay, 'POST', '/api/announcements', shortcut(FINANCE, id));

    expect(status).toBe(409);
    expect((await app.call(fay, 'GET', `${ANNOUNCEMENTS}/${id}`)).body.state).toBe('draft');
  });
});

describe('a review by the pilot set', () => {
  const review = (who: typeof ada, id: string, version: number) =>
    app.call(who, 'POST', `${ANNOUNCEMENTS}/${id}/review`, { text: 'Clear.', approved: true, seen: version });

  test('counts for the text that was read, and is refused once it says something else', async () => {
    await app.require({ pilotReview: 'required' });
    const { id } = await save(fay);
    await app.call(fay, 'POST', `${ANNOUNCEMENTS}/${id}/step`, { step: 'submit', seen: 1 });
    const { body } = await app.call(pia, 'GET', '/api/me/reviews');
    const read = body.material[0].seen;
    await save(fay, anAnnouncement({ essential: true }), 2, id);
    await app.call(fay, 'POST', `${ANNOUNCEMENTS}/${id}/step`, { step: 'submit', seen: 3 });

    const late = await review(pia, id, read);

    expect([late.status, late.body.code]).toEqual([409, 'material-changed']);
    const view = await app.call(fay, 'GET', `${ANNOUNCEMENTS}/${id}`);
    expect(view.body.review).toMatchObject({ approvals: 0, comments: [] });
    expect((await review(pia, id, 4)).status).toBe(200);
    expect((await app.call(fay, 'GET', `${ANNOUNCEMENTS}/${id}`)).body.review.approvals).toBe(1);
  });

  test('is none where the version that was read is not told', async () => {
    const { id } = await save(fay);

    const { status } = await app.call(ben, 'POST', `${ANNOUNCEMENTS}/${id}/review`, {
      text: '',
      approved: true,
    });

    expect(status).toBe(400);
  });

  test('is not given by anybody who wrote it', async () => {
    const pilotLead = { ...ada, pilot: true };
    await app.app.rooms.people.api.table.save(pilotLead);
    await app.require({ pilotReview: 'required' });
    const { id } = await save(ada);
    await app.call(ada, 'POST', `${ANNOUNCEMENTS}/${id}/step`, { step: 'submit', seen: 1 });

    const own = await review(ada, id, 2);

    expect([own.status, own.body.code]).toEqual([409, 'own-material']);
    expect((await app.call(ben, 'GET', `${ANNOUNCEMENTS}/${id}`)).body.review.approvals).toBe(0);
  });
});
