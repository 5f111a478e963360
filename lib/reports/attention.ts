// What needs attention in one organisation or all: the Stripe account, and disputes with a deadline.
import type { House } from '@/lib/house'
import { selectOrganisation } from '@/lib/organisations/store'
import { type PaymentAccountStatus, statusOf } from '@/lib/payment-accounts/payment-account'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { countInvoices, selectDoubtfulAccounts, selectOpenDisputes } from './store'
import { type MoneyTrouble, selectTrouble } from './trouble-store'

/** Statuses in which money does not flow as it should, although it once was set up. */
const IN_TROUBLE = ['Restricted', 'Rejected', 'Disconnected'] as const
/** Said to the organisation itself, which alone can go on with it. */
const UNFINISHED = ['NotStarted', 'OnboardingInProgress'] as const
type Trouble = (typeof IN_TROUBLE)[number]
type Unfinished = (typeof UNFINISHED)[number]

export interface TroubledAccount {
  organisationId: string
  organisationName: string
  status: Trouble | Unfinished
}

export interface Attention {
  /** Organisations whose account at Stripe cannot do all it should; of one organisation none or one. */
  accounts: TroubledAccount[]
  /** Those that wait for an answer. */
  disputes: number
  firstDisputeDueAt: Date | null
  trouble: MoneyTrouble
}

const isTrouble = (status: PaymentAccountStatus): status is Trouble =>
  IN_TROUBLE.some((trouble) => trouble === status)

const isUnfinished = (status: PaymentAccountStatus): status is Unfinished =>
  UNFINISHED.some((unfinished) => unfinished === status)

/** An organisation that cannot be paid yet, because it has not finished, or begun, at Stripe. */
async function unfinishedOf({ db }: House, organisationId: string): Promise<TroubledAccount[]> {
  const status = statusOf(await selectPaymentAccount(db, organisationId))
  if (!isUnfinished(status)) return []
  const organisation = await selectOrganisation(db, organisationId)
  return organisation ? [{ organisationId, organisationName: organisation.name, status }] : []
}

/** `organisationId` undefined means all. */
export async function viewAttention(house: House, organisationId: string | undefined): Promise<Attention> {
  const [doubtful, { disputes, firstDueAt }, unfinished, trouble] = await Promise.all([
    selectDoubtfulAccounts(house.db, organisationId),
    selectOpenDisputes(house.db, organisationId),
    organisationId === undefined ? [] : unfinishedOf(house, organisationId),
    selectTrouble(house.db, organisationId, house.clock.now()),
  ])
  const accounts = doubtful.flatMap(({ account, organisationName }) => {
    const status = statusOf(account)
    return isTrouble(status) ? [{ organisationId: account.organisationId, organisationName, status }] : []
  })
  return { accounts: [...unfinished, ...accounts], disputes, firstDisputeDueAt: firstDueAt, trouble }
}

export interface FirstSteps {
  hasPayments: boolean
  hasInvoice: boolean
  hasSent: boolean
}

/** How far a new organisation has come. */
export async function viewFirstSteps({ db }: House, organisationId: string): Promise<FirstSteps> {
  const [account, { all, sent }] = await Promise.all([
    selectPaymentAccount(db, organisationId),
    countInvoices(db, organisationId),
  ])
  return { hasPayments: statusOf(account) === 'Active', hasInvoice: all > 0, hasSent: sent > 0 }
}
