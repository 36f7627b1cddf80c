import { z } from 'zod';
import { ROLES } from './people/roles.ts';
import { LONGEST_SLUG } from './rollout/limits.ts';

/** A calendar date, `2026-12-15`; it has no time of day and no zone. */
export const CalendarDate = z.iso.date().meta({ example: '2026-12-15' });

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime();

/** Entra object ids as Teams sends them: GUIDs, kept in lower case. */
export const PersonId = z.guid().toLowerCase();

/** Ids that we make from names: business groups, phases, rollouts. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'common.slug')
  .max(LONGEST_SLUG);

/** `<rollout>.<phase>.<group>`; the pilot set stands in the place of a group as `pilot`. */
export const WaveId = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/, 'common.wave-id')
  .max(190);

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A share between 0 and 1. */
export const Share = z.number().min(0).max(1);

/** The bytes of a file. */
export const Bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .meta({ override: { type: 'string', format: 'binary' } });

/** A person as others may see them. */
export const PersonName = z.object({ id: PersonId, name: z.string() });
export type PersonName = z.infer<typeof PersonName>;

/** A business group by key and name. */
export const GroupName = z.object({ id: Slug, name: z.string() });
export type GroupName = z.infer<typeof GroupName>;

/** A phase of a playbook by key and name. */
export const PhaseName = z.object({ id: Slug, name: z.string() });
export type PhaseName = z.infer<typeof PhaseName>;

/** Path of something whose id its maker chose. */
export const ById = z.object({ id: z.uuid() });

/** The version that the caller saw: what somebody else changed meanwhile is not overwritten. */
export const Seen = z.int().min(0);

/** What one CSV brought in, and every line that it could not take. */
export const ImportReport = z.object({
  taken: z.number().int().describe('Rows that were stored'),
  bad: z.array(
    z.object({
      line: z.number().int().describe('Line in the file, the header is line 1'),
      reason: z.string(),
    }),
  ),
  notes: z.array(z.string()).describe('What else the sender should know, in sentences'),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Errors are answers: RFC 9457, with a code for machines. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().describe('Stable name of what went wrong'),
  detail: z.string().describe('What was wrong, where, and what to do'),
  faults: z
    .array(z.object({ where: z.string(), what: z.string() }))
    .optional()
    .describe('Each field that was not as it should be'),
});
export type Problem = z.infer<typeof Problem>;

/** An Adaptive Card as JSON. The tab renders it with the same library that Teams clients use. */
export const CardJson = z.record(z.string(), z.unknown());
