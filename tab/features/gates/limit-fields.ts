import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import { LIMIT_BOUNDS } from '../../../bot/contract/gates/limits.ts';

/** The limits that are numbers; those of the storm brake are switched on and off together. */
export type LimitKey =
  | Exclude<keyof GateLimits, 'criteria' | 'groundwork' | 'storm' | 'undecided'>
  | 'stormIssuesPer100'
  | 'stormMinIssues';

export interface LimitField {
  readonly key: LimitKey;
  readonly label: string;
  readonly unit: string;
  readonly hint: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Can be left unasked by itself. */
  readonly optional: boolean;
  /** What stands in the field where it was not asked so far and the defaults do not ask it either. */
  readonly start: number;
}

export interface LimitGroup {
  readonly title: string;
  readonly fields: readonly LimitField[];
}

const percent = (key: LimitKey, label: string, hint: string, start: number): LimitField => ({
  key,
  label,
  unit: '% or more',
  hint,
  ...LIMIT_BOUNDS[key],
  whole: false,
  optional: true,
  start,
});

/** In the order of the form. */
export const LIMIT_GROUPS: readonly LimitGroup[] = [
  {
    title: 'The wave before',
    fields: [
      percent('reachPercent', 'Reach', 'People of the wave before who got its announcement.', 80),
      {
        key: 'issuesPer100',
        label: 'People with an issue, per 100',
        unit: 'or fewer',
        hint: 'People with an open issue, per 100 people reached in the wave before.',
        ...LIMIT_BOUNDS.issuesPer100,
        whole: false,
        optional: true,
        start: 5,
      },
      {
        key: 'minIssues',
        label: 'People with an issue that count as many',
        unit: 'or more',
        hint: 'Fewer people than this never fail the rate above, and one person never does.',
        ...LIMIT_BOUNDS.minIssues,
        whole: true,
        optional: false,
        start: 3,
      },
      {
        key: 'blockers',
        label: 'People who cannot work',
        unit: 'or fewer',
        hint: 'People with an open issue that stops them from working.',
        ...LIMIT_BOUNDS.blockers,
        whole: true,
        optional: true,
        start: 0,
      },
      {
        key: 'satisfaction',
        label: 'Satisfaction',
        unit: 'of 5, or more',
        hint: 'The average answer, from 1 to 5.',
        ...LIMIT_BOUNDS.satisfaction,
        whole: false,
        optional: true,
        start: 4,
      },
      percent(
        'trainingOpenedPercent',
        'Training opened',
        'People reached in the wave before who opened their training.',
        50,
      ),
      percent(
        'adoptionPercent',
        'Adoption rate',
        'Active people of those with a licence, in the groups of the wave before.',
        50,
      ),
      {
        key: 'soakDays',
        label: 'Days since the wave before',
        unit: 'days or more',
        hint: 'Between the start of the wave before and this one.',
        ...LIMIT_BOUNDS.soakDays,
        whole: true,
        optional: true,
        start: 5,
      },
    ],
  },
  {
    title: 'The coming group and the data',
    fields: [
      {
        key: 'championsPer100',
        label: 'Champions per 100 people',
        unit: 'or more',
        hint: 'Champions of the group whose turn comes.',
        ...LIMIT_BOUNDS.championsPer100,
        whole: false,
        optional: true,
        start: 1,
      },
      {
        key: 'dataAgeDays',
        label: 'Age of the usage report',
        unit: 'days or fewer',
        hint: 'How old the newest report may be.',
        ...LIMIT_BOUNDS.dataAgeDays,
        whole: true,
        optional: true,
        start: 10,
      },
      {
        key: 'minPeople',
        label: 'People that a share needs',
        unit: 'people or more',
        hint: 'With fewer people a share is inconclusive.',
        ...LIMIT_BOUNDS.minPeople,
        whole: true,
        optional: false,
        start: 5,
      },
    ],
  },
];

export const LEAD_DAYS: LimitField = {
  key: 'leadDays',
  label: 'Brought to the leads',
  unit: 'days before the wave',
  hint: 'From then on its leads can decide, and its conditions are looked at again each hour.',
  ...LIMIT_BOUNDS.leadDays,
  whole: true,
  optional: false,
  start: 7,
};

export const STORM_FIELDS: readonly LimitField[] = [
  {
    key: 'stormIssuesPer100',
    label: 'Stops over',
    unit: 'per 100 people',
    hint: 'People with an open issue, per 100 people reached in the wave before.',
    ...LIMIT_BOUNDS.stormIssuesPer100,
    whole: false,
    optional: false,
    start: 10,
  },
  {
    key: 'stormMinIssues',
    label: 'And with at least',
    unit: 'people',
    hint: 'Fewer people than this never stop a wave, and one person never does.',
    ...LIMIT_BOUNDS.stormMinIssues,
    whole: true,
    optional: false,
    start: 5,
  },
];

export const ALL_LIMIT_FIELDS: readonly LimitField[] = [
  LEAD_DAYS,
  ...LIMIT_GROUPS.flatMap(({ fields }) => fields),
  ...STORM_FIELDS,
];
