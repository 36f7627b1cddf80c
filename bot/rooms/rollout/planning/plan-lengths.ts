import type { PlanSettings } from '../../../contract/rollout/rollout.ts';
import type { SegmentLength } from './segments.ts';

/** What a playbook says about lengths. */
export interface PlanDefaults {
  /** Days in one segment, the unit of the others. */
  segmentDays: number;
  pilotSegments: number;
  /** How long all groups together take, whatever their number. */
  userSegments: number;
  /** How long the first group takes, where it goes before all others (workloads). */
  firstGroupSegments?: number | undefined;
  /** For IT to configure everything before an up-front pilot. */
  configurationDays?: number | undefined;
}

/** What may be set for one plan; `segmentDays` is short for a `segment` in days. */
export type ScheduleSettings = PlanSettings & { segmentDays?: number | undefined };

/** All lengths of a plan, settings before the playbook. */
export interface PlanLengths {
  segment: SegmentLength;
  pilotSegments: number;
  userSegments: number;
  firstGroupSegments: number | undefined;
  configurationDays: number;
  /** Relative length by group id. */
  weights: ReadonlyMap<string, number>;
}

/** What is set for this plan, and the playbook's own lengths for everything that is not. */
export function planLengths(defaults: PlanDefaults, settings: ScheduleSettings): PlanLengths {
  return {
    segment: settings.segment ?? { days: settings.segmentDays ?? defaults.segmentDays },
    pilotSegments: settings.pilotSegments ?? defaults.pilotSegments,
    userSegments: settings.userSegments ?? defaults.userSegments,
    firstGroupSegments: settings.firstGroupSegments ?? defaults.firstGroupSegments,
    configurationDays: settings.configurationDays ?? defaults.configurationDays ?? 0,
    weights: new Map(Object.entries(settings.groupWeights ?? {})),
  };
}
