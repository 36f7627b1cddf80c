import { problemOf } from '../../api/problem-error.ts';

/** A sample person in the list. */
export interface SimPerson {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly installed: boolean;
  readonly blocked: boolean;
  readonly messages: number;
  readonly lastAt: string | null;
}

export interface SimMessage {
  readonly id: string;
  readonly at: string;
  readonly from: 'bot' | 'person' | 'note';
  readonly text: string | null;
  readonly card: Readonly<Record<string, unknown>> | null;
  readonly summary: string | null;
  /** A note about something that went wrong. */
  readonly problem?: boolean;
  readonly updatedAt: string | null;
  readonly deleted: boolean;
}

export interface SimChat {
  readonly person: { readonly id: string; readonly name: string; readonly upn: string };
  readonly installed: boolean;
  readonly blocked: boolean;
  readonly disabled: boolean;
  readonly messages: readonly SimMessage[];
}

/** A sample team with what was posted in its channels. */
export interface SimTeam {
  readonly id: string;
  readonly name: string;
  /** The app is in the team. */
  readonly installed: boolean;
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly posts: readonly SimMessage[];
  }[];
}

/** What a person does in their chat; each name is also the end of its address. */
export type SimAct = 'say' | 'press' | 'install' | 'remove' | 'block' | 'unblock';

export function getPeople(
  search: string,
  limit: number,
  signal: AbortSignal,
): Promise<{ people: SimPerson[] }> {
  const query = new URLSearchParams({ search, limit: String(limit) });
  return ask(`/sim/people?${query}`, { signal });
}

export function getChat(person: string, signal: AbortSignal): Promise<SimChat> {
  return ask(`/sim/people/${encodeURIComponent(person)}/chat`, { signal });
}

export function act(person: string, what: SimAct, body: object): Promise<unknown> {
  return ask(`/sim/people/${encodeURIComponent(person)}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function getTeams(signal: AbortSignal): Promise<{ teams: SimTeam[] }> {
  return ask('/sim/teams', { signal });
}

/** Somebody adds the app to a team, or removes it. */
export function teamAct(team: string, what: 'install' | 'remove'): Promise<unknown> {
  return ask(`/sim/teams/${encodeURIComponent(team)}/${what}`, { method: 'POST' });
}

async function ask<T>(address: string, init: RequestInit): Promise<T> {
  const response = await fetch(address, init);
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
