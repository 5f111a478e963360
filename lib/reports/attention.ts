// What of an organisation, or of all, wants a person to look: its account at Stripe, and disputes with a deadline.
import type { House } from '@/lib/house'
import { type PaymentAccountStatus, statusOf } from '@/lib/payment-accounts/payment-account'
import { findPaymentAccount } from '@/lib/payment-accounts/store'
import { countInvoices, selectDoubtfulAccounts, selectOpenDisputes } from './store'

/** Statuses in which money does not flow as it should, although it once was set up. */
const IN_TROUBLE: readonly PaymentAccountStatus[] = ['Restricted', 'Rejected', 'Disconnected']

export interface Attention {
  /** How many organisations' accounts are in trouble; of one organisation 0 or 1. */
  accounts: number
  disputes: number
  firstDisputeDueAt: Date | null
}

export async function tellAttention({ db }: House, organisationId: string | undefined): Promise<Attention> {
  const [accounts, { disputes, firstDueAt }] = await Promise.all([
    organisationId
      ? findPaymentAccount(db, organisationId).then((account) => (account ? [account] : []))
      : selectDoubtfulAccounts(db),
    selectOpenDisputes(db, organisationId),
  ])
  const troubled = accounts.filter((account) => IN_TROUBLE.includes(statusOf(account)))
  return { accounts: troubled.length, disputes, firstDisputeDueAt: firstDueAt }
}

export interface FirstSteps {
  hasPayments: boolean
  hasInvoice: boolean
  hasSent: boolean
}

/** How far a new organisation has come. */
export async function tellFirstSteps({ db }: House, organisationId: string): Promise<FirstSteps> {
  const [account, { all, sent }] = await Promise.all([
    findPaymentAccount(db, organisationId),
    countInvoices(db, organisationId),
  ])
  return { hasPayments: statusOf(account) === 'Active', hasInvoice: all > 0, hasSent: sent > 0 }
}
