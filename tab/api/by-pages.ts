import { keepPreviousData } from '@tanstack/react-query';

/** A list that comes page by page, each with where the next begins; what is looked for next does not empty what is shown. */
export const BY_PAGES = {
  placeholderData: keepPreviousData,
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
};
