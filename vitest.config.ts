import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Generous, because a timeout is there to end a test that hangs, not to judge one that is slow.
const timeouts = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 30_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/journeys/**'],
          globalSetup: ['tests/support/storage-setup.ts'],
          // Most of them wait for storage half of the time: one more than Vitest would take on a small machine.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          ...timeouts,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/journeys-setup.ts'],
          // One product for all of them, and they change what is in it.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...timeouts,
        },
      },
    ],
  },
});
