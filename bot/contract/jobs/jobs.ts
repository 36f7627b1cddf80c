import { z } from 'zod';
import { Moment } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** A job that failed so often that it waits for a person. */
export const ParkedJob = z.object({
  id: z.string(),
  kind: z.string().describe('What the job was to do, as room.job; empty when that cannot be read'),
  data: z.string().describe('What it was to do it with, as JSON'),
  reason: z.string().describe('How the last try failed'),
  parkedAt: Moment,
});
export type ParkedJob = z.infer<typeof ParkedJob>;

/** A stored row that this version cannot read: it was left as it is, and nothing was made of it. */
export const UnreadRow = z.object({
  table: z.string(),
  partitionKey: z.string(),
  rowKey: z.string(),
  why: z.string().describe('Which cells are not as they should be; never what is in them'),
  seenAt: Moment.describe('When it was come upon last'),
});
export type UnreadRow = z.infer<typeof UnreadRow>;

const JobId = z.object({ id: z.string().min(1).max(200) });

export const getParkedJobs = endpoint({
  method: 'GET',
  path: '/api/jobs/parked',
  who: 'lead',
  summary:
    'What waits for a person: jobs that failed for good, and stored rows that cannot be read, the newest first; for leads of all groups',
  reply: z.object({ jobs: z.array(ParkedJob), unread: z.array(UnreadRow) }),
});

export const retryParkedJob = endpoint({
  method: 'POST',
  path: '/api/jobs/parked/:id/retry',
  who: 'lead',
  summary: 'Put a parked job back into the queue with all of its tries; for leads of all groups',
  params: JobId,
  reply: z.object({ queued: z.literal(true) }),
  status: 202,
});
