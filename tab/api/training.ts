import { useQuery } from '@tanstack/react-query';
import type { getTraining } from '../../bot/contract/training/training.ts';
import { useRequest } from './request-context.tsx';

export function useTraining() {
  const request = useRequest();
  return useQuery({
    queryKey: ['training'],
    queryFn: ({ signal }) => request<typeof getTraining>({ method: 'GET', path: '/api/training', signal }),
  });
}
