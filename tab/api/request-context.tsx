import { createContext, type ReactNode, useContext } from 'react';
import type { Request } from './request.ts';

const RequestContext = createContext<Request | null>(null);

export function RequestProvider({ request, children }: { request: Request; children: ReactNode }) {
  return <RequestContext value={request}>{children}</RequestContext>;
}

/** Requests as the signed-in person. */
export function useRequest(): Request {
  const request = useContext(RequestContext);
  if (request === null) throw new Error('useRequest needs a RequestProvider above it');
  return request;
}
