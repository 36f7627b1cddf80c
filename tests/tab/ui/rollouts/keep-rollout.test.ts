import { expect, test } from 'vitest';
import { keepRollout } from '../../../../tab/ui/rollouts/keep-rollout.ts';

test.each([
  ['/gates', '/gates?rollout=exchange'],
  ['/issues?group=finance', '/issues?group=finance&rollout=exchange'],
  ['/status/group/finance#waves', '/status/group/finance?rollout=exchange#waves'],
  ['/criteria?rollout=foundation', '/criteria?rollout=foundation'],
])('a link to %s keeps the rollout that is chosen', (to, address) => {
  expect(keepRollout(to, 'exchange')).toBe(address);
});
