import { useQuery } from '@tanstack/react-query';
import type { getNotArrived } from '../../bot/contract/telling/not-arrived.ts';
import { useRequest } from './request-context.tsx';

/** Messages to single people that did not arrive, or may not have; for leads. */
export function useNotArrived(wanted: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['not-arrived'],
    queryFn: ({ signal }) =>
      request<typeof getNotArrived>({ method: 'GET', path: '/api/messages/not-arrived', signal }),
    enabled: wanted,
  });
}
