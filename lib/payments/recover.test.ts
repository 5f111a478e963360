// Numbers after a restore: what the lost time has printed on invoices is not printed again.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { transact } from '@/db/transact'
import { changeNumbering } from '@/lib/organisations/change-numbering'
import type { Business } from '@/lib/testing/business'
import { openBill } from '@/lib/testing/event-desk'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { invoiceOf } from '@/lib/testing/payer'
import { dayIn } from '@/lib/time-zone'
import { recoverPayments } from './recover'

const choose = ({ house, organisationId }: Business, pattern: string | null) =>
  transact(house.db, (tx) =>
    changeNumbering(tx, organisationId, { invoices: { pattern } }, dayIn('UTC', house.clock.now())),
  )

/** An invoice that is being paid, as Stripe knows it; the books lose it, and how far its series had come. */
async function lose(business: Business): Promise<string> {
  const { house, organisationId } = business
  const { invoiceId } = await openBill(business)
  const { documentNumber } = await invoiceOf(business, invoiceId)
  const sql = house.db.$client
  await sql`update invoices set number = number + 1000000, document_number = ${`LOST-${invoiceId}`} where id = ${invoiceId}`
  await sql`update issued_documents set document_number = ${`LOST-${invoiceId}`} where invoice_id = ${invoiceId}`
  await sql`update document_series set last_number = 0 where organisation_id = ${organisationId}`
  await sql`update organisations set last_document_number = 0 where id = ${organisationId}`
  return documentNumber ?? ''
}

async function recover({ house, organisationId }: Business) {
  const [account] = await house.db
    .select()
    .from(paymentAccounts)
    .where(eq(paymentAccounts.organisationId, organisationId))
  if (!account) throw new Error('a business without an account')
  await recoverPayments(house, account, { closesUnknown: false })
}

const next = async (business: Business) =>
  (await invoiceOf(business, (await openBill(business)).invoiceId)).documentNumber

describe('numbers after a restore', () => {
  // promise 147
  it('go on behind those that Stripe tells of, in every year of a pattern', async ({ business }) => {
    await choose(business, 'RE-{yyyy}-{000}')
    const first = await lose(business)
    expect(first).toMatch(/^RE-\d{4}-001$/)
    await recover(business)
    expect(await next(business)).toBe(first.replace(/1$/, '2'))
    await recover(business)
    expect(await next(business)).toBe(first.replace(/1$/, '3'))
  })

  // promise 147
  it('go on where a pattern was given up again', async ({ business }) => {
    expect(await next(business)).toBe('INV-0001')
    await choose(business, 'RE-{000}')
    await choose(business, null)
    expect(await lose(business)).toBe('INV-0002')
    await recover(business)
    expect(await next(business)).toBe('INV-0003')
  })
})
