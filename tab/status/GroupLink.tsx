import { Link } from '@fluentui/react-components';
import { useHref, useLinkClickHandler } from 'react-router';
import type { GroupName } from '../../bot/contract/common.ts';

/** A group's name, which leads to the page of the group. */
export function GroupLink({ group }: { group: GroupName }) {
  const to = `/status/group/${group.id}`;
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <Link href={href} onClick={follow} title={group.name}>
      {group.name}
    </Link>
  );
}
