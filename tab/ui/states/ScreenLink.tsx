import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface ScreenLinkProps {
  /** An address within the tab, such as `/issues?group=finance`. */
  readonly to: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Leads to another screen without loading the page anew; a new window opens it as well. */
export function ScreenLink({ to, title, children }: ScreenLinkProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <Link href={href} title={title} onClick={follow}>
      {children}
    </Link>
  );
}
