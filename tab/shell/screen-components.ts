import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Me } from '../../bot/contract/people.ts';
import type { ScreenPath } from './screens.ts';

type ScreenComponent = LazyExoticComponent<ComponentType<{ me: Me }>>;

/** Each screen is loaded when it is opened; charts come only with the screen that draws them. */
export const SCREENS: Record<ScreenPath, ScreenComponent> = {
  status: lazy(async () => ({ default: (await import('../status/StatusScreen.tsx')).StatusScreen })),
  criteria: lazy(async () => ({ default: (await import('../criteria/CriteriaScreen.tsx')).CriteriaScreen })),
  gates: lazy(async () => ({ default: (await import('../gates/GatesScreen.tsx')).GatesScreen })),
  announce: lazy(async () => ({ default: (await import('../announce/AnnounceScreen.tsx')).AnnounceScreen })),
  compose: lazy(async () => ({ default: (await import('../compose/ComposeScreen.tsx')).ComposeScreen })),
  issues: lazy(async () => ({ default: (await import('../issues/IssuesScreen.tsx')).IssuesScreen })),
  champions: lazy(async () => ({
    default: (await import('../champions/ChampionsScreen.tsx')).ChampionsScreen,
  })),
  adoption: lazy(async () => ({ default: (await import('../adoption/AdoptionScreen.tsx')).AdoptionScreen })),
  playbooks: lazy(async () => ({
    default: (await import('../playbooks/PlaybooksScreen.tsx')).PlaybooksScreen,
  })),
  plan: lazy(async () => ({ default: (await import('../plan/PlanScreen.tsx')).PlanScreen })),
};
