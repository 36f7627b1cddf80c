import type { ReasonCount } from '../../../../bot/contract/announcements/announcing.ts';
import { useAnnouncingRules } from '../../../api/announcing-rules.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { forecastWords } from './install-words.ts';

/** Before sending: what becomes of people who have no app. */
export function WithoutAppNote({ unreachable }: { unreachable: readonly ReasonCount[] }) {
  const format = useFormat();
  const { data } = useAnnouncingRules();
  if (data === undefined) return null;
  const words = forecastWords(unreachable, data.canInstall ? data.rules.installApp : 'off', format);
  if (words === null) return null;
  return <Notice intent="info">{words}</Notice>;
}
