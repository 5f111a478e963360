// What paying costs is taken with a draft, checked field by field, and by default from the organisation.
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { changeOrganisation } from '@/lib/organisations/change'
import { type Business, openBusiness } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { changeInvoice, type DraftChanges } from './change'
import { createInvoice, type DraftOrder } from './create'
import { presentInvoice } from './platform-api'

const draft = (business: Business, more: Partial<DraftOrder> = {}) =>
  createInvoice(business.house, {
    ...{ id: newId(), organisationId: business.organisationId, customerId: business.customerId },
    ...{ currency: 'EUR', issueDate: '2030-01-01' },
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: 100 }],
    ...more,
  })
const faultsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    ({ errors }: { errors: { pointer: string; code: string }[] }) =>
      errors.map(({ code, pointer }) => `${pointer} ${code}`),
  )
const CARD_MORE = [{ methods: ['card'], kind: 'surcharge' as const, percent: 2 }]

describe('a draft', () => {
  it('says what it was told, and what it comes to', async ({ business }) => {
    const made = await draft(business, {
      earlyPayment: { percent: '2.5', days: 14 },
      methodAdjustments: [{ methods: ['sepa_debit'], kind: 'discount', percent: 1, cap: 20 }],
    })
    expect(presentInvoice({ invoice: made, paymentUrl: null })).toMatchObject({
      earlyPayment: { percent: 2.5, days: 14, until: '2030-01-15' },
      methodAdjustments: [{ methods: ['sepa_debit'], kind: 'discount', percent: 1, amount: null, cap: 20 }],
    })
    const changed = await changeInvoice(business.house, business.organisationId, made.id, {
      earlyPayment: null,
    })
    expect(changed).toMatchObject({ earlyPayment: null, methodAdjustments: made.methodAdjustments })
  })

  it('is refused by the field that is wrong', async ({ business }) => {
    const faults = (more: Partial<DraftOrder>) => faultsOf(draft(business, more))
    expect(await faults({ earlyPayment: { percent: 100, days: 1 } })).toEqual([
      '/earlyPayment/percent too-large',
    ])
    expect(await faults({ earlyPayment: { percent: 0, days: 1 } })).toEqual([
      '/earlyPayment/percent negative',
    ])
    expect(await faults({ earlyPayment: { percent: 1, until: '2029-12-31' } })).toEqual([
      '/earlyPayment/until before-issue-date',
    ])
    const odd = { methods: ['card'], kind: 'discount' as const, amount: '1.005', cap: 0 }
    expect(await faults({ methodAdjustments: [odd] })).toEqual([
      '/methodAdjustments/0/amount too-many-decimals',
      '/methodAdjustments/0/cap negative',
    ])
  })

  it('asks for no more where that is off, or forbidden', async ({ business, house }) => {
    const faults = () => faultsOf(draft(business, { methodAdjustments: CARD_MORE }))
    expect(await faults()).toEqual(['/methodAdjustments/0/kind surcharges-off'])
    await changeOrganisation(house, business.organisationId, { allowsSurcharges: true })
    expect(await faults()).toEqual(['/methodAdjustments/0/kind surcharge-forbidden-country'])
    const texan = await openBusiness(house, { country: 'US', currency: 'USD' })
    const address = { state: 'TX', country: 'US' }
    await changeOrganisation(house, texan.organisationId, { allowsSurcharges: true, address })
    const made = await draft(texan, { currency: 'USD', methodAdjustments: CARD_MORE })
    expect(made.methodAdjustments).toEqual([{ methods: ['card'], kind: 'surcharge', percentPpm: 20_000 }])
  })
})

it('what is usual for paying early ends with the day on which the invoice is due, and what is said does not', async ({
  house,
}) => {
  const business = await openBusiness(house)
  const { organisationId } = business
  await changeOrganisation(house, organisationId, { earlyPayment: { percentPpm: 20_000, days: 14 } })
  const days = (count: number) => ({ percentPpm: 20_000, days: count })
  const made = await draft(business, { dueDate: '2030-01-08' })
  expect(made.earlyPayment).toEqual(days(7))
  expect((await draft(business, { dueDate: '2030-01-15' })).earlyPayment).toEqual(days(14))
  expect((await draft(business, { dueDate: null })).earlyPayment).toEqual(days(14))
  const said = await draft(business, { dueDate: '2030-01-08', earlyPayment: { percent: 2, days: 10 } })
  expect(said.earlyPayment).toEqual(days(10))
  const change = async (id: string, changes: DraftChanges) =>
    (await changeInvoice(house, organisationId, id, changes)).earlyPayment
  expect(await change(made.id, { issueDate: '2030-01-05' })).toEqual(days(3))
  expect(await change(made.id, { dueDate: '2030-02-28' })).toEqual(days(14))
  expect(await change(made.id, { dueDate: '2030-01-06', memo: 'Soon' })).toEqual(days(1))
  expect(await change(said.id, { dueDate: '2030-01-06' })).toEqual(days(10))
  const none = await draft(business, { dueDate: '2030-01-08', earlyPayment: null })
  expect(await change(none.id, { dueDate: '2030-01-06' })).toBeNull()
})

it('an organisation’s own hold for drafts that say nothing, in its currency', async ({ house }) => {
  const business = await openBusiness(house)
  const methodAdjustments = [
    { methods: ['sepa_debit'], kind: 'discount' as const, percent: 1 },
    { methods: ['card'], kind: 'discount' as const, amount: 1 },
  ]
  const earlyPayment = { percentPpm: 20_000, days: 10 }
  await changeOrganisation(house, business.organisationId, { methodAdjustments, earlyPayment })
  expect(await draft(business)).toMatchObject({
    earlyPayment,
    methodAdjustments: [{ methods: ['sepa_debit'] }, { methods: ['card'] }],
  })
  expect(await draft(business, { earlyPayment: null })).toMatchObject({ earlyPayment: null })
  expect((await draft(business, { currency: 'USD' })).methodAdjustments).toHaveLength(1)
  expect((await draft(business, { methodAdjustments: [] })).methodAdjustments).toBeNull()
  await changeOrganisation(house, business.organisationId, { methodAdjustments: null })
  expect((await draft(business)).methodAdjustments).toBeNull()
})
