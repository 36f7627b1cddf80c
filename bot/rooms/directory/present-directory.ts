import type {
  AddedMark,
  DirectoryView,
  PhaseDirectory,
  UsingView,
  WaveAdded,
} from '../../contract/directory/directory.ts';
import type { Group } from '../people/groups-table.ts';
import { PILOT } from '../people/person.ts';
import { type UserPhase, userPhases } from '../playbooks/playbook.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import { addedOf, joinedSince, NO_MARKS, type WaveMarks } from './added.ts';
import type { Mark } from './added-table.ts';
import { directoryGroupName, directoryGroupOf, usageOf } from './directory-group.ts';
import type { KeptChoice } from './directory-groups-table.ts';

interface DirectoryFacts {
  rollout: Rollout;
  waves: readonly Wave[];
  groups: readonly Group[];
  choices: ReadonlyMap<string, KeptChoice>;
  /** By wave. */
  marks: ReadonlyMap<string, WaveMarks>;
  /** By phase. */
  using: ReadonlyMap<string, UsingView>;
  mayName: boolean;
}

export function presentDirectory(facts: DirectoryFacts): DirectoryView {
  const { rollout, groups } = facts;
  const sizes = new Map(groups.map(({ id, people }) => [id, people]));
  sizes.set(
    PILOT,
    groups.reduce((sum, group) => sum + group.pilots, 0),
  );
  return {
    rollout: { id: rollout.id, title: rollout.title },
    mayName: facts.mayName,
    phases: userPhases(rollout.playbook).map((phase) => presentPhase(facts, phase, sizes)),
  };
}

function presentPhase(
  { rollout, waves, choices, marks, using }: DirectoryFacts,
  phase: UserPhase,
  sizes: ReadonlyMap<string, number>,
): PhaseDirectory {
  const choice = choices.get(phase.id);
  let people = 0;
  let added = 0;
  for (const wave of waves) {
    if (wave.phaseId !== phase.id) continue;
    const size = sizes.get(wave.groupId) ?? 0;
    people += size;
    added += addedOf(marks.get(wave.id) ?? NO_MARKS, size);
  }
  return {
    phase: { id: phase.id, name: phase.name },
    group: directoryGroupOf(phase, choice),
    inPlaybook: phase.addedTo ?? null,
    own: choice?.name != null,
    usage: usageOf(rollout.playbook, phase, choice),
    ownUsage: choice?.usage ?? null,
    by: choice?.by ?? null,
    at: choice?.at ?? null,
    version: choice?.version ?? 0,
    people,
    added,
    using: using.get(phase.id) ?? { state: 'unknown', why: 'no-product' },
  };
}

interface WaveAddedFacts {
  wave: Wave;
  phase: UserPhase;
  groupName: string;
  /** In the wave now. */
  people: number;
  choice: KeptChoice | undefined;
  found: WaveMarks;
  marks: readonly Mark[];
  using: UsingView;
  mayMark: boolean;
}

export function presentWaveAdded(facts: WaveAddedFacts): WaveAdded {
  const { wave, phase, groupName, people, found, mayMark } = facts;
  const name = directoryGroupOf(phase, facts.choice);
  return {
    waveId: wave.id,
    phase: { id: phase.id, name: phase.name },
    group: { id: wave.groupId, name: groupName },
    directoryGroup: name === null ? null : directoryGroupName(name, { group: groupName, phase: phase.name }),
    people,
    added: addedOf(found, people),
    whole: found.whole && { people: found.whole.people, by: found.whole.by, at: found.whole.at },
    joinedSince: joinedSince(found, people),
    using: facts.using,
    marks: facts.marks.map((mark) => presentMark(mark, found, mayMark)),
    mayMark,
  };
}

function presentMark(mark: Mark, { whole }: WaveMarks, mayMark: boolean): AddedMark {
  const stands = mark.takenBack === null && (mark.kind === 'list' || mark.id === whole?.id);
  return {
    id: mark.id,
    kind: mark.kind,
    people: mark.people,
    by: mark.by,
    at: mark.at,
    takenBack: mark.takenBack,
    mayTakeBack: mayMark && stands,
  };
}
