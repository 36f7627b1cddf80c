import { FluentProvider, Toaster, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeEach, vi } from 'vitest';
import { createRequest } from '../../../tab/api/request.ts';
import { RequestProvider } from '../../../tab/api/request-context.tsx';
import { FormatProvider } from '../../../tab/ui/format/format-context.tsx';
import { TOASTER } from '../../../tab/ui/use-saved-toast.tsx';

/** One request as the server of a test sees it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What it answers; an error that is thrown is a network that is gone. */
export type Answer = (asked: Asked) => { readonly status?: number; readonly body: unknown };

/** Time stands still in these tests until they let it pass; what was rendered is gone after each of them. */
export function withStillTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-12-01T10:00:00Z') });
    sessionStorage.clear();
    // Components then come and go at once, instead of moving.
    Object.defineProperty(Element.prototype, 'animate', { value: undefined, configurable: true });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
}

/** Lets so much time pass, with everything that is due in it. */
export async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

/** Presses and types, and waits for what comes of it at once. */
export async function doing(what: () => unknown): Promise<void> {
  await act(async () => {
    await what();
    await vi.advanceTimersByTimeAsync(0);
  });
}

/**
 * Renders a hook of the tab as the shell does, over the real request code and a server that a test writes.
 * `asked` fills up with every request, `open` is the address that is open, `at` the one it begins with.
 */
export function renderWithin<Props, Result>(
  hook: (props: Props) => Result,
  { answer, props, at }: { answer: Answer; props: Props; at?: string },
) {
  const { wrapper, ...around } = theShell(answer, at);
  return { ...renderHook(hook, { wrapper, initialProps: props }), ...around };
}

/** The same for a part of a screen. */
export function showWithin(part: ReactNode, { answer, at }: { answer: Answer; at?: string }) {
  const { wrapper, ...around } = theShell(answer, at);
  return { ...render(part, { wrapper }), ...around };
}

function theShell(answer: Answer, at = '/') {
  const asked: Asked[] = [];
  const send: typeof fetch = async (address, init) => {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body;
    const one = { method: init?.method ?? 'GET', path: String(address), body };
    asked.push(one);
    const { status = 200, body: reply } = answer(one);
    return new Response(JSON.stringify(reply), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  };
  const request = createRequest(async () => 'token', send);
  const cache = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
  });
  const open = { where: '', query: '' };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <FluentProvider theme={webLightTheme}>
      <FormatProvider locale="en-GB">
        <RequestProvider request={request}>
          <QueryClientProvider client={cache}>
            <MemoryRouter initialEntries={[at]}>
              <Address open={open} />
              {children}
              <Toaster toasterId={TOASTER} />
            </MemoryRouter>
          </QueryClientProvider>
        </RequestProvider>
      </FormatProvider>
    </FluentProvider>
  );
  return { wrapper, asked, cache, open };
}

function Address({ open }: { open: { where: string; query: string } }) {
  const { pathname, search } = useLocation();
  open.where = pathname;
  open.query = search;
  return null;
}
