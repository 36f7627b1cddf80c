import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReasonCount } from '../../../bot/contract/announcing.ts';
import { useAnnouncingRules } from '../../api/announcing-rules.ts';
import { useFormat } from '../../format/format-context.tsx';
import { forecastWords } from './install-words.ts';

/** Before sending: what becomes of people who have no app. */
export function WithoutAppNote({ unreachable }: { unreachable: readonly ReasonCount[] }) {
  const format = useFormat();
  const { data } = useAnnouncingRules();
  if (data === undefined) return null;
  const words = forecastWords(unreachable, data.canInstall ? data.rules.installApp : 'off', format);
  if (words === null) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{words}</MessageBarBody>
    </MessageBar>
  );
}
