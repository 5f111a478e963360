// A business with an application that takes payments over the Sessions API, for benches.
import { newId } from '@/lib/ids'

export interface Shop {
  apiKey: string
  applicationId: string
}

export async function openShop(base: string, clientKey: string): Promise<Shop> {
  const ask = async (path: string, body: object, organisationId?: string) => {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: {
        'x-dolfin-api-key': clientKey,
        'content-type': 'application/json',
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  const seller = { name: 'Bench', country: 'AU', defaultCurrency: 'AUD' }
  const organisationId = String((await ask('/organisations', seller)).id)
  const application = await ask('/api/v1/applications', { name: 'Bench' }, organisationId)
  const path = `/api/v1/applications/${application.id}`
  const apiKey = `sk_test_bench${newId().replaceAll('-', '')}`
  const connection = { name: 'stripe', paymentMethods: ['card'], credentials: { apiKey } }
  await ask(`${path}/providers`, connection, organisationId)
  const { fullKey } = await ask(`${path}/api-keys`, { description: 'Bench' }, organisationId)
  return { apiKey: String(fullKey), applicationId: String(application.id) }
}

export const orderOf = (orderReference: string) =>
  JSON.stringify({
    orderReference,
    paymentMethod: 'card',
    currency: 'AUD',
    amount: { total: 140.76, shipping: 9.95, tax: 11.81 },
    orderItems: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPrice: 119 }],
  })

export const headersOf = ({ apiKey }: Shop, key: string) => ({
  authorization: `Bearer ${apiKey}`,
  'content-type': 'application/json',
  'idempotency-key': key,
})
