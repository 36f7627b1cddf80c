import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { SignInError } from '../api/sign-in-error.ts';
import { ProblemNotice } from '../ui/states/ProblemNotice.tsx';

interface NotSignedInProps {
  readonly error: Error;
  readonly allow: (() => Promise<void>) | undefined;
  readonly onRetry: () => unknown;
}

/** Why nobody is signed in, in words, with what helps: to allow it, or to try again. */
export function NotSignedIn({ error, allow, onRetry }: NotSignedInProps) {
  const allowing = useMutation({ mutationFn: async () => allow?.(), onSettled: onRetry });
  if (!allow || !(error instanceof SignInError) || error.fault !== 'consent') {
    return <ProblemNotice title="Groundswell does not know who you are" error={error} onRetry={onRetry} />;
  }
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>Groundswell needs to know who you are</MessageBarTitle>
        {error.message}
      </MessageBarBody>
      <MessageBarActions>
        <Button disabled={allowing.isPending} onClick={() => allowing.mutate()}>
          Allow it
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
