// Every route of the Platform API, in the order in which the documentation shows them.

import * as apiKey from '@/app/api-keys/[id]/route'
import * as apiKeys from '@/app/api-keys/route'
import * as auditEntries from '@/app/audit-entries/route'
import * as checkout from '@/app/checkout/[sessionId]/session/route'
import * as client from '@/app/clients/[id]/route'
import * as creditNoteDocument from '@/app/credit-notes/[id]/document/route'
import * as creditNoteIssue from '@/app/credit-notes/[id]/issue/route'
import * as creditNotePeppol from '@/app/credit-notes/[id]/peppol-delivery/route'
import * as creditNoteReadiness from '@/app/credit-notes/[id]/readiness/route'
import * as creditNote from '@/app/credit-notes/[id]/route'
import * as creditNotes from '@/app/credit-notes/route'
import * as customerAnonymise from '@/app/customers/[id]/anonymise/route'
import * as customerAutopay from '@/app/customers/[id]/autopay/route'
import * as customerErase from '@/app/customers/[id]/erase/route'
import * as customerExport from '@/app/customers/[id]/export/route'
import * as customerMerge from '@/app/customers/[id]/merge/route'
import * as customer from '@/app/customers/[id]/route'
import * as customerStatement from '@/app/customers/[id]/statement/route'
import * as customerStatementSending from '@/app/customers/[id]/statement/send/route'
import * as customers from '@/app/customers/route'
import * as dispute from '@/app/disputes/[id]/route'
import * as disputes from '@/app/disputes/route'
import * as event from '@/app/events/[id]/route'
import * as events from '@/app/events/route'
import * as exports from '@/app/exports/[kind]/route'
import * as autopayMeans from '@/app/i/[token]/autopay/means/route'
import * as autopay from '@/app/i/[token]/autopay/route'
import * as checkoutSession from '@/app/i/[token]/checkout-session/route'
import * as freshLink from '@/app/i/[token]/fresh-link/route'
import * as progress from '@/app/i/[token]/progress/route'
import * as promise from '@/app/i/[token]/promise/route'
import * as payersOrderNumber from '@/app/i/[token]/purchase-order-number/route'
import * as question from '@/app/i/[token]/question/route'
import * as unlock from '@/app/i/[token]/unlock/route'
import * as unlockCode from '@/app/i/[token]/unlock-code/route'
import * as payerView from '@/app/i/[token]/view/route'
import * as viewed from '@/app/i/[token]/viewed/route'
import * as applyCredit from '@/app/invoices/[id]/apply-credit/route'
import * as invoiceDocument from '@/app/invoices/[id]/document/route'
import * as lateFees from '@/app/invoices/[id]/late-fees/route'
import * as rotate from '@/app/invoices/[id]/link/rotate/route'
import * as overpayment from '@/app/invoices/[id]/overpayment/route'
import * as paymentPlan from '@/app/invoices/[id]/payment-plan/route'
import * as refunds from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import * as payments from '@/app/invoices/[id]/payments/route'
import * as invoicePeppol from '@/app/invoices/[id]/peppol-delivery/route'
import * as closeQuestion from '@/app/invoices/[id]/questions/[questionId]/close/route'
import * as questions from '@/app/invoices/[id]/questions/route'
import * as readiness from '@/app/invoices/[id]/readiness/route'
import * as reminders from '@/app/invoices/[id]/reminders/route'
import * as invoice from '@/app/invoices/[id]/route'
import * as send from '@/app/invoices/[id]/send/route'
import * as invoices from '@/app/invoices/route'
import * as notificationChoices from '@/app/notification-choices/route'
import * as organisationKey from '@/app/organisations/[id]/api-keys/[keyId]/route'
import * as organisationKeys from '@/app/organisations/[id]/api-keys/route'
import * as article from '@/app/organisations/[id]/articles/[articleId]/route'
import * as articles from '@/app/organisations/[id]/articles/route'
import * as logo from '@/app/organisations/[id]/logo/route'
import * as operatorVisits from '@/app/organisations/[id]/operator-visits/route'
import * as paymentAccountEnable from '@/app/organisations/[id]/payment-account/enable/route'
import * as paymentAccountLink from '@/app/organisations/[id]/payment-account/link/route'
import * as paymentAccountManagement from '@/app/organisations/[id]/payment-account/management-session/route'
import * as paymentAccountReset from '@/app/organisations/[id]/payment-account/reset/route'
import * as paymentAccountSession from '@/app/organisations/[id]/payment-account/session/route'
import * as paymentAccountStatus from '@/app/organisations/[id]/payment-account/status/route'
import * as referenceSecret from '@/app/organisations/[id]/reference-secret/route'
import * as reminderText from '@/app/organisations/[id]/reminder-texts/[language]/[occasion]/route'
import * as reminderTexts from '@/app/organisations/[id]/reminder-texts/route'
import * as organisation from '@/app/organisations/[id]/route'
import * as invitation from '@/app/organisations/[id]/users/[userId]/invitation/route'
import * as member from '@/app/organisations/[id]/users/[userId]/route'
import * as members from '@/app/organisations/[id]/users/route'
import * as organisations from '@/app/organisations/route'
import * as paymentReceipt from '@/app/payments/[id]/receipt/route'
import * as payment from '@/app/payments/[id]/route'
import * as allPayments from '@/app/payments/route'
import * as payout from '@/app/payouts/[id]/route'
import * as payouts from '@/app/payouts/route'
import * as problemsToSolve from '@/app/problems-to-solve/route'
import * as retryEvent from '@/app/quarantine/events/[id]/retry/route'
import * as liftPause from '@/app/quarantine/pauses/[id]/lift/route'
import * as endPayment from '@/app/quarantine/payments/[id]/end/route'
import * as retryPayment from '@/app/quarantine/payments/[id]/retry/route'
import * as allQuestions from '@/app/questions/route'
import * as recurringEnd from '@/app/recurring-invoices/[id]/end/route'
import * as recurringPause from '@/app/recurring-invoices/[id]/pause/route'
import * as recurringResume from '@/app/recurring-invoices/[id]/resume/route'
import * as recurring from '@/app/recurring-invoices/[id]/route'
import * as recurrings from '@/app/recurring-invoices/route'
import * as refund from '@/app/refunds/[id]/route'
import * as allRefunds from '@/app/refunds/route'
import * as taxRate from '@/app/tax-rates/[id]/route'
import * as taxRates from '@/app/tax-rates/route'
import * as retryUndelivered from '@/app/undelivered/[id]/retry/route'
import * as redeliver from '@/app/webhook-subscriptions/[id]/deliveries/[deliveryId]/redeliver/route'
import * as webhookDeliveries from '@/app/webhook-subscriptions/[id]/deliveries/route'
import * as rotateSecret from '@/app/webhook-subscriptions/[id]/rotate-secret/route'
import * as webhookSubscription from '@/app/webhook-subscriptions/[id]/route'
import * as webhookTest from '@/app/webhook-subscriptions/[id]/test/route'
import * as webhookSubscriptions from '@/app/webhook-subscriptions/route'
import type { DeclaredOperation } from '@/lib/http/call/operation'

const ROUTES: object[] = [
  organisations,
  organisation,
  logo,
  reminderTexts,
  reminderText,
  referenceSecret,
  members,
  operatorVisits,
  member,
  invitation,
  notificationChoices,
  paymentAccountEnable,
  paymentAccountSession,
  paymentAccountManagement,
  paymentAccountLink,
  paymentAccountStatus,
  paymentAccountReset,
  customers,
  customer,
  customerMerge,
  customerAnonymise,
  customerErase,
  customerExport,
  customerAutopay,
  customerStatement,
  customerStatementSending,
  invoices,
  invoice,
  send,
  invoiceDocument,
  readiness,
  reminders,
  lateFees,
  invoicePeppol,
  questions,
  allQuestions,
  closeQuestion,
  rotate,
  payments,
  refunds,
  overpayment,
  paymentPlan,
  applyCredit,
  recurrings,
  recurring,
  recurringPause,
  recurringResume,
  recurringEnd,
  creditNotes,
  creditNote,
  creditNoteIssue,
  creditNoteDocument,
  creditNoteReadiness,
  creditNotePeppol,
  taxRates,
  taxRate,
  allPayments,
  payment,
  paymentReceipt,
  allRefunds,
  refund,
  disputes,
  dispute,
  payouts,
  payout,
  exports,
  payerView,
  checkoutSession,
  autopay,
  autopayMeans,
  progress,
  unlockCode,
  unlock,
  freshLink,
  promise,
  payersOrderNumber,
  question,
  viewed,
  checkout,
  articles,
  article,
  apiKeys,
  apiKey,
  organisationKeys,
  organisationKey,
  client,
  auditEntries,
  problemsToSolve,
  retryPayment,
  endPayment,
  liftPause,
  retryEvent,
  retryUndelivered,
  events,
  event,
  webhookSubscriptions,
  webhookSubscription,
  rotateSecret,
  webhookTest,
  webhookDeliveries,
  redeliver,
]

const isDeclared = (handler: unknown): handler is { operation: DeclaredOperation } =>
  typeof handler === 'function' && 'operation' in handler

export const operations: readonly DeclaredOperation[] = ROUTES.flatMap((route) => Object.values(route))
  .filter(isDeclared)
  .map((handler) => handler.operation)
