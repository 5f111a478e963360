// POST /invoices/{id}/overpayment.
import { idPath } from '@/lib/http/fields/fields'
import { findInvoice } from '@/lib/invoices/find'
import { withLink } from '@/lib/invoices/platform-api'
import { overpaymentAnswer, overpaymentBody, presentOverpayment } from '@/lib/payment-views/platform-api'
import { comingBackMinor, endOverpayment } from '@/lib/payments/overpayment'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/overpayment',
  tag: 'Payments',
  summary: 'Refund or keep an overpayment',
  operationId: 'giveBackOrKeepWhatWasOverpaid',
  description:
    'Clears `amountOverpaid`. `refund` returns the money through Stripe, with the application fee in proportion, starting with the newest payment; if Stripe does not respond, it is retried automatically. Money that did not come through Stripe stays overpaid; the response gives the amount under `overpayment`. `keep` turns what is left into credit for the customer.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: ({ action }) => action === 'refund',
  params: idPath,
  body: overpaymentBody,
  isIdempotent: true,
  status: 200,
  answer: overpaymentAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['Invoice.NotOverpaid', 'PaymentAccount.Disconnected', 'Refund.NotRefundable'],
  run: async ({ house, by: { organisationId }, params, body, resourceId }) => {
    await endOverpayment(house, organisationId, params.id, { id: resourceId, action: body.action })
    const linked = await withLink(house, await findInvoice(house, organisationId, params.id))
    return { ...linked, comingBackMinor: await comingBackMinor(house, params.id) }
  },
  present: presentOverpayment,
})
