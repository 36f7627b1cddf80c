import type { Role } from '../../bot/contract/common.ts';
import type { ThemeName } from './theme.ts';

/** A sample person to look through the eyes of. Local mode only. */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly role: Role;
  readonly group: { readonly id: string; readonly name: string };
}

export interface TeamsHost {
  readonly kind: 'teams';
  readonly locale: string;
  readonly theme: ThemeName;
  /** The screen a deep link asks for, or nothing. */
  readonly screen: string | undefined;
  onThemeChange(listener: (theme: ThemeName) => void): void;
  /** @throws SignInError when Teams gives none */
  token(): Promise<string>;
  /** Lets Teams ask the person for what is missing, and waits until they have answered. */
  allow(): Promise<void>;
  /** Tells Teams that there is something to see. */
  shown(): void;
}

/** A plain browser with a local server behind it: people are picked, not signed in. */
export interface LocalHost {
  readonly kind: 'local';
  readonly locale: string;
  readonly people: readonly LocalPerson[];
  token(person: string, fresh: boolean): Promise<string>;
}

/** A plain browser with a real server behind it: there is nobody to sign in. */
export interface OutsideHost {
  readonly kind: 'outside';
  readonly locale: string;
}

export type Host = TeamsHost | LocalHost | OutsideHost;
