import type { ReasonCount } from '../../../../bot/contract/telling/unreachable.ts';
import { useAnnouncementRules } from '../../../api/announcement-rules.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { forecastWords } from './install-words.ts';

/** Before sending: what becomes of people who have no app. */
export function WithoutAppNote({ unreachable }: { unreachable: readonly ReasonCount[] }) {
  const format = useFormat();
  const { data } = useAnnouncementRules();
  if (data === undefined) return null;
  const words = forecastWords(unreachable, data.canInstall ? data.rules.installApp : 'off', format);
  if (words === null) return null;
  return <Notice intent="info">{words}</Notice>;
}
