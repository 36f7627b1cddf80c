import type { GroupName } from '../../../bot/contract/common.ts';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';

/** A group's name, which leads to the page of the group. */
export function GroupLink({ group }: { group: GroupName }) {
  return (
    <ScreenLink to={`/status/group/${group.id}`} title={group.name}>
      {group.name}
    </ScreenLink>
  );
}
