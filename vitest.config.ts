// One test runner for unit, property and integration tests; e2e has Playwright's own runner.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const NEVER = ['node_modules/**', '.next/**', '.data/**', 'e2e/**']

/** These leave something behind in their process (fonts that were opened, what was said once) are about processes themselves, or count on how often a connection was cut. */
const ALONE = [
  'components/documents/**/*.test.{ts,tsx}',
  'components/pay/attempt.test.ts',
  'db/**/*.test.ts',
  'lib/background.test.ts',
  'lib/words/faces.test.tsx',
  'sandbox/main.test.ts',
]

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } }
const shared = {
  // It imports `next/server` by a name that only bundlers resolve.
  server: { deps: { inline: ['next-auth'] } },
  testTimeout: 120_000,
  hookTimeout: 300_000,
}

export default defineConfig({
  resolve,
  test: {
    globalSetup: ['lib/testing/global-setup.ts'],
    // Half of a test is waiting for Postgres and the sandbox, so that even one core is kept busy by two.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      // Reading the modules again for each file took as long as a third of the tests; what they share is caches.
      {
        resolve,
        test: {
          ...shared,
          name: 'together',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...ALONE],
          isolate: false,
        },
      },
      { resolve, test: { ...shared, name: 'alone', include: ALONE, exclude: NEVER } },
    ],
  },
})
