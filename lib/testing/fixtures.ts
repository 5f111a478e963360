// What most tests need, created when the first test of a file asks for it and removed when the file is done:
// `import { withBusiness as it }`, then `it('is refused', async ({ business, house }) => …)`.
// A file that needs more extends it: `const it = withBusiness.extend('cheap', { scope: 'file' }, ({ shop }) => …)`. It never calls
// `override`: files share this module, and would find what another has overridden.
import postgres from 'postgres'
import { test } from 'vitest'
import { openBusiness } from './business'
import { type HouseOptions, testHouse } from './house'
import { startMailServer } from './mail-server'
import { testPeople } from './people'
import { sandboxControl } from './sandbox-control'
import { openSessionStory } from './session-story'
import { openShop } from './shop'

/** The house is there for every test, whether it names it or not: route handlers find it by themselves. */
const housed = (needs: HouseOptions) =>
  test
    // Where servers of the test's own listen.
    .extend('host', { scope: 'file' }, '127.0.0.1')
    .extend('server', { scope: 'file' }, async ({ host }, { onCleanup }) => {
      const server = await startMailServer(host)
      onCleanup(() => server.stop())
      return server
    })
    .extend('needs', { scope: 'file' }, needs)
    .extend('house', { scope: 'file', auto: true }, async ({ needs }, { onCleanup }) => {
      const house = await testHouse(needs)
      onCleanup(() => house.close())
      return house
    })
    // Connections of the test's own, for what it asks the database behind the house's back.
    .extend('client', { scope: 'file' }, ({ house }, { onCleanup }) => {
      const client = postgres(house.env.databaseUrl, { max: 2, onnotice: () => undefined })
      onCleanup(() => client.end())
      return client
    })

/**
 * For the rules of our own house: `house` on a database of its own, `people` with an organisation and a customer. A test that
 * reaches a provider fails at once.
 */
export const withHouse = housed({}).extend('people', { scope: 'file' }, ({ house }) => testPeople(house))

/** The same with other people for each test. */
export const withFreshPeople = housed({}).extend('people', ({ house }) => testPeople(house))

/** The house sends its mail to `server`, which keeps it. */
export const withMail = housed({}).extend('needs', ({ server }) => ({ env: { SMTP_URL: server.url } }))

/** With the sandbox that all tests share, and what a payer, a bank or a fault does in it. */
export const withSandbox = housed({ withSandbox: true }).extend('sandbox', { scope: 'file' }, ({ house }) =>
  sandboxControl(house.env.stripeApiBase ?? ''),
)

/** There `business` may take payments, and `shop` sells by the Checkout API. */
export const withBusiness = withSandbox
  .extend('business', { scope: 'file' }, ({ house }) => openBusiness(house))
  .extend('shop', { scope: 'file' }, ({ house }) => openShop(house))

/** The same with another business for each test. */
export const withFreshBusiness = withSandbox.extend('business', ({ house }) => openBusiness(house))

/** With a shop that sells by the Sessions API, over as many connections as the file says: `withStory.extend('connections', 2)`. */
export const withStory = test
  .extend('connections', { scope: 'file' }, 1)
  .extend('story', { scope: 'file', auto: true }, async ({ connections }, { onCleanup }) => {
    const story = await openSessionStory(connections)
    onCleanup(() => story.close())
    return story
  })
