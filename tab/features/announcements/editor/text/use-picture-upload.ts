import { useRef, useState } from 'react';
import { useCopyPicture, useUploadPicture } from '../../../../api/pictures.ts';
import { fitPicture } from './fit-picture.ts';

/** A picture on its way to the server. */
export interface PictureUpload {
  /** The name of the file that is being uploaded, or the address that is copied from; null while none is. */
  readonly busy: string | null;
  /** Why the last one was not uploaded. */
  readonly error: Error | null;
  /** Uploads the first of these files; nothing where there is none. */
  readonly take: (files: FileList | null | undefined) => void;
  /** Takes a copy of a picture on the web. */
  readonly copy: (address: string) => void;
}

/** @param onUploaded with the address of the picture */
export function usePictureUpload(id: string, onUploaded: (url: string) => void): PictureUpload {
  const uploading = useUploadPicture(id);
  const copying = useCopyPicture(id);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  // What was written during the upload must not be lost with it.
  const latest = useRef(onUploaded);
  latest.current = onUploaded;

  async function bring(name: string, send: () => Promise<{ url: string }>): Promise<void> {
    setBusy(name);
    setError(null);
    try {
      const { url } = await send();
      latest.current(url);
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(null);
    }
  }

  async function upload(file: File): Promise<{ url: string }> {
    const fitted = await fitPicture(file);
    return uploading.mutateAsync(new Uint8Array(await fitted.arrayBuffer()));
  }

  return {
    busy,
    error,
    take(files) {
      const file = files?.[0];
      if (file !== undefined && busy === null) bring(file.name, () => upload(file));
    },
    copy(address) {
      if (busy === null) bring(address, () => copying.mutateAsync(address));
    },
  };
}
