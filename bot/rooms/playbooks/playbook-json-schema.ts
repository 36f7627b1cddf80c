import { z } from 'zod';
import { Playbook } from './playbook.ts';

/** Describes playbook files to editors. What it cannot say, such as ids that are unique, only reading one finds. */
export function playbookJsonSchema() {
  return {
    ...z.toJSONSchema(Playbook, { io: 'input', reused: 'ref' }),
    title: 'Groundswell playbook',
  };
}
