// Charging a late fee through the API: a document of its own, outside VAT, never twice, and never by itself.
import { expect } from 'vitest'
import { POST as charge, GET as read } from '@/app/invoices/[id]/late-fees/route'
import { PATCH as changeOrganisation } from '@/app/organisations/[id]/route'
import { createCreditNote } from '@/lib/credit-notes/create'
import { changeCustomer } from '@/lib/customers/change'
import { selectIssued } from '@/lib/documents/file-store'
import { newId } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { dayIn, plusDays } from '@/lib/time-zone'

/** An invoice that is due 20 days ago, of an organisation with a rule. */
async function lateBill(house: TestHouse, lateFeeRule: object | null) {
  const business = await openBusiness(house)
  const { apiKey, customerId, organisationId } = business
  const { status } = await call(changeOrganisation, {
    apiKey,
    params: { id: organisationId },
    body: { lateFeeRule },
  })
  expect(status).toBe(200)
  await changeCustomer(house, organisationId, customerId, { vatNumber: 'DE136695976' })
  const dueDate = plusDays(dayIn('UTC', house.clock.now()), -20)
  const { invoiceId } = await sendBill(business, { dueDate })
  const common = { apiKey, organisationId, params: { id: invoiceId } }
  return {
    ...{ business, invoiceId, dueDate },
    read: () => call(read, common),
    charge: (body: object = {}, headers = {}) => call(charge, { ...common, body, headers }),
  }
}

it('a fixed fee is an invoice of its own, named in the history, and charged once unless it is voided', async ({
  house,
}) => {
  const rule = { kind: 'fixed', amount: 25, currency: 'EUR', afterDays: 14 }
  const { business, charge: post, invoiceId, read: get } = await lateBill(house, rule)
  const { organisationId } = business
  expect((await get()).json).toMatchObject({
    ...{ invoiceId, reason: null, charged: [] },
    chargeable: { kind: 'fixed', interest: 0, compensation: 25, total: 25, reckoning: [] },
  })
  const first = await post({ send: true }, { 'idempotency-key': 'late-1' })
  expect(first).toMatchObject({ status: 201, json: { invoiceId, status: 'Sent', total: 25 } })
  const again = await post({ send: true }, { 'idempotency-key': 'late-1' })
  expect(again.json).toEqual(first.json)
  const document = await findInvoice(house, organisationId, String(first.json.lateFeeInvoiceId))
  expect(document).toMatchObject({ totalMinor: 2_500, taxMinor: 0, status: 'Sent' })
  const { documentNumber } = await findInvoice(house, organisationId, invoiceId)
  // What was paid late said so when it was issued, and the fee says of no other.
  expect((await selectIssued(house.db, { invoiceId }))?.snapshot).toMatchObject({
    lateFee: { kind: 'fixed', amountMinor: 2_500, afterDays: 14 },
  })
  const ofFee = (await selectIssued(house.db, { invoiceId: document.id }))?.snapshot
  expect(ofFee).toMatchObject({ totalMinor: 2_500 })
  expect(ofFee).not.toHaveProperty('lateFee')
  expect(document.lines).toMatchObject([
    { taxCategory: 'O', taxRatePpm: 0, description: `Fee for late payment of invoice ${documentNumber}` },
  ])
  expect(await post()).toMatchObject({ status: 409, json: { code: 'LateFee.NotDue' } })
  expect(await get()).toMatchObject({ json: { chargeable: null, charged: [{ id: first.json.id }] } })
  const { timeline } = await inspectInvoice(house, organisationId, invoiceId)
  expect(timeline.happenings.map(({ kind }) => kind)).toContain('late-fee')
  // Nor does a late fee bear another.
  const own = await call(read, {
    ...{ apiKey: business.apiKey, organisationId, params: { id: document.id } },
  })
  expect(own.json).toMatchObject({ chargeable: null, reason: { code: 'LateFee.NotDue' } })
  await voidInvoice(house, organisationId, document.id)
  expect(await post()).toMatchObject({ status: 201, json: { status: 'Draft', documentNumber: null } })
})

it('what was credited in full was not charged, and takes no default of what is sold (promise 155)', async ({
  house,
}) => {
  const rule = { kind: 'percent', percent: 10, afterDays: 14 }
  const { business, charge: post, read: get } = await lateBill(house, rule)
  const { apiKey, organisationId } = business
  const defaults = {
    earlyPayment: { percent: 2, days: 10 },
    methodAdjustments: [{ methods: ['sepa_debit'], kind: 'discount', percent: 1 }],
  }
  expect(
    await call(changeOrganisation, { apiKey, params: { id: organisationId }, body: defaults }),
  ).toMatchObject({ status: 200, json: { earlyPayment: { percent: 2, days: 10 } } })
  const first = await post({ send: true })
  expect(first).toMatchObject({ status: 201, json: { total: 14.08 } })
  const invoiceId = String(first.json.lateFeeInvoiceId)
  expect(await findInvoice(house, organisationId, invoiceId)).toMatchObject({
    ...{ earlyPayment: null, methodAdjustments: null },
  })
  const credit = async (amountMinor: number) => {
    const id = newId()
    await createCreditNote(house, { id, organisationId, invoiceId, amountMinor, reason: 'Goodwill' })
    await issueCreditNote(house, organisationId, id)
  }
  await credit(1_000)
  expect(await get()).toMatchObject({ json: { chargeable: null, charged: [{ total: 14.08 }] } })
  await credit(408)
  expect(await get()).toMatchObject({ json: { chargeable: { total: 14.08 }, charged: [] } })
  expect(await post()).toMatchObject({ status: 201 })
})

it('a reference rate that the organisation has read counts where our table has none', async ({ house }) => {
  const { business, charge: post } = await lateBill(house, { kind: 'statutory', afterDays: 1 })
  const { apiKey, organisationId: id } = business
  const year = Number(dayIn('UTC', house.clock.now()).slice(0, 4))
  const said = { percent: 2.15, source: 'ecb.europa.eu', readOn: `${year}-01-02` }
  const referenceRates = [year - 1, year].flatMap((of) =>
    [1, 2].map((half) => ({ halfYear: `${of}-${half}`, ...said })),
  )
  const set = (rates: object[]) =>
    call(changeOrganisation, { apiKey, params: { id }, body: { referenceRates: rates } })
  expect(await set(referenceRates)).toMatchObject({ status: 200, json: { referenceRates } })
  expect(await set([...referenceRates, { halfYear: `${year}-1`, ...said }])).toMatchObject({
    ...{ status: 400, json: { errors: [{ pointer: '/referenceRates/4/halfYear' }] } },
  })
  expect(await set([{ halfYear: `${year}-1`, ...said, percent: '2.15555' }])).toMatchObject({
    ...{ status: 400, json: { errors: [{ pointer: '/referenceRates/0/percent' }] } },
  })
  expect(await post()).toMatchObject({ status: 201, json: { kind: 'statutory-eu', compensation: 40 } })
})

it('statutory interest says its reckoning, or which half year is not known', async ({ house }) => {
  const { charge: post, dueDate, read: get } = await lateBill(house, { kind: 'statutory', afterDays: 1 })
  const year = Number(dayIn('UTC', house.clock.now()).slice(0, 4))
  const referenceRates = [year - 1, year, year + 1].flatMap((of) =>
    [1, 2].map((half) => ({ halfYear: `${of}-${half}`, percent: '2.15' })),
  )
  const { json } = await get()
  if (json.chargeable === null) {
    const detail = expect.stringMatching(
      /^The reference rate of the (?:first|second) half of 20\d\d is not known/,
    )
    expect(json.reason).toMatchObject({ code: 'LateFee.RateUnknown', detail })
    expect(await post()).toMatchObject({ status: 409, json: { code: 'LateFee.RateUnknown' } })
    const wrong = await post({ referenceRates: [{ halfYear: '2026-2', percent: '2.15555' }] })
    expect(wrong.json).toMatchObject({ errors: [{ pointer: '/referenceRates/0/percent' }] })
    expect(await post({ referenceRates })).toMatchObject({
      ...{ status: 201, json: { kind: 'statutory-eu', compensation: 40 } },
    })
    return
  }
  const reckoning = [{ amountLate: 140.76, from: plusDays(dueDate, 1) }]
  expect(json.chargeable).toMatchObject({ kind: 'statutory-eu', compensation: 40, reckoning })
  expect(await post()).toMatchObject({ status: 201, json: { compensation: 40 } })
})

it('nothing is charged without a rule, and a rule is read digit by digit', async ({ house }) => {
  const { business, charge: post } = await lateBill(house, null)
  expect(await post()).toMatchObject({ status: 409, json: { code: 'LateFee.NotDue' } })
  const { apiKey, organisationId: id } = business
  const change = (lateFeeRule: object) =>
    call(changeOrganisation, { apiKey, params: { id }, body: { lateFeeRule } })
  expect(await change({ kind: 'percent', percent: '2.5', afterDays: 7 })).toMatchObject({
    json: { lateFeeRule: { kind: 'percent', percent: 2.5, afterDays: 7 } },
  })
  expect(await change({ kind: 'fixed', amount: '1.005', currency: 'EUR', afterDays: 7 })).toMatchObject({
    ...{ status: 400, json: { errors: [{ pointer: '/lateFeeRule/amount', code: 'too-many-decimals' }] } },
  })
  expect(await change({ kind: 'fixed', amount: '1.234', currency: 'KWD', afterDays: 7 })).toMatchObject({
    ...{ status: 400, json: { errors: [{ pointer: '/lateFeeRule/amount', code: 'too-many-decimals' }] } },
  })
  expect(await change({ kind: 'percent', percent: '2.5', afterDays: 0 })).toMatchObject({ status: 400 })
})

it('what the invoice says decides, and where it says nothing only the law (promise 155)', async ({
  house,
}) => {
  const {
    business,
    charge: post,
    read: get,
  } = await lateBill(house, {
    ...{ kind: 'percent', percent: 2, afterDays: 14 },
  })
  const { apiKey, organisationId: id } = business
  const change = (lateFeeRule: object | null) =>
    call(changeOrganisation, { apiKey, params: { id }, body: { lateFeeRule } })
  const chargeable = async () => (await get()).json.chargeable
  for (const rule of [
    { kind: 'percent', percent: 10, afterDays: 1 },
    { kind: 'statutory', afterDays: 1 },
    null,
  ]) {
    await change(rule)
    expect(await chargeable()).toMatchObject({ kind: 'percent', total: 2.82 })
  }
  expect(await post()).toMatchObject({ status: 201, json: { kind: 'percent', total: 2.82 } })

  const silent = await lateBill(house, null)
  const ofSilent = (lateFeeRule: object) =>
    call(changeOrganisation, {
      ...{ apiKey: silent.business.apiKey, params: { id: silent.business.organisationId } },
      body: { lateFeeRule },
    })
  await ofSilent({ kind: 'percent', percent: 10, afterDays: 14 })
  const refused = { code: 'LateFee.NotGranted', detail: expect.stringContaining('issued without this rule') }
  expect((await silent.read()).json).toMatchObject({ chargeable: null, reason: refused })
  expect(await silent.charge()).toMatchObject({ status: 409, json: { code: 'LateFee.NotGranted' } })
  // Nothing is said of it before it is late for so long.
  await ofSilent({ kind: 'percent', percent: 10, afterDays: 90 })
  expect((await silent.read()).json).toMatchObject({ reason: { code: 'LateFee.NotDue' } })
  await ofSilent({ kind: 'statutory', afterDays: 14 })
  const year = Number(dayIn('UTC', house.clock.now()).slice(0, 4))
  const referenceRates = [year - 1, year].flatMap((of) =>
    [1, 2].map((half) => ({ halfYear: `${of}-${half}`, percent: '2.15' })),
  )
  expect(await silent.charge({ referenceRates })).toMatchObject({
    ...{ status: 201, json: { kind: 'statutory-eu', compensation: 40 } },
  })
})
