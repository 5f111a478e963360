// POST /invoices/{id}/payment-plan.
import { idPath } from '@/lib/http/fields/fields'
import { invoiceAnswer, presentInvoice, withLink } from '@/lib/invoices/platform-api'
import { changePaymentPlan } from '@/lib/payments/change-plan'
import { paymentPlanBody } from '@/lib/plans/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/payment-plan',
  tag: 'Invoices',
  summary: 'Set or change the payment plan of an invoice',
  operationId: 'setPaymentPlan',
  description:
    'In place of the plan that it had, also after it was sent, until it is paid. Parts that are paid, or on their way, must stay so in the new plan. What a payer has open and not confirmed is cancelled first. The PDF that was issued keeps its bytes; the page shows the new plan.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: paymentPlanBody,
  status: 200,
  answer: invoiceAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['Invoice.PlanNotChangeable', 'Payment.InFlight', 'Payment.ProviderError'],
  run: async ({ house, by, params, body }) =>
    withLink(house, await changePaymentPlan(house, by.organisationId, params.id, body)),
  present: presentInvoice,
})
