import type { Config } from './base/settings/config.ts';

/** What a start says of itself in one line of the log: what runs here, and what it goes without. */
export function startLine(
  { role, storage, storagePrefix, sendRate, bot, port, publicUrl, teamsAppId, graph, timeZone }: Config,
  version: string,
): Record<string, unknown> {
  return {
    version,
    role,
    storage: storage.kind === 'account' ? storage.tablesUrl : storage.kind,
    ...(storagePrefix && { storagePrefix }),
    sendRate,
    tenant: bot?.tenantId,
    timeZone,
    ...(role !== 'worker' && { port }),
    without: [
      ...(publicUrl === null
        ? ['PUBLIC_URL: openings of training are not counted, pictures not uploaded']
        : []),
      ...(teamsAppId === null ? ['TEAMS_APP_ID: cards do not lead to their screens'] : []),
      ...(graph === null ? ['TEAMS_CATALOG_APP_ID: nobody gets the app from here'] : []),
    ],
  };
}
