// What is collected by itself has the discounts of its day and of the means that was left.
import { expect } from 'vitest'
import { agree, dayAhead, pass } from '@/lib/testing/autopay'
import { sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, hearEvents, invoiceOf, paymentsOf } from '@/lib/testing/payer'

it('takes off what whoever presses the button would save, and credits it (promise 155)', async ({
  business,
}) => {
  await agree(business)
  const { invoiceId } = await sendBill(business, {
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: 100, taxRate: 19 }],
    dueDate: dayAhead(business, 5),
    earlyPayment: { percent: 3, until: dayAhead(business, 20) },
    methodAdjustments: [{ methods: ['card'], kind: 'discount', percent: 1 }],
  })
  await pass(business, 7)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  expect(payment).toMatchObject({ state: 'succeeded', amountMinor: 11_424, settlesMinor: 11_900 })
  expect(await invoiceOf(business, invoiceId)).toMatchObject({
    ...{ status: 'Paid', amountPaidMinor: 11_424, amountCreditedMinor: 476 },
  })
  await expectInvariants(business)
})
