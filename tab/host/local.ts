import { now } from '../ui/clock.ts';
import type { LocalHost, LocalPerson } from './host.ts';

const OFFERED = [
  { role: 'lead', limit: 3 },
  { role: 'champion', limit: 8 },
  { role: 'member', limit: 12 },
] as const;

/** Local mode, if the server is in it; a real server knows none of these addresses. */
export async function connectLocal(): Promise<LocalHost | null> {
  const answers = await Promise.all(OFFERED.map(({ role, limit }) => peopleOf(role, limit)));
  if (answers[0] === null) return null;
  const people = answers.flatMap((answer) => answer ?? []);

  const tokens = new Map<string, { value: string; until: number }>();

  return {
    kind: 'local',
    locale: navigator.language,
    people,
    token: async (person, fresh) => {
      const kept = tokens.get(person);
      if (!fresh && kept !== undefined && kept.until > now()) return kept.value;
      const made = await makeToken(person);
      // Renewed half-way, so that a request under way never carries one that just ran out.
      tokens.set(person, { value: made.token, until: now() + made.expiresIn * 500 });
      return made.token;
    },
  };
}

async function peopleOf(role: string, limit: number): Promise<readonly LocalPerson[] | null> {
  try {
    const response = await fetch(`/local/people?role=${role}&limit=${limit}`);
    // A server that answers every address with a page is no local mode either.
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null;
    const body: { people: LocalPerson[] } = await response.json();
    return body.people;
  } catch {
    return null;
  }
}

async function makeToken(person: string): Promise<{ token: string; expiresIn: number }> {
  const response = await fetch('/local/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!response.ok) throw new Error('Local sign-in did not work. Is the server still running?');
  return response.json();
}
