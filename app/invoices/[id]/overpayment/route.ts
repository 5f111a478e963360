// POST /invoices/{id}/overpayment.
import { readInvoice } from '@/lib/invoices/create'
import { invoicePath, withLink } from '@/lib/invoices/platform'
import { comingBackMinor, endOverpayment } from '@/lib/payments/overpayment'
import { overpaymentAnswer, overpaymentBody, presentOverpayment } from '@/lib/payments/platform'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/overpayment',
  tag: 'Payments',
  summary: 'Give back or keep what was overpaid',
  description:
    'Ends `amountOverpaid`. `refund` gives it back through Stripe with the application fee in proportion, from the newest payment back; while Stripe does not answer, it goes on by itself. What did not come through Stripe stays overpaid; the answer says how much under `overpayment`. `keep` makes what is left credit of the customer.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: invoicePath,
  body: overpaymentBody,
  isIdempotent: true,
  status: 200,
  answer: overpaymentAnswer,
  refusals: [
    'Invoice.NotFound',
    'Invoice.NotOverpaid',
    'PaymentAccount.Disconnected',
    'Refund.NotRefundable',
  ],
  run: async ({ house, by: { organisationId }, params, body, resourceId }) => {
    await endOverpayment(house, organisationId, params.id, { id: resourceId, action: body.action })
    const linked = await withLink(house, await readInvoice(house, organisationId, params.id))
    return { ...linked, comingBackMinor: await comingBackMinor(house, params.id) }
  },
  present: presentOverpayment,
})
