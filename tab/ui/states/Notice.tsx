import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarProps,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly intent?: NonNullable<MessageBarProps['intent']>;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons that answer it. */
  readonly actions?: ReactNode;
  /** It has come up while somebody works here, and is read out at once. */
  readonly alert?: boolean;
}

/** Something to know before going on, in words. */
export function Notice({ intent = 'warning', title, children, actions, alert = false }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline" {...(alert && { role: 'alert' })}>
      <MessageBarBody>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      {actions && <MessageBarActions>{actions}</MessageBarActions>}
    </MessageBar>
  );
}
