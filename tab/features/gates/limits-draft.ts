import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import { ALL_LIMIT_FIELDS, type LimitField, type LimitKey } from './limit-fields.ts';

export interface DraftNumber {
  readonly asked: boolean;
  readonly text: string;
}

/** Limits while somebody types them. */
export interface LimitsDraft {
  readonly numbers: ReadonlyMap<LimitKey, DraftNumber>;
  readonly criteria: boolean;
  readonly groundwork: GateLimits['groundwork'];
  readonly storm: boolean;
  /** The brake holds the wave that goes badly as well. */
  readonly stormHolds: boolean;
  readonly undecided: GateLimits['undecided'];
}

export type LimitFaults = Readonly<Partial<Record<LimitKey, string>>>;

/** Limits as fields. What is not asked starts from the default, should somebody switch it on. */
export function draftOf(limits: GateLimits, defaults: GateLimits): LimitsDraft {
  return {
    numbers: new Map(ALL_LIMIT_FIELDS.map((field) => [field.key, numberOf(field, limits, defaults)])),
    criteria: limits.criteria,
    groundwork: limits.groundwork,
    storm: limits.storm !== null,
    stormHolds: limits.storm?.holdWave ?? false,
    undecided: limits.undecided,
  };
}

function numberOf({ key, start }: LimitField, limits: GateLimits, defaults: GateLimits): DraftNumber {
  const value = limitIn(limits, key);
  return { asked: value !== null, text: String(value ?? limitIn(defaults, key) ?? start) };
}

function limitIn(limits: GateLimits, key: LimitKey): number | null {
  if (key === 'stormIssuesPer100') return limits.storm?.issuesPer100 ?? null;
  if (key === 'stormMinIssues') return limits.storm?.minIssues ?? null;
  return limits[key];
}

export function withNumber(draft: LimitsDraft, key: LimitKey, part: Partial<DraftNumber>): LimitsDraft {
  return { ...draft, numbers: new Map(draft.numbers).set(key, { ...numberIn(draft, key), ...part }) };
}

export function numberIn(draft: LimitsDraft, key: LimitKey): DraftNumber {
  return draft.numbers.get(key) ?? { asked: false, text: '' };
}

/** What is wrong in fields that count; nothing where the draft can be saved. */
export function faultsIn(draft: LimitsDraft): LimitFaults {
  const wrong = ALL_LIMIT_FIELDS.filter(
    (field) => counts(draft, field) && parsed(draft, field) === undefined,
  );
  return Object.fromEntries(
    wrong.map(({ key, whole, least, most }) => [
      key,
      `Write a ${whole ? 'whole number' : 'number'} from ${least} to ${most}.`,
    ]),
  );
}

/** The draft as limits, or undefined while a field is wrong. */
export function limitsOf(draft: LimitsDraft): GateLimits | undefined {
  if (Object.keys(faultsIn(draft)).length > 0) return undefined;
  const number = (key: LimitKey): number => {
    const field = ALL_LIMIT_FIELDS.find((one) => one.key === key);
    return (field && parsed(draft, field)) ?? 0;
  };
  const asked = (key: LimitKey): number | null => (numberIn(draft, key).asked ? number(key) : null);
  return {
    leadDays: number('leadDays'),
    criteria: draft.criteria,
    groundwork: draft.groundwork,
    reachPercent: asked('reachPercent'),
    issuesPer100: asked('issuesPer100'),
    minIssues: number('minIssues'),
    minPeople: number('minPeople'),
    blockers: asked('blockers'),
    satisfaction: asked('satisfaction'),
    trainingOpenedPercent: asked('trainingOpenedPercent'),
    adoptionPercent: asked('adoptionPercent'),
    championsPer100: asked('championsPer100'),
    dataAgeDays: asked('dataAgeDays'),
    soakDays: asked('soakDays'),
    storm: draft.storm
      ? {
          issuesPer100: number('stormIssuesPer100'),
          minIssues: number('stormMinIssues'),
          ...(draft.stormHolds && { holdWave: true }),
        }
      : null,
    undecided: draft.undecided,
  };
}

/** Whether two sets of limits ask the same. */
export function sameLimits(a: GateLimits, b: GateLimits): boolean {
  const { storm: stormA, ...restA } = a;
  const { storm: stormB, ...restB } = b;
  const rest = Object.keys(restA).every((key) => Reflect.get(restA, key) === Reflect.get(restB, key));
  return (
    rest &&
    stormA?.issuesPer100 === stormB?.issuesPer100 &&
    stormA?.minIssues === stormB?.minIssues &&
    (stormA?.holdWave ?? false) === (stormB?.holdWave ?? false)
  );
}

function counts(draft: LimitsDraft, { key, optional }: LimitField): boolean {
  if (key === 'stormIssuesPer100' || key === 'stormMinIssues') return draft.storm;
  return !optional || numberIn(draft, key).asked;
}

/** A number as people type it, with a point or a comma; undefined outside of its bounds. */
function parsed(draft: LimitsDraft, { key, whole, least, most }: LimitField): number | undefined {
  const text = numberIn(draft, key).text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  if (whole && !Number.isInteger(value)) return undefined;
  return value >= least && value <= most ? value : undefined;
}
