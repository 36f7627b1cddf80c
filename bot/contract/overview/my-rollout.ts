import { z } from 'zod';
import { CalendarDate, GroupName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { OwnWaveView } from '../rollout/membership.ts';
import { WaveState } from '../rollout/rollout.ts';

const InRollout = z.object({
  id: Slug,
  name: z.string().describe('Told apart from one with the same title'),
});

export const MyTurnView = OwnWaveView.extend({
  rollout: InRollout,
  name: z.string().describe('The phase, with its rollout where another turn of mine has the same phase'),
  state: WaveState,
  goal: z.string(),
  note: z.string().nullable().describe("Why the dates are not the group's, in a sentence"),
  toDo: z
    .array(z.string())
    .describe('Before it starts, or now where that was not done; empty once it is over'),
  held: z
    .object({ why: z.string(), hears: z.string().describe('When I hear again, in a sentence') })
    .nullable()
    .describe('Of a turn on hold, whose dates do not stand any more'),
});
export type MyTurnView = z.infer<typeof MyTurnView>;

export const MyRolloutView = z.object({
  today: CalendarDate,
  rollouts: z.array(InRollout).describe('In which I have a turn, that of my nearest turn first'),
  group: GroupName.describe('The business group, or the pilot set, whose waves are mine now'),
  turns: z.array(MyTurnView).describe('Over all rollouts, by start'),
  cancelled: z
    .array(z.object({ rollout: InRollout, words: z.string() }))
    .describe('What was cancelled lately after I may have heard of it, and why'),
  missed: z.array(z.string()).describe('What has no date for me and why, over all rollouts, in sentences'),
});
export type MyRolloutView = z.infer<typeof MyRolloutView>;

export const getMyRollout = endpoint({
  method: 'GET',
  path: '/api/my-rollout',
  who: 'member',
  summary: 'My own way through all rollouts, also when I changed group in the middle of one',
  reply: MyRolloutView,
});
