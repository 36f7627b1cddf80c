import type { GateLimits } from '../../../contract/gates/gate-limits.ts';

/**
 * What the gates of a rollout ask until somebody changes it.
 *
 * Numbers without a source are starting points on the careful side; replaying them over past waves shows what
 * suits an organisation. What nobody asks people yet, and what no room records yet, is not asked here.
 */
export const DEFAULT_LIMITS: GateLimits = {
  // The last announcement of a wave goes out up to a week before it: what is decided by then stops it in time.
  leadDays: 7,
  // The playbooks call these criteria required; the ones due after the rollout are no reason to wait.
  criteria: true,
  // What people get stands on what IT has set up; who goes on without it says why.
  groundwork: 'hold',
  // Who was not told cannot report: below four of five, few issues mean little.
  reachPercent: 80,
  // One in twenty people who were told; in a small wave at least three of them, so that two people do not decide.
  issuesPer100: 5,
  minIssues: 3,
  // The floor under which nothing about a group of people is shown anywhere else either.
  minPeople: 5,
  blockers: 0,
  // Microsoft's example target is 80 % satisfied; it can be asked as soon as people are asked.
  satisfaction: null,
  // Opening a training link is not recorded yet.
  trainingOpenedPercent: null,
  // Microsoft's example target is 60 % active within 30 days of the rollout; a wave starts earlier than that.
  adoptionPercent: 50,
  // Microsoft names no number. Practitioners run one champion per 100 people, and speak of 1 to 3 percent.
  championsPer100: 1,
  // Reports come 2 to 3 days after their date and some are renewed every six days only: older says too little.
  dataAgeDays: 10,
  // A working week in which the people of the wave before have used what is new.
  soakDays: 5,
  // Twice what a gate lets through, and not by one or two people: this stops without a person looking first.
  storm: { issuesPer100: 10, minIssues: 5 },
  // Nobody looked, but all was well: the plan stands. Anything else waits for a person.
  undecided: 'go-if-passed',
};
