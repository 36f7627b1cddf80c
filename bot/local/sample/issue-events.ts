import { Temporal } from 'temporal-polyfill';
import { PILOT } from '../../rooms/people/person.ts';
import { buttonsOf } from './card-buttons.ts';
import { type SampleIssue, sampleIssues } from './issues.ts';
import type { SamplePerson } from './organisation.ts';
import { fractionOf } from './random.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

type Wave = World['waves'][number];

/** Issues reported in chat by people whose wave had begun, and answered by the lead through the API. */
export function issueEvents(world: World): SampleEvent[] {
  return sampleIssues(world.organisation).flatMap((issue, index) => {
    const wave = waveOf(world, issue);
    if (!wave) return [];
    const person = reporter(world, issue, wave);
    const days = Math.min(
      issue.daysIntoWave,
      Temporal.PlainDate.from(wave.start).until(world.now, { largestUnit: 'days' }).days,
    );
    // Later in the day than announcements, so that nobody reports what they have not heard of.
    const reportedAt = morningOf(Temporal.PlainDate.from(wave.start).add({ days }), 120 + index);
    return [report(world, issue, person, reportedAt)];
  });
}

/** The reporter's wave of the phase, or the first of it if theirs has not begun; none while nobody's has. */
function waveOf({ waves, organisation, now }: World, issue: SampleIssue): Wave | undefined {
  const begun = waves.filter((wave) => wave.phaseId === issue.phaseId && wave.start < now.toString());
  const person = organisation.people.find(({ id }) => id === issue.personId);
  return begun.find((wave) => person && wave.groupId === audienceOf(person)) ?? begun[0];
}

function reporter({ organisation }: World, issue: SampleIssue, wave: Wave): SamplePerson {
  const people = organisation.people.filter(
    (person) => audienceOf(person) === wave.groupId && person.role === 'member',
  );
  const person =
    people.find(({ id }) => id === issue.personId) ??
    people[Math.floor(fractionOf(issue.form) * people.length)];
  if (!person) throw new Error(`Nobody is in the wave ${wave.id}.`);
  return person;
}

function audienceOf(person: SamplePerson): string {
  return person.pilot ? PILOT : person.group.id;
}

function report(world: World, issue: SampleIssue, person: SamplePerson, at: Temporal.Instant): SampleEvent {
  return {
    at,
    async happen() {
      const number = await fillForm(world, issue, person);
      if (number === undefined || issue.answer === null) return;
      await world.api.post(`/api/issues/${number}/answer`, { state: issue.state, answer: issue.answer });
    },
  };
}

/** Types "report an issue", fills the form and sends it. Undefined when the person has no app. */
async function fillForm(
  { simulator, api }: World,
  issue: SampleIssue,
  person: SamplePerson,
): Promise<number | undefined> {
  if (!simulator.chat(person.id).installed) return undefined;
  await simulator.say(person.id, 'Report an issue');
  const form = simulator.chat(person.id).messages.at(-1);
  const send = buttonsOf(form?.card).find((button) => button.title === 'Send report');
  if (!form || !send) return undefined;
  const data = { ...send.data, text: issue.text, severity: issue.severity, phase: issue.phaseId };
  await simulator.press(person.id, form.id, { type: 'Action.Execute', verb: send.verb, data });
  const { issues } = await api.get<{ issues: { number: number }[] }>('/api/issues');
  return issues[0]?.number;
}
