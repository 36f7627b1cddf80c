import type { Clock } from '../../../base/clock.ts';
import { timestamp } from '../../../base/clock.ts';
import { conflict, invalid } from '../../../base/errors.ts';
import { remindPeople } from '../../../contract/delivery/results.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import { cardMarkdownFaults } from '../../announcements/cards/card-markdown.ts';
import type { AuditTable } from '../../announcements/record/audit-table.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { whyWaveCancelled } from '../../rollout/waves/why-cancelled.ts';
import { REMIND } from '../job-kinds.ts';
import { type ResultsDeps, type Visible, visibleTo } from '../results/results.ts';
import type { RemindersTable } from './reminders-table.ts';

interface RemindDeps extends ResultsDeps {
  rollouts: Pick<Rollouts, 'wave'>;
  reminders: RemindersTable;
  audit: AuditTable;
  jobs: Jobs;
  clock: Clock;
}

/** Nobody is reminded of the same thing more often than this. */
const PAUSE_MS = 3_600_000;

export function remindRoutes(deps: RemindDeps): Route[] {
  const { reminders, audit, jobs, clock } = deps;
  return [
    route(remindPeople, async ({ caller, params: { id }, body: { text } }) => {
      const people = await toRemind(deps, await visibleTo(deps, caller, id));
      const [fault] = cardMarkdownFaults(text);
      if (fault) throw invalid('text-not-shown', { why: fault }, [{ where: 'text', what: fault }]);
      const at = timestamp(clock);
      const about = 'answer' as const;
      const reminder = { announcementId: id, at, about, text, chunk: 0, aliveAt: at, failed: 0, unknown: 0 };
      const begun = await reminders.begin(reminder, new Date(clock.now() - PAUSE_MS).toISOString());
      if (begun !== 'begun') throw tooSoon(begun.taken, clock.now());
      // Should it break off before the job is queued, the sweep finds it.
      try {
        await jobs.add(REMIND, { id, at });
      } catch (error) {
        await reminders.takeBack(reminder);
        throw error;
      }
      await audit.add(id, { what: 'reminded', by: { id: caller.id, name: caller.name }, at, note: text });
      return { people };
    }),
  ];
}

/**
 * People who got it and have not answered, as they were counted last.
 * @throws AnswerError where nobody is to be reminded.
 */
async function toRemind({ rollouts }: RemindDeps, { sending, stored }: Visible): Promise<number> {
  const taken = stored.state === 'retracted' || stored.state === 'cancelled';
  if (taken || (sending.state !== 'sending' && sending.state !== 'sent')) throw conflict('not-under-way');
  const wave = sending.waveId ? await rollouts.wave(sending.waveId) : undefined;
  const cancelled = wave && whyWaveCancelled(wave);
  if (cancelled) throw conflict(cancelled.code, cancelled.params);
  if (wave?.heldBecause) throw conflict('wave-held', { doing: 'remind', why: wave.heldBecause });
  const { sent = 0, acknowledged = 0 } = sending.tally?.counts ?? {};
  const people = Math.max(0, sent - acknowledged);
  if (people === 0) throw conflict('nobody-to-remind');
  return people;
}

function tooSoon(lastAt: string, now: number) {
  const minutes = Math.max(1, Math.ceil((Date.parse(lastAt) + PAUSE_MS - now) / 60_000));
  return conflict('reminded-just-now', { minutes });
}
