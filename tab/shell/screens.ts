import { parsePath } from 'react-router';
import type { Role } from '../../bot/contract/common.ts';

export type ScreenPath =
  | 'status'
  | 'criteria'
  | 'gates'
  | 'announce'
  | 'compose'
  | 'issues'
  | 'champions'
  | 'adoption'
  | 'playbooks'
  | 'mine'
  | 'plan'
  | 'rollouts';

export interface Screen {
  readonly path: ScreenPath;
  readonly name: string;
  /** The screen that leads here, where this one is not in the navigation itself. */
  readonly behind?: ScreenPath;
}

const FOR_LEADS: readonly Screen[] = [
  { path: 'status', name: 'Status' },
  { path: 'criteria', name: 'Criteria' },
  { path: 'gates', name: 'Gates' },
  { path: 'announce', name: 'Announce' },
  { path: 'issues', name: 'Issues' },
  { path: 'champions', name: 'Champions' },
  { path: 'adoption', name: 'Adoption' },
  { path: 'playbooks', name: 'Playbooks' },
  { path: 'mine', name: 'My rollout' },
];

/** Of those above, what only leads have. */
const LEADS_ALONE: readonly ScreenPath[] = ['announce', 'playbooks'];

const FOR_MEMBERS: readonly Screen[] = [
  { path: 'status', name: 'My rollout' },
  { path: 'issues', name: 'My issues' },
  { path: 'champions', name: 'My champions' },
];

/** The screens of a role, in the order of the navigation. */
export function screensOf(role: Role): readonly Screen[] {
  switch (role) {
    case 'lead':
      return FOR_LEADS;
    case 'champion':
      return FOR_LEADS.filter((screen) => !LEADS_ALONE.includes(screen.path));
    case 'member':
      return FOR_MEMBERS;
  }
}

/** Opened from other screens, and not in the navigation. */
const BEHIND_OTHERS: readonly Screen[] = [
  { path: 'plan', name: 'Plan a rollout', behind: 'status' },
  { path: 'compose', name: 'Write an announcement', behind: 'announce' },
  { path: 'rollouts', name: 'Rollouts', behind: 'status' },
];

/** Of those above, what champions open as well. */
const FOR_CHAMPIONS_TOO: readonly ScreenPath[] = ['rollouts'];

/** Every screen that a role can open, in the navigation or from another screen. */
export function allScreensOf(role: Role): readonly Screen[] {
  switch (role) {
    case 'lead':
      return [...screensOf(role), ...BEHIND_OTHERS];
    case 'champion':
      return [...screensOf(role), ...BEHIND_OTHERS.filter(({ path }) => FOR_CHAMPIONS_TOO.includes(path))];
    case 'member':
      return screensOf(role);
  }
}

/** The screen at an address like `/issues`, or undefined where the role has none there. */
export function screenAt(role: Role, address: string): Screen | undefined {
  const [first] = address.split('/').filter((part) => part !== '');
  return allScreensOf(role).find((screen) => screen.path === first);
}

/**
 * The address within the tab that a deep link such as `announce?wave=w1` asks for, or undefined where the
 * role has no such screen.
 */
export function addressAsked(role: Role, asked: string): string | undefined {
  const address = `/${asked.replace(/^\/+/, '')}`;
  const { pathname = '/' } = parsePath(address);
  return screenAt(role, pathname) === undefined ? undefined : address;
}
