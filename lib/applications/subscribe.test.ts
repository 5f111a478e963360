// A connection is told all that there is to tell, also one that was made when there was less.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { providerConnections } from '@/db/schema/applications'
import { STRIPE_NOTICES } from '@/lib/connectors/stripe-key/notice'
import { newId } from '@/lib/ids'
import { createStripe } from '@/lib/stripe/client'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { openSessionShop } from '@/lib/testing/sessions'
import { subscribeMissing } from './subscribe'

/** A connection as it was before there were disputes, and what Stripe knows of it. */
async function oldConnection(house: TestHouse) {
  const apiKey = `sk_test_old${newId().replaceAll('-', '')}`
  const { connections } = await openSessionShop(house, [apiKey])
  const [connection] = connections
  if (!connection?.webhookReference) throw new Error('it was not subscribed')
  const { id, webhookReference: reference } = connection
  const stripe = createStripe({ ...house.env, stripeSecretKey: apiKey })
  await stripe.webhookEndpoints.update(reference, { enabled_events: ['checkout.session.completed'] })
  await house.db
    .update(providerConnections)
    .set({ subscribedNotices: null })
    .where(eq(providerConnections.id, id))
  const read = async () => {
    const [row] = await house.db.select().from(providerConnections).where(eq(providerConnections.id, id))
    return row
  }
  return { connection, read, reference, stripe }
}

it('an endpoint from before disputes is subscribed to them, once, under the same secret', async ({
  house,
}) => {
  const { connection, read, reference, stripe } = await oldConnection(house)
  expect(await subscribeMissing(house)).toBe(1)
  const { data } = await stripe.webhookEndpoints.list()
  expect(data.map(({ id }) => id)).toEqual([reference])
  expect(data[0]?.enabled_events).toEqual([...STRIPE_NOTICES])
  expect(data[0]?.enabled_events).toContain('charge.dispute.created')
  expect(await read()).toMatchObject({
    webhookReference: reference,
    sealedWebhookSecret: connection.sealedWebhookSecret,
  })
  expect(await subscribeMissing(house)).toBe(0)
})

it('a connection whose endpoint was deleted at Stripe gets a new one, with a new secret', async ({
  house,
}) => {
  const { connection, read, reference, stripe } = await oldConnection(house)
  await stripe.webhookEndpoints.del(reference)
  expect(await subscribeMissing(house)).toBe(1)
  const { data } = await stripe.webhookEndpoints.list()
  const kept = await read()
  expect(data.map(({ id }) => id)).toEqual([kept?.webhookReference])
  expect(kept?.webhookReference).not.toBe(reference)
  expect(kept?.sealedWebhookSecret).not.toBe(connection.sealedWebhookSecret)
  expect(await subscribeMissing(house)).toBe(0)
})
