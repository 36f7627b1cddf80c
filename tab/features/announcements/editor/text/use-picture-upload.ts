import { useRef, useState } from 'react';
import { useUploadPicture } from '../../../../api/pictures.ts';
import { fitPicture } from './fit-picture.ts';

/** A picture on its way to the server. */
export interface PictureUpload {
  /** The name of the file that is being uploaded; null while none is. */
  readonly busy: string | null;
  /** Why the last one was not uploaded. */
  readonly error: Error | null;
  /** Uploads the first of these files; nothing where there is none. */
  readonly take: (files: FileList | null | undefined) => void;
}

/** @param onUploaded with the address of the picture */
export function usePictureUpload(id: string, onUploaded: (url: string) => void): PictureUpload {
  const { mutateAsync } = useUploadPicture(id);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  // What was written during the upload must not be lost with it.
  const latest = useRef(onUploaded);
  latest.current = onUploaded;

  async function upload(file: File): Promise<void> {
    setBusy(file.name);
    setError(null);
    try {
      const fitted = await fitPicture(file);
      const { url } = await mutateAsync(new Uint8Array(await fitted.arrayBuffer()));
      latest.current(url);
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(null);
    }
  }

  return {
    busy,
    error,
    take(files) {
      const file = files?.[0];
      if (file !== undefined && busy === null) upload(file);
    },
  };
}
