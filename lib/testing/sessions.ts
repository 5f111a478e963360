// An application with provider connections, for tests of sessions.

import type { ProviderConnection } from '@/lib/applications/application'
import { createApplication } from '@/lib/applications/create'
import { createConnection } from '@/lib/applications/create-connection'
import { createApplicationKey } from '@/lib/applications/keys'
import { newId } from '@/lib/ids'
import type { NewSession } from '@/lib/sessions/session'
import type { TestHouse } from './house'
import { testPeople } from './people'

export interface SessionShop {
  organisationId: string
  applicationId: string
  /** `ks_test_…` */
  apiKey: string
  /** The client's own key, by which applications are managed. */
  clientKey: string
  connections: ProviderConnection[]
  /** An order of 140.76 AUD, each one another. */
  order: (differences?: Partial<NewSession>) => NewSession
}

/** `keys` are keys of Stripe (`sk_…`) and Mollie, one connection each; the first goes first among equals. */
export async function openSessionShop(house: TestHouse, keys: readonly string[]): Promise<SessionShop> {
  const { apiKey: clientKey, organisationId } = await testPeople(house)
  const { id: applicationId } = await createApplication(house, {
    id: newId(),
    organisationId,
    name: 'Web shop',
  })
  const { raw: apiKey } = await createApplicationKey(house, organisationId, applicationId, undefined)
  const connections: ProviderConnection[] = []
  for (const [priority, key] of keys.entries())
    connections.push(
      await createConnection(house, organisationId, applicationId, {
        id: newId(),
        provider: key.startsWith('sk_') ? 'stripe' : 'mollie',
        paymentMethods: ['card'],
        currencies: [],
        costPpm: 17_500,
        costFixed: '0.3',
        priority,
        credentials: { apiKey: key },
      }),
    )
  const order = (differences: Partial<NewSession> = {}): NewSession => ({
    id: newId(),
    applicationId,
    organisationId,
    orderReference: `ORD-${newId()}`,
    paymentMethod: 'card',
    total: { minor: 14_076, currency: 'AUD' },
    shippingMinor: 995,
    taxMinor: 1_181,
    items: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPriceMinor: 11_900 }],
    locale: 'en_AU',
    customer: { email: 'jane.smith@example.com' },
    shipping: null,
    additionalInformation: null,
    successUrl: 'https://merchant.example.com/checkout/success',
    failureUrl: null,
    ...differences,
  })
  return { organisationId, applicationId, apiKey, clientKey, connections, order }
}
