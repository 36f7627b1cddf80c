import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { sentenceOf } from '../api/problem-error.ts';

/** Says that what is on the screen was there before the last request failed, and asks again. */
export function StaleNotice() {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const failed = useSyncExternalStore(
    (changed) => cache.subscribe(notifyManager.batchCalls(changed)),
    () => cache.getAll().find(keepsWhatWasThere),
  );
  if (!failed) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>This may be out of date</MessageBarTitle>
        {sentenceOf(failed.state.error)}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => client.refetchQueries({ type: 'active', predicate: keepsWhatWasThere })}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function keepsWhatWasThere(query: Query): boolean {
  const { status, data } = query.state;
  return query.isActive() && status === 'error' && data !== undefined;
}
