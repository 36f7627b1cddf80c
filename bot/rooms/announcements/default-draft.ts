import { sayDate } from '../../base/say-date.ts';
import type { Draft } from '../../contract/announcements/waves-to-announce.ts';
import type { TeamWords } from '../crew/team-words.ts';
import { fillPlaceholders } from '../playbooks/announcement-placeholders.ts';
import { noticeOf } from '../playbooks/default-announcements.ts';
import type { UserPhase } from '../playbooks/playbook.ts';
import type { Wave } from '../rollout/waves/rollout.ts';

interface DraftFacts {
  wave: Wave;
  phase: UserPhase;
  groupName: string;
  /** Who carries the rollout for the people of the wave. */
  team: TeamWords;
}

/** What the playbook would say to a wave, with the wave's own words, dates and people filled in. */
export function defaultDraft({ wave, phase, groupName, team }: DraftFacts): Draft {
  const values = {
    ...team,
    group: groupName,
    phase: phase.name,
    start: sayDate(wave.start, undefined),
    end: sayDate(wave.end.subtract({ days: 1 }), undefined),
  };
  const template = noticeOf(phase, wave.groupId);
  const text = fillPlaceholders(template?.text ?? phase.userStatement, values);
  return {
    waveId: wave.id,
    title: fillPlaceholders(template?.title ?? phase.name, values).slice(0, 120),
    // A text of which nothing is left, as nobody is named, says at least what changes.
    text: text.trim() === '' ? phase.userStatement : text,
  };
}
