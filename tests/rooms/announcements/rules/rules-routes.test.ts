import { expect, test } from 'vitest';
import { changeAnnouncementRules } from '../../../../bot/contract/announcements/announcement-rules.ts';
import { callRoute } from '../../../support/call-route.ts';
import { ada, anAnnouncementsRoom, ben } from '../writing/an-announcements-room.ts';

test('only an approver of all groups changes the rules, and of two the second is told', async () => {
  const { routes, deps, require } = await anAnnouncementsRoom();
  const { rules } = await deps.rules.get();
  await require({ approval: 'required' });

  const change = (caller = ben) =>
    callRoute(routes, changeAnnouncementRules, { caller, body: { rules, seen: 0 } });
  await expect(change(ada)).rejects.toMatchObject({ code: 'approver-only' });
  await expect(change()).rejects.toMatchObject({ code: 'rules-changed' });
});
