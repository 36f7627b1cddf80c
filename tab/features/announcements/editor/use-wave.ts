import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';

/** One wave that this lead may announce; undefined until it is known, and where there is none. */
export function useWave(waveId: string | null): WaveToAnnounce | undefined {
  const rollout = waveId?.split('.')[0] || undefined;
  const { data } = useWavesToAnnounce({ rollout, open: 'yes', wave: waveId ?? undefined });
  const asked = data?.pages[0]?.asked ?? undefined;
  return asked?.id === waveId ? asked : undefined;
}
