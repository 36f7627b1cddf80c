import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { ProblemError, sentenceOf } from '../../api/problem-error.ts';

/** What went wrong, in words, and a way to try once more where that can help. */
export function ProblemNotice({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry?: () => void;
}) {
  const faults = error instanceof ProblemError ? error.faults : [];
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {sentenceOf(error)}
        {faults.length > 0 && (
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.where} ${fault.what}`}>
                {fault.where}: {fault.what}
              </li>
            ))}
          </ul>
        )}
      </MessageBarBody>
      {onRetry !== undefined && (
        <MessageBarActions>
          <Button onClick={onRetry}>Try again</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
