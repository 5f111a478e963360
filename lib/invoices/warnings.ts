// Warnings for the sender of an invoice: why it cannot be paid online, and what cannot be printed.

import type { Customer } from '@/lib/customers/customer'
import { selectCustomer } from '@/lib/customers/store'
import type { House } from '@/lib/house'
import { chargeWarning, OTHER_WAYS, type Warning } from '@/lib/money/charge-bounds'
import { toMoney } from '@/lib/money/money'
import type { Organisation } from '@/lib/organisations/organisation'
import { selectOrganisation } from '@/lib/organisations/store'
import { addressLinesOf } from '@/lib/paper/address-lines'
import { printWarning } from '@/lib/paper/print-warning'
import { canCharge, type PaymentAccount, statusOf } from '@/lib/payment-accounts/payment-account'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import type { InvoiceWithLines } from './invoice'

interface Facts {
  invoice: InvoiceWithLines
  account: PaymentAccount | undefined
  customer: Customer | undefined
  organisation: Organisation | undefined
}

/** Each looks at one thing, and answers a warning where the sender should know of it. */
const CHECKS: readonly ((facts: Facts) => Warning | undefined)[] = [
  ({ account, invoice }) => (invoice.outstandingMinor > 0 ? accountWarning(account) : undefined),
  ({ invoice }) => chargeWarning(toMoney(invoice.outstandingMinor, invoice.currency)),
  ({ customer, invoice, organisation }) =>
    printWarning([
      ...[organisation?.name, organisation?.email, ...Object.values(organisation?.bankDetails ?? {})],
      ...[customer?.name, customer?.email, invoice.memo],
      ...addressLinesOf(customer?.address ?? null, organisation?.country),
      ...invoice.lines.map(({ description }) => description),
    ]),
]

const ACCOUNT_SENTENCES = {
  NotStarted: 'payments are not set up yet.',
  OnboardingInProgress: 'payment setup is not finished yet.',
  Active: 'the payment account cannot take payments now.',
  Restricted: 'the payment account is restricted.',
  Rejected: 'the payment account was closed.',
  Disconnected: 'the payment account is disconnected.',
} as const

/** Undefined while the account can take payments. */
function accountWarning(account: PaymentAccount | undefined): Warning | undefined {
  if (account && canCharge(account)) return undefined
  return {
    code: 'PaymentAccount.NotEnabled',
    detail: `The invoice cannot be paid online: ${ACCOUNT_SENTENCES[statusOf(account)]} ${OTHER_WAYS}`,
  }
}

/** Of a draft: what its sending would answer. Nothing is said of what is paid or void. */
export async function sendWarnings({ db }: House, invoice: InvoiceWithLines): Promise<Warning[]> {
  if (invoice.status === 'Void' || invoice.status === 'Paid') return []
  const { customerId, organisationId } = invoice
  const [account, customer, organisation] = await Promise.all([
    selectPaymentAccount(db, organisationId),
    selectCustomer(db, organisationId, customerId),
    selectOrganisation(db, organisationId),
  ])
  const facts = { invoice, account, customer, organisation }
  return CHECKS.flatMap((check) => check(facts) ?? [])
}

/** What is warned of for every invoice of this organisation, before one is written. */
export const organisationWarning = async (
  { db }: House,
  organisationId: string,
): Promise<Warning | undefined> => accountWarning(await selectPaymentAccount(db, organisationId))
