import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';
import { useKeepRollout } from '../rollouts/keep-rollout.ts';

interface ScreenLinkProps {
  /** An address within the tab, such as `/issues?group=finance`. */
  readonly to: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/**
 * Leads to another screen without loading the page anew; a new window opens it as well. The rollout that is chosen stays
 * chosen there.
 */
export function ScreenLink({ to, title, children }: ScreenLinkProps) {
  const address = useKeepRollout()(to);
  const href = useHref(address);
  const follow = useLinkClickHandler<HTMLAnchorElement>(address);
  return (
    <Link href={href} title={title} onClick={follow}>
      {children}
    </Link>
  );
}
