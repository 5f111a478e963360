// After a whole story of calls, events and letters, no table holds a payer's link, a key or a client secret in clear.
import { expect } from 'vitest'
import { POST as createKey } from '@/app/api-keys/route'
import { POST as rotate } from '@/app/invoices/[id]/link/rotate/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as accountLink } from '@/app/organisations/[id]/payment-account/link/route'
import { POST as accountSession } from '@/app/organisations/[id]/payment-account/session/route'
import { POST as subscribe } from '@/app/webhook-subscriptions/route'
import { sendLetters } from '@/lib/letters/compose'
import { openPayment } from '@/lib/payments/open'
import { tokenOf } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { hear, openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { allRows } from '@/lib/testing/rows'

// promise 86, promise 93
it('no row holds what was told to its owner alone, however it came to the database', async ({
  business,
  house,
}) => {
  const { apiKey, organisationId } = business
  const told: string[] = [apiKey]
  const keep = (text: string, pattern: RegExp) => {
    const found = [...text.matchAll(pattern)].map(([whole, part]) => part ?? whole)
    expect(found, text.slice(0, 200)).not.toEqual([])
    told.push(...found)
  }
  const as = (key: string) => ({ apiKey, organisationId, headers: { 'idempotency-key': `"${key}"` } })
  const bill = await openBill(business)
  for (const [index, route] of [send, rotate].entries()) {
    const { text } = await call(route, { ...as(`link-${index}`), params: { id: bill.invoiceId } })
    keep(text, /\/i\/([\w-]{20,})/g)
  }
  const token = await tokenOf(house, bill.invoiceId)
  told.push(token, bill.token)
  told.push((await openPayment(house, token)).clientSecret)
  const key = await call(createKey, { ...as('key'), body: { name: 'Till' } })
  keep(key.text, /"(remit_\w{30,})"/g)
  const hook = await call(subscribe, { ...as('hook'), body: { url: 'https://hooks.example.com/x' } })
  keep(hook.text, /"(whsec_[\w+/=-]+)"/g)
  const params = { id: organisationId }
  const session = await call(accountSession, { ...as('session'), params })
  keep(session.text, /"clientSecret":"([^"]+)"/g)
  const urls = { returnUrl: 'https://app.example.com/back', refreshUrl: 'https://app.example.com/again' }
  const link = await call(accountLink, { ...as('account-link'), params, body: urls })
  keep(link.text, /"url":"([^"]+)"/g)
  await bill.pay()
  await hear(business, await bill.events())
  await sendLetters(house)
  const rows = await allRows(house)
  expect(rows).toContain(bill.reference)
  for (const secret of told) expect(rows.includes(secret), secret.slice(0, 12)).toBe(false)
  expect(rows).not.toMatch(/_secret_\w/)
})
