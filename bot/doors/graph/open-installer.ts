import type { Clock } from '../../base/clock.ts';
import type { GraphConfig } from '../../base/settings/graph-settings.ts';
import { appTokens } from '../azure/app-token.ts';
import { type AppInstaller, createAppInstaller, GRAPH_SCOPE } from './app-installer.ts';

/** Null where Microsoft Graph is not set up. */
export function openInstaller(graph: GraphConfig | null, clock: Clock): AppInstaller | null {
  if (!graph) return null;
  const token = graph.identity ? appTokens(graph.identity, GRAPH_SCOPE) : undefined;
  return createAppInstaller(graph, token, clock);
}
