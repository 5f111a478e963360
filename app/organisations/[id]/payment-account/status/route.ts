// GET /organisations/{id}/payment-account/status.
import { idPath } from '@/lib/http/fields/fields'
import { paymentAccountStatus } from '@/lib/payment-accounts/ask'
import { paymentAccountAnswer, presentPaymentAccount } from '@/lib/payment-accounts/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/payment-account/status',
  tag: 'Payments',
  summary: 'Read the status of the payment account',
  operationId: 'readHowPaymentAccountStands',
  access: 'organisation-in-path',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: paymentAccountAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by }) => paymentAccountStatus(house, by.organisationId),
  present: (account, { by }) => presentPaymentAccount(by.organisationId, account),
})
