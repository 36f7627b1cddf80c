import { conflict, forbidden } from '../../../base/errors.ts';
import {
  changeAnnouncementRules,
  getAnnouncementRules,
} from '../../../contract/announcements/announcement-rules.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { RulesTable } from './rules-table.ts';

interface RulesRoutesDeps {
  rules: RulesTable;
  /** Whether Microsoft Graph is set up to install the app. */
  canInstall?: boolean;
  publicUrl: string | null;
}

export function rulesRoutes({ rules, canInstall = false, publicUrl }: RulesRoutesDeps): Route[] {
  async function rulesFor(caller: Caller) {
    const found = await rules.get();
    return { ...found, canInstall, takesPictures: publicUrl !== null, mayChange: mayChange(caller) };
  }

  return [
    route(getAnnouncementRules, ({ caller }) => rulesFor(caller)),
    route(changeAnnouncementRules, async ({ caller, body }) => {
      if (!mayChange(caller)) throw forbidden('approver-only', { doing: 'rules' });
      if ((await rules.change(body.rules, body.seen)) === 'changed') throw conflict('rules-changed');
      return rulesFor(caller);
    }),
  ];
}

function mayChange(caller: Caller): boolean {
  return leadsEverybody(caller) && caller.approver;
}
