import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Generous, because a timeout is there to end a test that hangs, not to judge one that is slow.
const timeouts = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 30_000 };
// Most of them wait for storage or for a clock half of the time: more than Vitest would take on a small machine.
const maxWorkers = Math.max(3, availableParallelism() - 1);
/** It has a product of its own and waits for that one's clock: the rules are run meanwhile. */
const APART = 'tests/journeys/playground-gates.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          // Hooks and components of the tab say in their first line that they need a DOM.
          include: ['tests/**/*.test.ts', 'tests/tab/**/*.test.tsx'],
          exclude: ['tests/journeys/**'],
          globalSetup: ['tests/support/storage-setup.ts'],
          // Modules are loaded once for each worker: the product keeps nothing in them that a test could leave behind.
          isolate: false,
          maxWorkers,
          ...timeouts,
        },
      },
      {
        test: {
          // Before "rules" in the alphabet, and so the first to begin.
          name: 'journeys-apart',
          include: [APART],
          maxWorkers,
          ...timeouts,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: [APART],
          globalSetup: ['tests/support/journeys-setup.ts'],
          setupFiles: ['tests/support/journeys-ready.ts'],
          // One product for all of them, and they change what is in it.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...timeouts,
        },
      },
    ],
  },
});
