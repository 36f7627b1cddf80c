import type { ContributionKind } from '../../contract/champions/champions.ts';
import { SAMPLE_DOMAIN, type SampleOrganisation } from './organisation.ts';
import { randomFor } from './random.ts';

export interface SampleContribution {
  id: string;
  /** Object id of the champion. */
  personId: string;
  kind: ContributionKind;
  what: string;
  /** Where others can see it; null when there is nothing to show. */
  evidence: string | null;
  daysAgo: number;
}

interface Deed {
  kind: ContributionKind;
  what: string;
  /** Page under the organisation's intranet that shows it. */
  page?: string;
}

const DEEDS: readonly Deed[] = [
  {
    kind: 'answered-question',
    what: 'Explained how to move the approval to a new phone',
    page: 'questions/new-phone',
  },
  { kind: 'answered-question', what: 'Showed where the start menu can be moved to the left' },
  {
    kind: 'answered-question',
    what: 'Found out why a label kept a customer from opening an offer',
    page: 'questions/labels-customers',
  },
  {
    kind: 'answered-question',
    what: 'Answered in the channel which label fits meeting notes',
    page: 'questions/labels-notes',
  },
  {
    kind: 'answered-question',
    what: 'Told the night shift what the organisation sees on a registered phone',
  },
  { kind: 'answered-question', what: 'Helped to get back the address suggestions in Outlook' },
  { kind: 'office-hour', what: 'Open hour in the canteen before the move to Windows 11' },
  { kind: 'office-hour', what: 'Online hour for everybody who works from home', page: 'office-hours/online' },
  { kind: 'office-hour', what: 'Early hour for the first shift, with three security keys handed out' },
  {
    kind: 'office-hour',
    what: 'Weekly hour on questions about Teams and OneDrive',
    page: 'office-hours/weekly',
  },
  {
    kind: 'training-session',
    what: 'Half an hour on working in one document together',
    page: 'sessions/one-document',
  },
  {
    kind: 'training-session',
    what: 'Setting up sign-in approval, step by step, with ten colleagues',
    page: 'sessions/sign-in',
  },
  { kind: 'training-session', what: 'From the file share to OneDrive: moved real folders together' },
  {
    kind: 'training-session',
    what: 'Labels for contracts and offers, with examples of our own',
    page: 'sessions/labels',
  },
  { kind: 'training-session', what: 'Short tour of the new Word and Excel for the team meeting' },
  {
    kind: 'wrote-guide',
    what: 'One page with pictures: my first day with Windows 11',
    page: 'guides/first-day',
  },
  { kind: 'wrote-guide', what: 'List of our macros and who looks after each of them', page: 'guides/macros' },
  { kind: 'wrote-guide', what: 'Which label for which document, on one page', page: 'guides/labels' },
  {
    kind: 'wrote-guide',
    what: 'How to register the tablets of the warehouse',
    page: 'guides/warehouse-tablets',
  },
  { kind: 'helped-in-person', what: 'Went round the office on the morning after the update' },
  { kind: 'helped-in-person', what: 'Sat beside a colleague until her workbook ran again' },
  { kind: 'helped-in-person', what: 'Set up the shared terminal at the loading dock with IT' },
  { kind: 'helped-in-person', what: 'Registered the phones of the field team before they left' },
];

/** The keenest champions did this many things; others less, a few nothing yet. Adds up to 60 for 24 champions. */
const DEEDS_EACH = [6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0];
const WITHIN_DAYS = 120;

/** What the champions of the sample organisation did, oldest first. */
export function sampleContributions(organisation: SampleOrganisation): SampleContribution[] {
  const random = randomFor(organisation.seed, 'contributions');
  const champions = random.shuffled(organisation.people.filter(({ role }) => role === 'champion'));
  const contributions = champions.flatMap((champion, index) =>
    random
      .shuffled(DEEDS)
      .slice(0, DEEDS_EACH[index] ?? 0)
      .map(({ kind, what, page }) => ({
        id: random.guid(),
        personId: champion.id,
        kind,
        what,
        evidence: page ? `https://intranet.${SAMPLE_DOMAIN}/${champion.group.id}/${page}` : null,
        daysAgo: 1 + random.below(WITHIN_DAYS),
      })),
  );
  return contributions.sort((a, b) => b.daysAgo - a.daysAgo);
}
