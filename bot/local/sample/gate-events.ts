import { Temporal } from 'temporal-polyfill';
import type { ConditionView } from '../../contract/gates/gate-conditions.ts';
import type { GateSummary, GateView } from '../../contract/gates/gates.ts';
import type { ApiClient } from './api-client.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** A lead goes through the gates once a week. */
const ROUND_DAYS = 7;
/** After this many tries somebody or something else is deciding all the time. */
const MOST_TRIES = 5;

/** What the sample's lead has to say where a condition does not pass. */
const REASONS: Readonly<Partial<Record<ConditionView['id'], string>>> = {
  'issue-rate': 'Most of these issues are one printer driver, which is replaced since yesterday.',
  blockers: 'Whoever cannot work has a spare device until theirs is repaired.',
  criteria: 'The open criterion is signed off tomorrow; the provider has confirmed the date.',
  adoption: 'Adoption follows with the training of this week.',
  'data-age': 'The usage report comes late this week.',
  champions: 'A champion of the neighbouring group helps until this one has its own.',
  reach: 'The others are on leave; they get their announcement when they are back.',
};

/** The weekly round of the lead: gates that wait, and waves that a storm stopped, are decided with a reason. */
export function gateEvents({ api, now }: World, planned: Temporal.PlainDate): SampleEvent[] {
  const events: SampleEvent[] = [];
  for (let day = planned; Temporal.PlainDate.compare(day, now) < 0; day = day.add({ days: ROUND_DAYS })) {
    events.push({
      // Before the announcements of the day.
      at: morningOf(day).subtract({ minutes: 30 }),
      async happen() {
        const { gates } = await api.get<{ gates: GateSummary[] }>('/api/gates?section=waiting');
        for (const gate of gates) {
          if (gate.storm && gate.wave.state !== 'complete') await passGate(api, gate.wave.id);
        }
      },
    });
  }
  return events;
}

/** Lets a wave go: as its conditions say, or in spite of them with a reason. A gate that let it go stays as it is. */
export async function passGate(api: ApiClient, waveId: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const gate = await api.get<GateView>(`/api/waves/${waveId}/gate`);
    if (!gate.storm && (gate.state === 'go' || gate.state === 'overridden')) return;
    const body =
      gate.verdict === 'pass'
        ? { decision: 'go', reason: '', seen: gate.seen }
        : { decision: 'override', reason: reasonFor(gate.conditions), seen: gate.seen };
    const answer = await api
      .post(`/api/waves/${waveId}/gate/decision`, body)
      .catch((error: unknown) => error);
    if (!(answer instanceof Error)) return;
    // The gate was brought, or stopped by a storm, while the lead was reading: look at it again.
    if (tries === MOST_TRIES - 1) throw answer;
  }
}

function reasonFor(conditions: readonly ConditionView[]): string {
  const known = conditions
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id }) => REASONS[id])
    .find((reason) => reason !== undefined);
  return known ?? 'The team looked at it together and goes on.';
}
