import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Vitest by itself leaves one processor idle. */
const processors = availableParallelism()
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts'],
          // Modules are imported once for a worker, not for a file: what a module keeps may be a memory of what never
          // changes, and nothing else.
          isolate: false,
          maxWorkers: processors,
          // Timeouts end what hangs; no test is meant to come near, however busy the machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pg',
          include: ['src/**/*.pg.test.ts', 'scripts/**/*.pg.test.ts', 'test/**/*.pg.test.ts', 'bench/**/*.pg.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          isolate: false,
          // One more: each waits for the database about half of the time. A worker may hold 14 connections of 100.
          maxWorkers: Math.min(processors + 1, 6),
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: { poll: { timeout: 15_000 } },
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          isolate: false,
          env: { CHROMIUM_PATH: chromium },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: processors,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
