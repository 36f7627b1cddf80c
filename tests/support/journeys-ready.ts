import { inject } from 'vitest';

// The product that all journeys share comes up while the rules are run: the first journey waits for it here.
const answer = await fetch(inject('ready'));
if (!answer.ok) throw new Error(await answer.text());
