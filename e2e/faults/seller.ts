// A seller whose invoices can be paid, made over the public API by somebody who does not give up.
import { type Answer, askStubbornly } from './persistence'
import type { Stage } from './stage'

export interface Bill {
  id: string
  number: string
  url: string
  amountMinor: number
}

export interface Seller {
  organisationId: string
  accountId: string
  /** Throws what is refused. */
  api(method: string, path: string, options?: { body?: object; key?: string }): Promise<Answer>
  bill(amountMinor: number, key: string): Promise<Bill>
}

/** Digits with a point before the last two: the rig has no arithmetic of the app's. */
export const decimalOf = (minor: number): string => {
  const digits = String(minor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export async function openSeller({ apiKey, balancer, stripe }: Stage): Promise<Seller> {
  const call = async (
    method: string,
    path: string,
    { body, key, organisationId }: { body?: object; key?: string; organisationId?: string } = {},
  ): Promise<Answer> => {
    const answer = await askStubbornly({
      ...{ method, url: `${balancer.url}${path}`, ...(body && { body }) },
      headers: {
        'x-dolfin-api-key': apiKey,
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
        ...(key && { 'idempotency-key': key }),
      },
    })
    if (answer.status < 300) return answer
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  }
  const made = await call('POST', '/organisations', {
    body: { name: 'Bäckerei Morgenrot', country: 'DE', defaultCurrency: 'EUR' },
  })
  const organisationId = String(made.body.id)
  const home = `/organisations/${organisationId}/payment-account`
  const accountId = String((await call('POST', `${home}/enable`)).body.accountId)
  await stripe.act(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  await call('GET', `${home}/status`)
  const api: Seller['api'] = (method, path, options = {}) =>
    call(method, path, { ...options, organisationId })
  const customer = await api('POST', '/customers', {
    body: { name: 'Hotel Lindenhof', email: 'payer@example.com', locale: 'en-GB' },
  })
  return {
    ...{ organisationId, accountId, api },
    bill: async (amountMinor, key) => {
      const { body } = await api('POST', '/invoices', {
        key: `${key}-make`,
        body: {
          ...{ customerId: customer.body.id, currency: 'EUR' },
          lineItems: [{ description: 'Breakfast rolls', quantity: 1, unitPrice: decimalOf(amountMinor) }],
        },
      })
      const sent = await api('POST', `/invoices/${body.id}/send`, { key: `${key}-send` })
      const { documentNumber, id, paymentUrl } = sent.body
      return { id: String(id), number: String(documentNumber), url: String(paymentUrl), amountMinor }
    },
  }
}
