import { sampleContributions } from './contributions.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** What champions did, each recorded by the champion on the day. */
export function contributionEvents({ organisation, signIn, now }: World): SampleEvent[] {
  return sampleContributions(organisation).map(({ id, personId, kind, what, evidence, daysAgo }, index) => {
    const on = now.subtract({ days: daysAgo });
    return {
      at: morningOf(on, 300 + index),
      async happen() {
        const person = organisation.people.find((one) => one.id === personId);
        if (!person) throw new Error(`The sample has no person ${personId}.`);
        const api = await signIn(person);
        await api.post('/api/contributions', { id, kind, what, evidence, on: on.toString() });
      },
    };
  });
}
