import { z } from 'zod';
import { Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const TrainingItem = z.object({
  id: Slug,
  title: z.string(),
  url: z.url(),
  minutes: z.number().int().positive(),
  phaseId: Slug.nullable(),
});
export type TrainingItem = z.infer<typeof TrainingItem>;

export const getTraining = endpoint({
  method: 'GET',
  path: '/api/training',
  who: 'member',
  summary: 'Training that fits me now: for the phase I am in, or else for my next one',
  reply: z.object({ items: z.array(TrainingItem) }),
});
