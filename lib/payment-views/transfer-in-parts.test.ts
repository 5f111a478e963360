// What a transfer is asked for where an invoice is paid in parts: what was chosen, and never what is on its way already.
import { expect } from 'vitest'
import { changeOrganisation } from '@/lib/organisations/change'
import { changePaymentPlan } from '@/lib/payments/change-plan'
import { openPayment } from '@/lib/payments/open'
import { sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, referenceIn } from '@/lib/testing/payer'
import { viewInvoice } from './view-invoice'

// promise 151
it('the details and the code for banking apps ask for the same as the button', async ({
  business,
  house,
}) => {
  const { organisationId, sandbox } = business
  const bankDetails = { accountHolder: 'Morgenrot', iban: 'DE89370400440532013000' }
  await changeOrganisation(house, organisationId, { bankDetails })
  const { invoiceId, token } = await sendBill(business, { dueDate: '2040-01-31' })
  await changePaymentPlan(house, organisationId, invoiceId, { deposit: { amount: '40.00' } })
  const asked = async (choice?: string) => {
    const view = await viewInvoice(house, token, null, { choice, amount: undefined, localeFor: (own) => own })
    return [view?.transferMinor, /EUR[\d.]+/.exec(view?.bankCode?.text ?? '')?.[0]]
  }
  expect(await asked()).toEqual([4_000, 'EUR40.00'])
  expect(await asked('full')).toEqual([14_076, 'EUR140.76'])
  const { clientSecret } = await openPayment(house, token, null, { choice: 'next' })
  await sandbox.post(`payment_intents/${referenceIn(clientSecret)}/pay`, { payment_method: 'pm_sepa_debit' })
  await hearEvents(business)
  expect(await asked()).toEqual([10_076, 'EUR100.76'])
  expect(await asked('full')).toEqual([10_076, 'EUR100.76'])
})
