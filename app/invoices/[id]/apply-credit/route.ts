// POST /invoices/{id}/apply-credit.
import { idPath } from '@/lib/http/fields/fields'
import { findInvoice } from '@/lib/invoices/find'
import { invoiceAnswer, presentInvoice, withLink } from '@/lib/invoices/platform-api'
import { creditBody } from '@/lib/payment-views/platform-api'
import { applyCredit } from '@/lib/payments/apply-credit'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/apply-credit',
  tag: 'Payments',
  summary: 'Pay an invoice from its customer’s credit',
  description:
    'Credit comes from overpayments that were kept. An open payment is cancelled first, so that nothing is paid twice. A bank debit already on its way is not cancelled: if it arrives as well, the surplus is refunded to the payer or counts as overpaid.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: creditBody,
  isIdempotent: true,
  status: 200,
  answer: invoiceAnswer,
  notFound: 'Invoice.NotFound',
  refusals: [
    'Payment.InvoiceNotPayable',
    'Payment.ExceedsOutstanding',
    'Credit.ExceedsAvailable',
    'Payment.InFlight',
    'Payment.ProviderError',
  ],
  run: async ({ house, by: { organisationId }, params, body, resourceId }) => {
    await applyCredit(house, organisationId, params.id, { id: resourceId, amount: body.amount })
    return withLink(house, await findInvoice(house, organisationId, params.id))
  },
  present: presentInvoice,
})
