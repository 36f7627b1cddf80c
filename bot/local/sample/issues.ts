import { ISSUE_TEXTS, type IssueText } from './issue-texts.ts';
import type { SampleOrganisation } from './organisation.ts';
import { randomFor } from './random.ts';

export interface SampleIssue extends IssueText {
  /** Idempotency key of the report form. */
  form: string;
  /** Object id of the person who reports it. */
  personId: string;
  /** Days after the person's wave began. */
  daysIntoWave: number;
  /** Hours from the report to the answer; null while nobody has answered. */
  hoursToAnswer: number | null;
}

/** Every third issue comes from the pilot set, which meets each phase first. */
const PILOT_EVERY = 3;
const LONGEST_ANSWER_HOURS = 72;

/** Issues of the sample organisation in the order of the phases; no person reports two. */
export function sampleIssues(organisation: SampleOrganisation): SampleIssue[] {
  const random = randomFor(organisation.seed, 'issues');
  const reporters = random.shuffled(organisation.people.filter(({ role }) => role === 'member'));
  const pilots = reporters.filter(({ pilot }) => pilot).values();
  const others = reporters.filter(({ pilot }) => !pilot).values();
  return ISSUE_TEXTS.map((issue, index) => {
    const person = (index % PILOT_EVERY === 0 ? pilots : others).next().value;
    if (!person) throw new Error('The organisation has too few people for the issues.');
    return {
      ...issue,
      form: random.guid(),
      personId: person.id,
      daysIntoWave: random.below(12),
      hoursToAnswer: issue.answer === null ? null : 1 + random.below(LONGEST_ANSWER_HOURS),
    };
  });
}
