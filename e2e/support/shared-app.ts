// How the browser tests find the app that they share, a seller to pay, and whether the browser complained.
import { type BrowserContext, test as base, expect } from 'playwright/test'
import { type Addresses, createClient } from './app'
import { lengthOfLog, sayWhatWasSeen } from './failure-view'
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

/** What browsers complained of in the test that runs; a worker runs one after the other. */
let heard: string[] = []
const watched = new WeakSet<BrowserContext>()

/** The page is told of whatever its policy stops, also where a script catches the error and nothing is written to the console. */
async function watch(context: BrowserContext): Promise<void> {
  if (watched.has(context)) return
  watched.add(context)
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, sourceFile }) =>
      console.error(`Content Security Policy: ${effectiveDirective} stopped ${blockedURI} of ${sourceFile}`),
    )
  })
  context.on('console', (message) => {
    if (/Content.Security.Policy|Refused to|Uncaught|hydrat/i.test(message.text())) heard.push(message.text())
  })
  context.on('weberror', (error) => heard.push(error.error().message))
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
    { scope: 'worker', timeout: 300_000 },
  ],
  seller: async ({ apiKey, app, sandbox }, use) => use(await openSeller(app.url, sandbox, apiKey)),
  // promise 105
  complaints: [
    async ({ browser, context }, use, info) => {
      heard = []
      const lengthBefore = lengthOfLog()
      const { newContext } = browser
      // Tests that need somebody else open a context of their own.
      browser.newContext = async (...options) => {
        const another = await newContext.apply(browser, options)
        await watch(another)
        return another
      }
      await watch(context)
      await use(heard)
      browser.newContext = newContext
      await sayWhatWasSeen(context, info, lengthBefore)
      expect(heard, 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect } from 'playwright/test'
