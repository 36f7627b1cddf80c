import { z } from 'zod';
import { get, ok, post, read } from './page-api.ts';
import type { Route } from './server.ts';
import type { TeamActs } from './team-acts.ts';
import { SimTeam } from './teams.ts';

const TeamsBody = z.object({ teams: z.array(SimTeam) });

/** Teams in the simulator's own HTTP API, for its page and for other processes. */
export function teamRoutes(acts: TeamActs): Route[] {
  return [
    get('/sim/teams', () => ok({ teams: acts.teams() })),
    {
      method: 'PUT',
      path: '/sim/teams',
      handle: (call) => {
        acts.setTeams(read('body', TeamsBody, call.body).teams);
        return ok({ teams: acts.teams().length });
      },
    },
    post('/sim/teams/:team/install', async (call) => ok(await acts.installInTeam(call.param('team')))),
    post('/sim/teams/:team/remove', async (call) => ok(await acts.removeFromTeam(call.param('team')))),
  ];
}
