// How the browser tests run: on a phone, and on a desktop too where a test is tagged so.
import { availableParallelism } from 'node:os'
import { defineConfig, devices } from 'playwright/test'
import { launchOptions } from './scripts/support/browser-launch'

/** A test waits a third of its time: for a mail, for a limit of the page, for a lease of an app that was killed. */
const WORKERS_A_CORE = 1.5
/** Each has an app, a sandbox and a browser. */
const MOST_WORKERS = 6

export default defineConfig({
  testDir: 'e2e',
  // They have a configuration of their own, and run when these have ended.
  testIgnore: 'alone/**',
  outputDir: 'test-results',
  globalSetup: './e2e/support/global-setup.ts',
  forbidOnly: process.env.CI === 'true',
  // Files are of very different lengths: by tests, no worker is left alone with a long one at the end.
  fullyParallel: true,
  // Each worker has an app and a sandbox of its own: the sandbox's mischief with webhooks is for everybody.
  workers: Math.max(2, Math.min(Math.ceil(availableParallelism() * WORKERS_A_CORE), MOST_WORKERS)),
  retries: 0,
  // Bounds of patience and no measures: a busy machine takes several times as long, and a right answer ends the waiting at once.
  // What must happen within some time by promise is asserted of the times that the app itself keeps.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: 'list',
  use: {
    launchOptions,
    locale: 'en-US',
    timezoneId: 'UTC',
    // Recording took a quarter of the time of every test; `npm test` records those that failed in a second run.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'phone',
      grepInvert: /@desktop-only/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    // The ways of most weight are walked here too (@desktop), and what only a desktop has (@desktop-only); how pages look at
    // both sizes is for `audit` to say.
    { name: 'desktop', grep: /@desktop/, use: { ...devices['Desktop Chrome'] } },
  ],
})
