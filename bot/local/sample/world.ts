import type { Temporal } from 'temporal-polyfill';
import type { WaveView } from '../../contract/rollout/rollout.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { ApiClient } from './api-client.ts';
import type { SampleOrganisation, SamplePerson } from './organisation.ts';

/** What the events of the sample happen in. */
export interface World {
  organisation: SampleOrganisation;
  simulator: Simulator;
  /** The API as the lead of all groups uses it. */
  api: ApiClient;
  /** The API as anybody else uses it. */
  signIn(person: SamplePerson): Promise<ApiClient>;
  waves: (WaveView & { groupId: string })[];
  now: Temporal.PlainDate;
}
