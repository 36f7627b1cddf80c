import { z } from 'zod';
import { invalid } from '../../base/errors.ts';
import { checkForm, whereOf } from '../../base/schema-issue.ts';
import { message } from '../../base/words/message.ts';

/** Clients leave out what they do not know, or say null. */
function given<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** The parts of a Teams activity that we read. Everything else passes through to botbuilder untouched. */
const TeamsActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: given(z.string().max(1000)),
  channelId: given(z.string().max(100)),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  from: z.looseObject({
    id: z.string().min(1).max(1000),
    name: given(z.string().max(500)),
    aadObjectId: given(z.guid()),
  }),
  recipient: z.looseObject({ id: z.string().min(1).max(1000), name: given(z.string().max(500)) }),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: given(z.string()),
    isGroup: given(z.boolean()),
    tenantId: given(z.string().max(100)),
  }),
  channelData: given(
    z.looseObject({
      tenant: given(z.looseObject({ id: z.string().max(100) })),
      eventType: given(z.string().max(100)),
    }),
  ),
  locale: given(z.string().max(40)),
  localTimezone: given(z.string().max(100)),
  text: given(z.string().max(50_000)),
  action: given(z.string()),
  name: given(z.string()),
  replyToId: given(z.string().max(1000)),
  value: z.unknown().optional(),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** @throws AnswerError that names what is missing or wrong in the activity. */
export function readActivity(body: unknown): TeamsActivity {
  const checked = checkForm(TeamsActivity, body);
  if (checked.ok) return checked.data;
  const faults = checked.faults.map((fault) => ({ where: whereOf(fault, 'activity'), what: fault.what }));
  const series = faults.map((fault) => message('common.fault', fault));
  throw invalid('activity-malformed', { faults: { series, between: '; ' } }, faults);
}

/** Is it said between one person and the bot, where nobody else reads along? */
export function isPersonal({ conversation }: TeamsActivity): boolean {
  const { conversationType, isGroup } = conversation;
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}
