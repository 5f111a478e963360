// A payer agrees to automatic payment without paying: a means is left at Stripe, and what was agreed to comes into force once.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { GET as comeBack } from '@/app/i/[token]/autopay/saved/route'
import { autopayConsents } from '@/db/schema/autopay'
import { outbox } from '@/db/schema/mail'
import { billIn, dayAhead, debitOf, lettersOf, offerAutopay, pass } from '@/lib/testing/autopay'
import { type Business, sendBill } from '@/lib/testing/business'
import { deliver, madeUpEvent } from '@/lib/testing/event-delivery'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, invoiceOf, payBill, referenceIn } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { listMissedEvents } from '@/lib/webhooks/list-missed'
import { TERMS_VERSION, TERMS_VERSION_OF_THIS } from '@/lib/words/autopay-terms'
import { agreeToAutopay, agreeWithoutPaying } from './agree'
import { stopByLink } from './end'
import { coversBy } from './saveable'

it.beforeEach(async ({ business, house }) => {
  await house.db.delete(outbox)
  await offerAutopay(business)
})

const consentOf = async ({ customerId, house }: Business) => {
  const all = await house.db.select().from(autopayConsents).where(eq(autopayConsents.customerId, customerId))
  return all.find(({ revokedAt }) => revokedAt === null)
}

async function paidBill(business: Business): Promise<string> {
  const { token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  return token
}

async function agree({ house }: Business, token: string, version = TERMS_VERSION) {
  const { setup } = await agreeWithoutPaying(house, token, { version, locale: 'en-GB' })
  return referenceIn(setup?.clientSecret ?? '')
}

const leave = ({ sandbox }: Business, setup: string, means = 'pm_card_visa') =>
  sandbox.post(`setup_intents/${setup}/confirm`, { payment_method: means })

it('of a paid invoice: nothing is taken now, and later ones are collected', async ({ business }) => {
  const setup = await agree(business, await paidBill(business))
  expect(await consentOf(business)).toMatchObject({ consentedAt: null, version: TERMS_VERSION })
  await leave(business, setup)
  await hearEvents(business)
  await hearEvents(business)
  const consent = await consentOf(business)
  expect(consent).toMatchObject({
    method: { type: 'card', brand: 'visa', last4: '4242' },
    customerReference: expect.stringMatching(/^cus_/),
    methodReference: expect.stringMatching(/^pm_/),
    mandateReference: null,
  })
  expect(consent?.consentedAt).not.toBeNull()
  expect(consent?.text).toContain('later invoices')
  expect(await lettersOf(business, 'autopay-agreed')).toHaveLength(1)
  expect(await business.sandbox.objects('payment_intent', business.accountId)).toHaveLength(1)
  const { invoiceId } = await billIn(business, 5)
  await pass(business, 6)
  expect((await invoiceOf(business, invoiceId)).status).toBe('Paid')
})

it('of one that is not due yet: this one is collected on its day too, by a bank account’s mandate', async ({
  business,
}) => {
  const { invoiceId, token } = await billIn(business, 20)
  expect(await debitOf(business, invoiceId)).toBeUndefined()
  await leave(business, await agree(business, token, TERMS_VERSION_OF_THIS), 'pm_sepa_debit')
  await hearEvents(business)
  const consent = await consentOf(business)
  expect(consent?.text).toContain('this invoice')
  expect(consent).toMatchObject({
    method: { type: 'sepa_debit', last4: expect.any(String) },
    mandateReference: expect.stringMatching(/^mandate_/),
  })
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned' })
  // Who takes it back, and agrees again, has agreed.
  await stopByLink(business.house, token)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'called-off' })
  await leave(business, await agree(business, token, TERMS_VERSION_OF_THIS), 'pm_sepa_debit')
  await hearEvents(business)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', reason: null })
  await pass(business, 21)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'trying', tries: 1 })
})

it('is found where the event was missed, and where the payer comes back before it', async ({ business }) => {
  const { house } = business
  await leave(business, await agree(business, await paidBill(business)))
  await listMissedEvents(house)
  await drainInbox(house)
  const first = await consentOf(business)
  expect(first?.consentedAt).not.toBeNull()

  const token = await paidBill(business)
  await stopByLink(house, token)
  await leave(business, await agree(business, token), 'pm_card_mastercard')
  const answer = await comeBack(new Request('http://localhost'), { params: Promise.resolve({ token }) })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/i/${token}`])
  expect(await consentOf(business)).toMatchObject({ method: { brand: 'mastercard' } })
})

it('whose bank asks is in force once its holder has said yes, and one that is declined is not', async ({
  business,
}) => {
  const { sandbox } = business
  const setup = await agree(business, await paidBill(business))
  await expect(leave(business, setup, 'pm_card_chargeDeclined')).rejects.toThrow(/declined/)
  await leave(business, setup, 'pm_card_authenticationRequiredOnSetup')
  await hearEvents(business)
  expect(await consentOf(business)).toMatchObject({ consentedAt: null })
  await sandbox.post(`setup_intents/${setup}/authenticate`, { outcome: 'succeed' })
  await hearEvents(business)
  expect((await consentOf(business))?.consentedAt).not.toBeNull()
})

it('that was taken back meanwhile, or that Stripe does not confirm, is not in force', async ({
  business,
}) => {
  const { accountId, house } = business
  const token = await paidBill(business)
  const setup = await agree(business, token)
  const consent = await consentOf(business)
  const claims = { id: setup, object: 'setup_intent', metadata: { remit_consent: consent?.id } }
  await deliver(house, madeUpEvent(accountId, 'setup_intent.succeeded', claims))
  await drainInbox(house)
  expect(await consentOf(business)).toMatchObject({ consentedAt: null })
  await stopByLink(house, token)
  await leave(business, setup)
  await hearEvents(business)
  expect(await consentOf(business)).toBeUndefined()
  const [method] = await business.sandbox.objects('payment_method', accountId)
  expect(method).toMatchObject({ customer: null })
})

it('counts by the words that were agreed to last, and not for ever', async ({ business }) => {
  const { house } = business
  const { invoiceId, token } = await billIn(business, 20)
  const first = await agree(business, token, TERMS_VERSION_OF_THIS)
  house.clock.advance(1)
  // In another tab: later ones, and this one is paid by hand.
  await agreeToAutopay(house, token, { version: TERMS_VERSION })
  await leave(business, first)
  await hearEvents(business)
  expect(await consentOf(business)).toMatchObject({ consentedAt: null, version: TERMS_VERSION })
  expect(await debitOf(business, invoiceId)).toBeUndefined()

  const late = await agree(business, token, TERMS_VERSION_OF_THIS)
  house.clock.advance(25 * 3600)
  await leave(business, late)
  await hearEvents(business)
  expect(await consentOf(business)).toMatchObject({ consentedAt: null })
})

it('is not offered for an invoice of which a part is due, or all is on its way', () => {
  const plain = { status: 'Sent' as const, dueDate: '2031-05-20', partDueOn: null, outstandingMinor: 100 }
  expect(coversBy(plain, 0, '2031-05-19')).toBe('this')
  expect(coversBy(plain, 0, '2031-05-20')).toBeUndefined()
  expect(coversBy({ ...plain, partDueOn: '2031-05-01' }, 0, '2031-05-19')).toBeUndefined()
  expect(coversBy(plain, 100, '2031-05-19')).toBeUndefined()
  expect(coversBy({ ...plain, status: 'Paid', outstandingMinor: 0 }, 0, '2031-05-19')).toBe('later')
})

it('is offered on no page of an invoice that is due, nor by other words than were read', async ({
  business,
}) => {
  const { house } = business
  const due = await sendBill(business, { dueDate: dayAhead(business, 0) })
  await expect(agree(business, due.token)).rejects.toMatchObject({ code: 'Autopay.NotOffered' })
  const ahead = await billIn(business, 9)
  await expect(agree(business, ahead.token)).rejects.toMatchObject({ code: 'Autopay.TermsChanged' })
  expect(await house.db.$count(autopayConsents, eq(autopayConsents.customerId, business.customerId))).toBe(0)
})
