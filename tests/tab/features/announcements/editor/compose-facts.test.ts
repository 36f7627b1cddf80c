import { describe, expect, test } from 'vitest';
import type { WaveToAnnounce } from '../../../../../bot/contract/announcements/waves-to-announce.ts';
import type { AudienceDraft } from '../../../../../tab/features/announcements/editor/compose-draft.ts';
import {
  audienceKinds,
  groupChoices,
  groupsToLeaveOut,
  rolloutIdOf,
  trainingChoices,
  waveChoices,
} from '../../../../../tab/features/announcements/editor/compose-facts.ts';
import { draftOf } from '../../../../../tab/features/announcements/editor/draft-announcement.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { anAnnouncement } from '../an-announcement.ts';

const format = createFormat('en-GB');

describe('what is offered to an author', () => {
  const groups = ['sales', 'legal'].map((id) => ({ id, name: id }));

  test('are the groups that a lead may write to; everybody may be left out', () => {
    const limited = groupChoices(groups, [{ id: 'legal', name: 'legal' }]);

    expect(limited.groups.map(({ id }) => id)).toEqual(['legal']);
    expect(limited.allGroups.map(({ id }) => id)).toEqual(['sales', 'legal']);
    expect(groupChoices(groups, null).groups.map(({ id }) => id)).toEqual(['sales', 'legal']);
  });

  test.each<[string, Partial<AudienceDraft>, string[]]>([
    ['everyone', { kind: 'everyone' }, ['sales', 'legal', 'hr']],
    ['champions of all groups', { kind: 'champions', championGroups: [] }, ['sales', 'legal', 'hr']],
    ['two groups', { kind: 'groups', groups: ['sales', 'hr'] }, ['sales', 'hr']],
    [
      'the pilot set, who are of all groups',
      { kind: 'wave', waveId: 'r.windows.pilot' },
      ['sales', 'legal', 'hr'],
    ],
    ['one group, of which nobody would be left', { kind: 'wave', waveId: 'r.windows.sales' }, []],
  ])('are of %s the groups that can be left out', (_, part, ids) => {
    const all = ['sales', 'legal', 'hr'].map((id) => ({ id, name: id }));
    const audience = { ...draftOf(anAnnouncement()).audience, ...part };

    expect(groupsToLeaveOut(audience, all, []).map(({ id }) => id)).toEqual(ids);
    expect(groupsToLeaveOut(audience, all, ['legal']).map(({ id }) => id)).toContain('legal');
  });

  test('are audiences within the groups of a lead, and the one that is chosen already', () => {
    expect(audienceKinds(true, 'wave')).toEqual(['wave', 'groups', 'champions']);
    expect(audienceKinds(true, 'pilot')).toContain('pilot');
    expect(audienceKinds(false, 'wave')).toContain('everyone');
  });

  test('are training items of the phase of the wave, or of every phase once', () => {
    const item = (id: string) => ({ id, title: id, url: 'https://learn.example', minutes: 5 });
    const phases = [
      { id: 'identity', name: 'Identity', training: [item('a'), item('both')] },
      { id: 'windows', name: 'Windows', training: [item('b'), item('both')] },
    ];
    const { audience } = draftOf(anAnnouncement());

    expect(trainingChoices(phases, audience).map(({ id }) => id)).toEqual(['b', 'both']);
    expect(trainingChoices(phases, { ...audience, kind: 'everyone' }).map(({ id }) => id)).toEqual([
      'a',
      'both',
      'b',
    ]);
  });

  test('are waves by date, and the one that is chosen wherever it stands', () => {
    const waves = [aWave('late', '2027-02-01'), aWave('early', '2027-01-01')];

    expect(waveChoices(waves, undefined, format).map(({ name }) => name)).toEqual([
      'Windows, early (from 1 Jan 2027)',
      'Windows, late (from 1 Feb 2027)',
    ]);
    expect(waveChoices(waves, aWave('over', '2026-01-01'), format)).toHaveLength(3);
    expect(waveChoices(waves, waves[0], format)).toHaveLength(2);
  });

  test('are waves with their rollout, where they are of several', () => {
    const mail = { id: 'mail', name: 'Exchange Online' };

    expect(
      waveChoices([aWave('early', '2027-01-01'), aWave('late', '2027-02-01', mail)], undefined, format).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'Windows, early (from 1 Jan 2027), Foundation',
      'Windows, late (from 1 Feb 2027), Exchange Online',
    ]);
  });

  test('are training items of the rollout of the wave, or of the one that was chosen', () => {
    const { audience } = draftOf(anAnnouncement());

    expect(rolloutIdOf({ audience, rollout: '' })).toBe('foundation');
    expect(rolloutIdOf({ audience: { ...audience, kind: 'everyone' }, rollout: 'mail' })).toBe('mail');
  });
});

function aWave(
  group: string,
  start: string,
  rollout = { id: 'foundation', name: 'Foundation' },
): WaveToAnnounce {
  return {
    id: `${rollout.id}.windows.${group}`,
    phase: { id: 'windows', name: 'Windows' },
    group: { id: group, name: group },
    state: 'planned',
    start,
    end: '2027-03-01',
    sending: null,
    rollout,
    mayAnnounce: true,
    mayNotBecause: null,
  };
}
