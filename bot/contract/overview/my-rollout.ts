import { z } from 'zod';
import { CalendarDate, GroupName } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { OwnWaveView } from '../rollout/membership.ts';
import { RolloutView, WaveState } from '../rollout/rollout.ts';

export const MyRolloutView = z.object({
  today: CalendarDate,
  rollout: RolloutView.nullable().describe('null while nothing is planned'),
  group: GroupName.describe('The business group, or the pilot set, whose waves are mine now'),
  waves: z
    .array(
      OwnWaveView.extend({
        state: WaveState,
        goal: z.string(),
        note: z.string().nullable().describe("Why the dates are not the group's, in a sentence"),
      }),
    )
    .describe('By start'),
  missed: z.array(z.string()).describe('What has no date for me and why, in sentences'),
});
export type MyRolloutView = z.infer<typeof MyRolloutView>;

export const getMyRollout = endpoint({
  method: 'GET',
  path: '/api/my-rollout',
  who: 'member',
  summary: 'My own way through the rollout, also when I changed group in the middle of it',
  reply: MyRolloutView,
});
