import type { Draft } from '../contract/announcing.ts';
import { fillPlaceholders } from '../rollout/playbooks/announcement-placeholders.ts';
import { noticeOf } from '../rollout/playbooks/default-announcements.ts';
import type { UserPhase } from '../rollout/playbooks/playbook.ts';
import type { Wave } from '../rollout/rollouts.ts';
import { sayDate } from '../rollout/say-date.ts';

/** What the playbook would say to a wave, with the wave's own words and dates filled in. */
export function defaultDraft(wave: Wave, phase: UserPhase, groupName: string): Draft {
  const values = {
    group: groupName,
    phase: phase.name,
    start: sayDate(wave.start, undefined),
    end: sayDate(wave.end.subtract({ days: 1 }), undefined),
  };
  const template = noticeOf(phase, wave.groupId);
  return {
    waveId: wave.id,
    title: fillPlaceholders(template?.title ?? phase.name, values).slice(0, 120),
    text: fillPlaceholders(template?.text ?? phase.userStatement, values),
  };
}
