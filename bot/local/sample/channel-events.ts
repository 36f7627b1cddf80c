import { setTimeout as wait } from 'node:timers/promises';
import type { Announcement, AnnouncementView } from '../../contract/announcements/announcement.ts';
import type { SimTeam } from '../simulator/teams.ts';
import { NEWS, WHOLE_COMPANY } from '../teams-of-groups.ts';
import { FOUNDATION } from './plans.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** Whose channels are connected in the sample, by the name of their team. */
const CONNECTED = [
  { owner: '*', team: WHOLE_COMPANY },
  { owner: 'finance', team: 'Finance' },
];
/** The app is in these teams as well, so that another group can be connected. */
const ALSO_IN = ['Sales'];
const CONNECTED_DAYS_AGO = 40;
const POSTED_DAYS_AGO = 9;

/** Groups get a channel, and one announcement is posted there. */
export function channelEvents({ simulator, api, now }: World): SampleEvent[] {
  const teamNamed = (name: string): SimTeam => {
    const team = simulator.teams().find((one) => one.name === name);
    if (!team) throw new Error(`The sample has no team "${name}".`);
    return team;
  };
  return [
    {
      at: morningOf(now.subtract({ days: CONNECTED_DAYS_AGO }), 200),
      async happen() {
        for (const name of [...CONNECTED.map(({ team }) => team), ...ALSO_IN])
          await simulator.installInTeam(teamNamed(name).id);
        for (const { owner, team } of CONNECTED) {
          const { id: teamId, channels } = teamNamed(team);
          const channelId = channels.find(({ name }) => name === NEWS)?.id ?? teamId;
          await api.put('/api/channels/connection', { owner, teamId, channelId });
        }
      },
    },
    {
      at: morningOf(now.subtract({ days: POSTED_DAYS_AGO }), 200),
      async happen() {
        const id = crypto.randomUUID();
        await api.put(`/api/announcements/${id}`, { announcement: FOR_CHAMPIONS, seen: 0 });
        await api.post(`/api/announcements/${id}/step`, { step: 'send', seen: 1 });
        for (;;) {
          // Its posts count as well: it is sent when all of them are settled.
          const { state } = await api.get<AnnouncementView>(`/api/announcements/${id}`);
          if (state === 'sent') return;
          if (state !== 'sending') throw new Error(`An announcement of the sample is ${state}.`);
          await wait(50);
        }
      },
    },
  ];
}

const FOR_CHAMPIONS: Announcement = {
  rollout: FOUNDATION,
  audience: { kind: 'champions', groups: [] },
  exclude: { groups: [], pilot: false, champions: false, listId: null },
  fallback: 'en',
  contents: {
    en: {
      title: 'Open hour for questions about the rollout',
      text: 'Every Thursday at 14:00 the rollout team answers questions about **your new workplace**. Bring what does not work yet, or ask your champions:\n- no registration\n- join for five minutes or for the whole hour',
      picture: null,
      buttons: [],
    },
  },
  training: [],
  essential: false,
  schedule: { kind: 'now' },
  template: null,
  channels: CONNECTED.map(({ owner }) => owner),
};
