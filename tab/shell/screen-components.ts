import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Me } from '../../bot/contract/people/people.ts';
import type { ScreenPath } from './screens.ts';

type ScreenComponent = LazyExoticComponent<ComponentType<{ me: Me }>>;

/** Each screen is loaded when it is opened; charts come only with the screen that draws them. */
export const SCREENS: Record<ScreenPath, ScreenComponent> = {
  status: lazy(async () => ({ default: (await import('../features/status/StatusScreen.tsx')).StatusScreen })),
  criteria: lazy(async () => ({
    default: (await import('../features/criteria/CriteriaScreen.tsx')).CriteriaScreen,
  })),
  gates: lazy(async () => ({ default: (await import('../features/gates/GatesScreen.tsx')).GatesScreen })),
  announce: lazy(async () => ({
    default: (await import('../features/announcements/AnnounceScreen.tsx')).AnnounceScreen,
  })),
  compose: lazy(async () => ({
    default: (await import('../features/announcements/ComposeScreen.tsx')).ComposeScreen,
  })),
  issues: lazy(async () => ({ default: (await import('../features/issues/IssuesScreen.tsx')).IssuesScreen })),
  champions: lazy(async () => ({
    default: (await import('../features/champions/ChampionsScreen.tsx')).ChampionsScreen,
  })),
  adoption: lazy(async () => ({
    default: (await import('../features/adoption/AdoptionScreen.tsx')).AdoptionScreen,
  })),
  playbooks: lazy(async () => ({
    default: (await import('../features/playbooks/PlaybooksScreen.tsx')).PlaybooksScreen,
  })),
  mine: lazy(async () => ({ default: (await import('../features/status/mine/MyRollout.tsx')).MyRollout })),
  rollouts: lazy(async () => ({
    default: (await import('../features/rollouts/RolloutsScreen.tsx')).RolloutsScreen,
  })),
  plan: lazy(async () => ({ default: (await import('../features/plan/PlanScreen.tsx')).PlanScreen })),
};
