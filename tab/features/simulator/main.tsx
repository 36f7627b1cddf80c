import '../../page.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../../api/query-client.ts';
import { FormatProvider } from '../../ui/format/format-context.tsx';
import { ChatPage } from './ChatPage.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

const cache = createQueryClient();

createRoot(root).render(
  <StrictMode>
    <FormatProvider locale={navigator.language}>
      <QueryClientProvider client={cache}>
        <ChatPage />
      </QueryClientProvider>
    </FormatProvider>
  </StrictMode>,
);
