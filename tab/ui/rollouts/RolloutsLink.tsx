import { Button } from '@fluentui/react-components';
import { CalendarMultipleRegular } from '@fluentui/react-icons';
import { useHref, useLinkClickHandler } from 'react-router';

/** Leads to the list of all rollouts. */
export function RolloutsLink() {
  const href = useHref('/rollouts');
  const follow = useLinkClickHandler<HTMLAnchorElement>('/rollouts');
  return (
    <Button as="a" href={href} icon={<CalendarMultipleRegular />} onClick={follow}>
      All rollouts
    </Button>
  );
}
