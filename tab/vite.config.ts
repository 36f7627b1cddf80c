import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Two pages: the Teams tab, and local mode's page of sample chats. Both take their assets from /tab/assets/. */
export default defineConfig({
  base: '/tab/',
  // Packed once, here: a server that packs for each person works for each person.
  plugins: [react(), compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1_000 })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: { input: ['index.html', 'chat.html'] },
  },
  server: { proxy: { '/api': 'http://localhost:3978', '/local': 'http://localhost:3978' } },
});
