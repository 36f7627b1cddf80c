import { Toaster } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { createRequest } from '../api/request.ts';
import { RequestProvider } from '../api/request-context.tsx';
import { FormatProvider } from '../ui/format/format-context.tsx';
import { TOASTER } from '../ui/use-saved-toast.tsx';
import { Shell } from './Shell.tsx';

interface SessionProps {
  readonly token: (fresh: boolean) => Promise<string>;
  /** Asks the person for what the token is refused for; undefined where nobody can be asked. */
  readonly allow?: () => Promise<void>;
  readonly locale: string;
  readonly startAt: string | undefined;
  readonly tools?: ReactNode;
}

/** Everything that lasts as long as one person is signed in. */
export function Session({ token, allow, locale, startAt, tools }: SessionProps) {
  const [request] = useState(() => createRequest(token));
  const [cache] = useState(createQueryClient);

  return (
    <FormatProvider locale={locale}>
      <RequestProvider request={request}>
        <QueryClientProvider client={cache}>
          <BrowserRouter basename="/tab">
            <Shell allow={allow} startAt={startAt} tools={tools} />
          </BrowserRouter>
          <Toaster toasterId={TOASTER} position="bottom-end" />
        </QueryClientProvider>
      </RequestProvider>
    </FormatProvider>
  );
}
