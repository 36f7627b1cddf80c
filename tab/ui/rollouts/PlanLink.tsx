import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { useHref, useLinkClickHandler } from 'react-router';

/** Leads to the screen on which a rollout is planned. */
export function PlanLink({ primary = false }: { primary?: boolean }) {
  const href = useHref('/plan');
  const follow = useLinkClickHandler<HTMLAnchorElement>('/plan');
  return (
    <Button
      as="a"
      href={href}
      icon={<CalendarAddRegular />}
      appearance={primary ? 'primary' : 'secondary'}
      onClick={follow}
    >
      Plan a rollout
    </Button>
  );
}
