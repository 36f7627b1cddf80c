import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  ErrorCircleRegular,
  InfoRegular,
  MailInboxRegular,
  PlayCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { IssueState, Severity } from '../../../bot/contract/feedback/feedback.ts';
import { SEVERITY_WORDS, STATE_WORDS } from '../../words/issue-words.ts';

const STATE_LOOKS = {
  open: { color: 'brand', icon: <MailInboxRegular /> },
  'in-progress': { color: 'informative', icon: <PlayCircleRegular /> },
  resolved: { color: 'success', icon: <CheckmarkCircleRegular /> },
  declined: { color: 'subtle', icon: <DismissCircleRegular /> },
} as const;

const SEVERITY_LOOKS = {
  annoying: { color: 'informative', icon: <InfoRegular /> },
  'slows-me-down': { color: 'warning', icon: <WarningRegular /> },
  'cannot-work': { color: 'danger', icon: <ErrorCircleRegular /> },
} as const;

export function StateMark({ state }: { state: IssueState }) {
  return (
    <Badge appearance="tint" size="large" {...STATE_LOOKS[state]}>
      {STATE_WORDS[state]}
    </Badge>
  );
}

export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <Badge appearance="ghost" size="large" {...SEVERITY_LOOKS[severity]}>
      {SEVERITY_WORDS[severity]}
    </Badge>
  );
}
