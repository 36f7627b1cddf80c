import { z } from 'zod';
import { GroupName, PersonId, Role } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const Me = z.object({
  id: PersonId,
  name: z.string(),
  upn: z.string(),
  group: GroupName,
  pilot: z.boolean(),
  role: Role,
  /** The business groups a lead is limited to; `null` when there is no limit. Empty for everybody else. */
  leads: z.array(GroupName).nullable(),
  approver: z.boolean().describe('A lead who may waive required exit criteria'),
});
export type Me = z.infer<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  who: 'member',
  summary: 'Who I am to Groundswell: my business group and what I may do',
  reply: Me,
});
