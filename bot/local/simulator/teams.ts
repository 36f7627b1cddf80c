import { createHash } from 'node:crypto';
import { z } from 'zod';
import { notFound } from '../../base/errors.ts';

/** A team with its channels; the first is General, which has the id of the team. */
export const SimTeam = z.object({
  id: z.string().startsWith('19:'),
  name: z.string().min(1),
  channels: z.array(z.object({ id: z.string().startsWith('19:'), name: z.string().min(1) })).min(1),
});
export type SimTeam = z.infer<typeof SimTeam>;

/** Every team of the simulated organisation, found by its id or by that of a channel. */
export interface Teams {
  set(teams: readonly SimTeam[]): void;
  all(): readonly SimTeam[];
  byId(id: string): SimTeam | undefined;
  byChannel(channelId: string): SimTeam | undefined;
}

export function createTeams(): Teams {
  let teams: readonly SimTeam[] = [];
  return {
    set(next) {
      teams = next;
    },
    all: () => teams,
    byId: (id) => teams.find((team) => team.id === id),
    byChannel: (channelId) => teams.find(({ channels }) => channels.some(({ id }) => id === channelId)),
  };
}

/** A team with the General channel and others, whose ids are the same for the same names. */
export function teamNamed(name: string, channels: readonly string[]): SimTeam {
  const idOf = (what: string) =>
    `19:${createHash('sha256').update(what).digest('hex').slice(0, 32)}@thread.tacv2`;
  const id = idOf(name);
  return {
    id,
    name,
    channels: [
      { id, name: 'General' },
      ...channels.map((channel) => ({ id: idOf(`${name}\n${channel}`), name: channel })),
    ],
  };
}

/** @throws AnswerError team-not-found */
export function teamOf(teams: Teams, teamId: string): SimTeam {
  const team = teams.byId(teamId);
  if (!team) throw notFound('team', teamId);
  return team;
}
