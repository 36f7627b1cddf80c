import { z } from 'zod';
import {
  GROUP_PLACEHOLDERS,
  strangePlaceholders,
  TEXT_PLACEHOLDERS,
  WAVE_PLACEHOLDERS,
} from './announcement-placeholders.ts';

/** Text with something in it, without space around it. */
export const Line = z.string().trim().min(1, 'common.is-empty');

export const HttpsUrl = z.url({ protocol: /^https$/, error: 'common.not-https' });

/** Text in which {group}, {phase}, {start} and {end} are filled in for each wave. */
export const Template = template(WAVE_PLACEHOLDERS);

/** Text in which the people who carry the rollout are filled in as well. */
export const AnnouncementText = template(TEXT_PLACEHOLDERS);

/** Name of a directory group, in which {group} and {phase} are filled in. */
export const GroupTemplate = template(GROUP_PLACEHOLDERS);

function template(known: readonly string[]) {
  return Line.superRefine((text, context) => {
    for (const name of strangePlaceholders(text, known)) {
      context.addIssue({ code: 'custom', message: 'playbooks.strange-placeholder', params: { name } });
    }
  });
}

/** A product under today's name. */
export const Product = z.strictObject({
  name: Line.max(60),
  aliases: z.array(Line.max(60)).describe('Older names that people may still know it by'),
});
export type Product = z.infer<typeof Product>;
