import { settableClock } from '../../../bot/base/clock.ts';
import type { JobHandler } from '../../../bot/doors/jobs/job.ts';
import { createWake } from '../../../bot/doors/jobs/wake.ts';
import { createJobs } from '../../../bot/doors/jobs/worker.ts';
import { createConversation } from '../../../bot/doors/teams/conversation.ts';
import { feedbackChat } from '../../../bot/rooms/feedback/chat.ts';
import { openFeedback } from '../../../bot/rooms/feedback/feedback.ts';
import { feedbackRoutes } from '../../../bot/rooms/feedback/routes.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { anItOnlyPhase, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aRollout, aWave, senderOf } from '../../support/builders.ts';
import { rolloutsWith } from '../../support/rollouts-with.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';

const playbook = aPlaybook({
  phases: [anItOnlyPhase(), aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })],
});

/** The room on real storage, on 10 September, while finance is in Identity and the pilot set in Windows. */
export async function aFeedbackRoom() {
  const storage = testStorage();
  const clock = settableClock('2026-09-10T10:00:00Z');
  const people = await openPeople(storage);
  const rollouts = await rolloutsWith(storage, [playbook]);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
    aWave('windows', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('windows', 'finance', '2026-10-01', '2026-11-01'),
  ]);
  const queue = await storage.queue('jobs');
  const feedback = await openFeedback(storage, {
    people,
    rollouts,
    jobs: createJobs(queue, createWake()),
    clock,
    timeZone: 'UTC',
  });
  const answer = createConversation([feedbackChat(feedback)], silentLog);
  return {
    clock,
    people,
    queue,
    feedback,
    routes: feedbackRoutes(feedback),
    /** Runs what waits in the queue and has a handler among these. */
    async runJobs(handlers: readonly JobHandler[]): Promise<void> {
      for (const message of await queue.take(32, 30)) {
        const { kind, data } = JSON.parse(message.text);
        const handler = handlers.find((one) => one.kind === kind);
        await handler?.run(handler.data.parse(data), new AbortController().signal);
        await queue.finish(message);
      }
    },
    async type(person: Person, text: string): Promise<string> {
      return JSON.stringify(await answer(senderOf(person), { kind: 'text', text }));
    },
    async press(person: Person, verb: string, data: Record<string, unknown>): Promise<string> {
      return JSON.stringify(await answer(senderOf(person), { kind: 'press', verb, data, way: 'execute' }));
    },
  };
}
