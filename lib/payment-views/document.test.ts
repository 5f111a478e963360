// What is printed of an invoice, through the doors: for the payer by link, for people by role, with the same money as the page.
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect } from 'vitest'
import { GET as peoplesInvoice } from '@/app/admin/invoices/[id]/invoice.pdf/route'
import { GET as payersInvoice } from '@/app/i/[token]/invoice.pdf/route'
import { GET as progressRoute } from '@/app/i/[token]/progress/route'
import { GET as payersReceipt } from '@/app/i/[token]/receipt.pdf/route'
import { newId, newSecret } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { paymentReference } from '@/lib/money/payment-reference'
import { createMember } from '@/lib/organisations/members'
import { refundPayment } from '@/lib/payments/refund'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { countRows } from '@/lib/testing/rows'
import { signedIn } from '@/lib/testing/visits'

type Door = typeof payersInvoice

const fetchBy = (door: Door, token: string) =>
  door(new Request(`http://localhost:3000/i/${encodeURIComponent(token)}/x.pdf`), {
    params: Promise.resolve({ token }),
  })

const fetchAs = (headers: Record<string, string>, id: string) =>
  peoplesInvoice(new Request(`http://localhost:3000/admin/invoices/${id}/invoice.pdf`, { headers }), {
    params: Promise.resolve({ id }),
  })

async function textOf(response: Response): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  return (await extractText(pdf, { mergePages: true })).text
}

withBusiness('prints the invoice that the link opens, with where to pay it', async ({ business: bakery }) => {
  const { token } = await sendBill(bakery)
  const response = await fetchBy(payersInvoice, token)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="INV-\d{4}\.pdf"$/)
  const text = await textOf(response)
  for (const said of ['Bäckerei Morgenrot', 'Hotel Lindenhof', 'Rolls', '€140.76'])
    expect(text).toContain(said)
  expect(text.replace(/\s/g, '')).toContain(`/i/${token}`)
})

withBusiness(
  'prints no receipt before money has come, and one with means and refund afterwards',
  async ({ business: bakery, house }) => {
    const { invoiceId, token } = await sendBill(bakery)
    const early = await fetchBy(payersReceipt, token)
    expect(early.status).toBe(409)
    expect(await early.json()).toMatchObject({ code: 'Invoice.NothingPaid' })
    await payBill(bakery, token)
    await hearEvents(bakery)
    expect(await textOf(await fetchBy(payersReceipt, token))).toContain('Visa ending in 4242')
    const [payment] = await paymentsOf(bakery, invoiceId)
    const refund = { id: newId(), amount: '40.00', reason: null }
    await refundPayment(house, bakery.organisationId, invoiceId, payment?.id ?? '', refund)
    // That of the only payment is its own receipt, which no refund changes.
    const text = await textOf(await fetchBy(payersReceipt, token))
    expect(text).not.toContain('€40.00')
    expect(text.replace(/\s/g, '')).toContain(paymentReference(payment?.id ?? ''))
    // What was paid stands in the receipt: the invoice goes on saying what it said.
    const invoice = await textOf(await fetchBy(payersInvoice, token))
    expect(invoice).toContain('€140.76')
    expect(invoice).not.toContain('Refunded')
  },
)

describe('a wrong link', () => {
  // promise 87
  withBusiness('gets the same bytes as every other wrong link', async ({ business: bakery, house }) => {
    const revoked = await sendBill(bakery)
    await rotateLink(house, bakery.organisationId, revoked.invoiceId)
    const links = [
      newSecret(),
      revoked.token,
      'x',
      '../../invoices',
      'x'.repeat(5000),
      `${'a'.repeat(42)}\u0000`,
    ]
    for (const door of [payersInvoice, payersReceipt]) {
      const bodies = await Promise.all(
        links.map(async (token) => {
          const response = await fetchBy(door, token)
          return JSON.stringify([
            response.status,
            response.headers.get('cache-control'),
            await response.text(),
          ])
        }),
      )
      expect(new Set(bodies).size).toBe(1)
      expect(bodies[0]).toMatch(/^\[404,"private, no-store"/)
    }
    const beside = await call(progressRoute, { params: { token: newSecret() } })
    const mine = await (await fetchBy(payersInvoice, newSecret())).json()
    expect({ ...mine, instance: '' }).toEqual({ ...beside.json, instance: '' })
  })
})

// promise 91
withBusiness(
  'leaves no trace but the file itself when it is printed',
  async ({ business: bakery, house }) => {
    const { token } = await sendBill(bakery)
    const before = await countRows(house)
    await fetchBy(payersInvoice, token)
    await fetchBy(payersInvoice, token)
    expect(await countRows(house)).toEqual({ ...before, document_files: (before.document_files ?? 0) + 1 })
  },
)

describe('for people', () => {
  withBusiness(
    'prints for members, a draft among others, and for nobody else',
    async ({ business: bakery, house }) => {
      const { id: member } = await createMember(house, {
        organisationId: bakery.organisationId,
        email: 'member@papers.example',
        role: 'Member',
      })
      const headers = await signedIn(house, member)
      const id = newId()
      await createInvoice(house, {
        id,
        organisationId: bakery.organisationId,
        customerId: bakery.customerId,
        currency: 'EUR',
        lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '10.00' }],
      })
      const draft = await fetchAs(headers, id)
      expect(draft.headers.get('content-disposition')).toContain('draft.pdf')
      expect(await textOf(draft)).toContain('Draft')
      const anonymous = await fetchAs({}, id)
      expect(anonymous.status).toBe(303)
      expect(anonymous.headers.get('location')).toMatch(/^\/sign-in\?next=/)
    },
  )

  // promise 78
  withBusiness(
    'treats another organisation’s invoice as one that does not exist',
    async ({ business: bakery, house }) => {
      const other = await openBusiness(house)
      const { invoiceId } = await sendBill(other)
      const { id } = await createMember(house, {
        organisationId: bakery.organisationId,
        email: 'owner@papers.example',
        role: 'Owner',
      })
      const headers = await signedIn(house, id)
      const bodies = await Promise.all(
        [invoiceId, newId(), 'x'].map(async (wrong) => {
          const response = await fetchAs(headers, wrong)
          // Each names the address that was called and the call, and nothing else that differs.
          const { instance: _address, requestId: _call, ...body } = await response.json()
          return `${response.status} ${JSON.stringify(body)}`
        }),
      )
      expect(new Set(bodies).size).toBe(1)
      expect(bodies[0]).toMatch(/^404 /)
    },
  )
})

// promise 88
withBusiness('limits printing per link', async ({ business: bakery }) => {
  const { token } = await sendBill(bakery)
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn++) statuses.push((await fetchBy(payersReceipt, token)).status)
  expect(statuses.filter((status) => status === 409)).toHaveLength(31)
  const printed: number[] = []
  for (let turn = 0; turn < 31; turn++) printed.push((await fetchBy(payersInvoice, token)).status)
  expect(printed.slice(0, 30)).toEqual(Array(30).fill(200))
  expect(printed[30]).toBe(429)
})
