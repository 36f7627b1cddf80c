import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from './format.ts';

const FormatContext = createContext<Format>(createFormat('en'));

export function FormatProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const format = useMemo(() => createFormat(locale), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** The formats of the reader's locale. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
