import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { SendingsTable } from '../../delivery/record/sendings-table.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';

export interface ToldDeps {
  announcements: Pick<AnnouncementsTable, 'heads'>;
  runs: Pick<SendingsTable, 'ofRollout'>;
}

type Head = Pick<Awaited<ReturnType<AnnouncementsTable['heads']>>[number], 'state' | 'waveId'>;
type Run = Pick<Awaited<ReturnType<SendingsTable['ofRollout']>>[number], 'waveId' | 'tally'>;

/** The announcements of a rollout, and what became of them. */
export interface Announced {
  heads: readonly Head[];
  runs: readonly Run[];
}

export async function announcedIn({ announcements, runs }: ToldDeps, rolloutId: string): Promise<Announced> {
  const [heads, found] = await Promise.all([announcements.heads(rolloutId), runs.ofRollout(rolloutId)]);
  return { heads, runs: found };
}

/** Whether anything of it was sent, or is being sent: somebody may have it then. */
export function isBegun({ heads, runs }: Announced): boolean {
  return runs.length > 0 || heads.some(({ state }) => BEGUN.has(state));
}

const BEGUN: ReadonlySet<Head['state']> = new Set(['sending', 'sent', 'retracted']);

/**
 * How many people were told of one of these waves. The waves of one group are for the same people: whoever was told of
 * two of them counts once.
 */
export function toldOf({ runs }: Announced, waves: readonly Pick<Wave, 'id' | 'groupId'>[]): number {
  const groups = new Map(waves.map(({ id, groupId }) => [id, groupId]));
  const most = new Map<string, number>();
  for (const { waveId, tally } of runs) {
    const groupId = waveId === null ? undefined : groups.get(waveId);
    if (groupId === undefined) continue;
    most.set(groupId, Math.max(most.get(groupId) ?? 0, tally?.counts.sent ?? 0));
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

/** What a cancellation stops of the announcements of a rollout. `waves`: those that it cancels. */
export function stoppedOf({ heads }: Announced, waves: readonly Pick<Wave, 'id'>[]) {
  const ids = new Set(waves.map(({ id }) => id));
  const count = (...states: Head['state'][]) =>
    heads.filter(({ waveId, state }) => waveId !== null && ids.has(waveId) && states.includes(state)).length;
  const toOthers = (state: Head['state']) =>
    heads.filter((head) => head.waveId === null && head.state === state).length;
  return {
    scheduled: count('scheduled'),
    inWork: count('draft', 'in-review', 'approved'),
    sending: count('sending') + toOthers('sending'),
    elsewhere: toOthers('scheduled'),
  };
}
