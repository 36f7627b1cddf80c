import type { Clock } from '../../base/clock.ts';
import type { Product } from '../../contract/adoption/adoption.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { Room } from '../room.ts';
import { adoptionRoutes } from './routes.ts';
import { type UsageNow, usageNow } from './usage-now.ts';
import { type Adoption, openAdoption } from './usage-snapshots.ts';

interface AdoptionRoomDeps {
  people: People;
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
  clock: Clock;
  timeZone: string;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
}

/** What other rooms ask about usage: the rows, and what may be shown of them. */
export interface AdoptionApi extends Adoption {
  /** Who uses a product by the newest report; undefined without one. */
  usageNow(product: Product): Promise<UsageNow | undefined>;
}

/** Usage snapshots: how many of those who could use a product do. */
export async function openAdoptionRoom(storage: Storage, deps: AdoptionRoomDeps): Promise<Room<AdoptionApi>> {
  const adoption = await openAdoption(storage);
  const { privacyFloor } = deps;
  return {
    routes: adoptionRoutes({ adoption, ...deps }),
    chat: {},
    jobs: [],
    timetable: [],
    api: { ...adoption, usageNow: (product) => usageNow(adoption, product, privacyFloor) },
  };
}
