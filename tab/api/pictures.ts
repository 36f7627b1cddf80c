import { useMutation } from '@tanstack/react-query';
import type { copyPicture, uploadPicture } from '../../bot/contract/announcements/pictures.ts';
import { useRequest } from './request-context.tsx';

/** Uploads a picture for an announcement, which may not be saved yet. */
export function useUploadPicture(id: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (bytes: Uint8Array) =>
      request<typeof uploadPicture>({
        method: 'POST',
        path: '/api/announcements/:id/pictures',
        params: { id },
        body: bytes,
      }),
  });
}

/** Has a copy taken of a picture on the web, which is kept like an uploaded one. */
export function useCopyPicture(id: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (url: string) =>
      request<typeof copyPicture>({
        method: 'POST',
        path: '/api/announcements/:id/pictures/copy',
        params: { id },
        body: { url },
      }),
  });
}
