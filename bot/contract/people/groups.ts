import { z } from 'zod';
import { GroupName } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const getGroups = endpoint({
  method: 'GET',
  path: '/api/groups',
  who: 'champion',
  summary: 'Every business group by name',
  reply: z.object({ groups: z.array(GroupName) }),
});
