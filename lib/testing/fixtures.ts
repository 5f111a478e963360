// What most tests need, created when the first test of a file asks for it and removed when the file is done:
// `withBusiness('is refused', async ({ business, house }) => …)`.
import { test } from 'vitest'
import { openBusiness } from './business'
import { type HouseOptions, testHouse } from './house'
import { testPeople } from './people'
import { openShop } from './shop'

/** A file that needs other variables says so: `withHouse.override('needs', { env: { … } })`. */
const housed = (needs: HouseOptions) =>
  test
    .extend('needs', { scope: 'file' }, needs)
    .extend('house', { scope: 'file' }, async ({ needs }, { onCleanup }) => {
      const house = await testHouse(needs)
      onCleanup(() => house.close())
      return house
    })

/**
 * For the rules of our own house: `house` on a database of its own, `people` with an organisation and a customer. A test that
 * reaches a provider fails at once.
 */
export const withHouse = housed({}).extend('people', { scope: 'file' }, ({ house }) => testPeople(house))

/** With the sandbox that all tests share: `business` may take payments, and `shop` sells by the Checkout API. */
export const withBusiness = housed({ withSandbox: true })
  .extend('business', { scope: 'file' }, ({ house }) => openBusiness(house))
  .extend('shop', { scope: 'file' }, ({ house }) => openShop(house))
