// How the browser tests find the app that they share, a seller to pay, and whether the browser complained.
import { test as base, expect } from 'playwright/test'
import { type Addresses, createClient } from './app'
import { type Sandbox, sandboxAt } from './sandbox'
import { openSeller, type Seller } from './seller'

/** The variable by which the set-up tells the tests where everything is. */
export const SHARED_APPS = 'REMIT_E2E_APPS'

/** The app of this worker: the mischief of one test may trouble whatever runs beside it. */
function sharedApp(): Addresses {
  const text = process.env[SHARED_APPS]
  if (text === undefined)
    throw new Error('The shared apps have not been started: run the tests by npm test -- e2e.')
  const app = (JSON.parse(text) as Addresses[])[Number(process.env.TEST_PARALLEL_INDEX)]
  if (app === undefined) throw new Error(`There is no app for worker ${process.env.TEST_PARALLEL_INDEX}.`)
  return app
}

interface Story {
  app: Addresses
  sandbox: Sandbox
  /** A new one for each test. */
  seller: Seller
  /** What the browser reported against the page: broken policy, uncaught errors. A test that provokes some empties it. */
  complaints: string[]
}

/** Playwright's `test`, knowing the shared app: `test('…', async ({ app, page }) => …)`; paths lead to it. */
export const test = base.extend<Story, { apiKey: string }>({
  app: async ({ browserName: _ }, use) => use(sharedApp()),
  baseURL: async ({ app }, use) => use(app.url),
  sandbox: async ({ app }, use) => use(sandboxAt(app.sandboxUrl)),
  apiKey: [
    async ({ browserName: _ }, use) => use((await createClient(sharedApp(), 'Ledgerly')).apiKey),
    { scope: 'worker', timeout: 120_000 },
  ],
  seller: async ({ apiKey, app, sandbox }, use) => use(await openSeller(app.url, sandbox, apiKey)),
  // promise 105
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('console', (message) => {
        if (/Content.Security.Policy|Refused to|Uncaught|hydrat/i.test(message.text()))
          complaints.push(message.text())
      })
      context.on('weberror', (error) => complaints.push(error.error().message))
      await use(complaints)
      expect(complaints, 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect } from 'playwright/test'
