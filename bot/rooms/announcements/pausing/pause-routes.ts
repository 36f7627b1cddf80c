import { today } from '../../../base/clock.ts';
import { getPause, setPause } from '../../../contract/delivery/my-announcements.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { FOR_GOOD } from '../../people/person.ts';
import { pauseNow, refusePast } from './pause.ts';
import type { PauseDeps } from './pause-chat.ts';

/** Somebody's own pause, in the tab. */
export function pauseRoutes({ people, clock, timeZone }: PauseDeps): Route[] {
  return [
    route(getPause, async ({ caller }) => {
      const person = await people.table.find(caller.id);
      const until = person && pauseNow(person, today(clock, person.timeZone ?? timeZone));
      return { until: until === FOR_GOOD ? 'for-good' : (until ?? null) };
    }),
    route(setPause, async ({ caller, body: { until } }) => {
      const person = await people.meet(caller.id, caller.name, caller.upn);
      const kept = until === 'for-good' ? FOR_GOOD : (until ?? undefined);
      if (kept !== undefined) refusePast(kept, today(clock, person.timeZone ?? timeZone));
      await people.table.setPause(person, kept);
      return { until };
    }),
  ];
}
