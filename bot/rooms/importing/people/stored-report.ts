import { z } from 'zod';
import type { Say } from '../../../base/words/message.ts';
import { StoredWords, sayWords } from '../../../base/words/stored.ts';
import type { ImportReport } from '../../../contract/common.ts';

/** What came of an import, as it is kept: whoever reads it reads it in their own language. */
export const StoredReport = z.object({
  taken: z.number(),
  bad: z.array(z.object({ line: z.number(), reason: StoredWords })),
  notes: z.array(StoredWords),
});
export type StoredReport = z.infer<typeof StoredReport>;

export function presentReport({ taken, bad, notes }: StoredReport, say: Say): ImportReport {
  return {
    taken,
    bad: bad.map(({ line, reason }) => ({ line, reason: sayWords(reason, say) })),
    notes: notes.map((note) => sayWords(note, say)),
  };
}
