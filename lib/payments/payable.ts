// What a payer's token leads to: the invoice, the seller, the account, what is live; and what the payer wants to pay of it.
import { and, asc, eq, inArray, isNull, type Placeholder, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { prepared } from '@/db/prepared'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { invoices } from '@/db/schema/invoices'
import { clients, organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { tokenHashOf } from '@/lib/invoices/link'
import { boundSentence, isChargeable } from '@/lib/money/charge-bounds'
import { isCurrency } from '@/lib/money/currency'
import { shareOf, splitFee } from '@/lib/money/fee'
import type { Money } from '@/lib/money/money'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { planOfRow } from '@/lib/plans/store'
import { processingMinorOf, type Wanted } from '@/lib/plans/under-way'
import { type Wish, wantedIn } from '@/lib/plans/wanted'
import { type PricedRow, wantedPrice } from '@/lib/prices/of-row'
import { placesOfRow, pricedColumns } from '@/lib/prices/store'
import { statementSuffix } from '@/lib/stripe/statement-suffix'
import { LIVE_STATES, type Payment } from './payment'

/** A link lives as long as its invoice is open, and this much longer; one that was made afterwards, as long from then on. */
const DAYS_AFTER_CLOSING = 90

/** SQL for "this link still opens"; unknown, revoked and expired are one and the same to the outside. */
export const linkIsAlive = (nowIso: string | Placeholder) =>
  and(
    isNull(invoiceLinks.revokedAt),
    sql`greatest(coalesce(${invoices.voidedAt}, ${invoices.paidAt}, 'infinity'::timestamptz), ${invoiceLinks.createdAt}) > ${nowIso}::timestamptz - make_interval(days => ${DAYS_AFTER_CLOSING})`,
  )

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rowsByLink>['execute']>>[number]>

export interface Payable extends Omit<Row, 'live'> {
  /** What may still become money, oldest first. */
  live: Payment[]
}

/** A row for each live payment; without any, one. */
const rowsByLink = prepared((db) =>
  db
    .select({
      invoice: invoices,
      revenueSharePpm: clients.revenueSharePpm,
      platformSharePpm: clients.platformSharePpm,
      organisationName: organisations.name,
      offersAutopay: organisations.offersAutopay,
      timeZone: organisations.timeZone,
      account: paymentAccounts,
      plan: planOfRow,
      places: placesOfRow,
      allowsSurcharges: organisations.allowsSurcharges,
      live: payments,
    })
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .leftJoin(payments, and(eq(payments.invoiceId, invoices.id), inArray(payments.state, [...LIVE_STATES])))
    .where(and(eq(invoiceLinks.tokenHash, sql.placeholder('tokenHash')), linkIsAlive(sql.placeholder('now'))))
    .orderBy(asc(payments.createdAt), asc(payments.id))
    .prepare('payable_by_link'),
)

async function selectPayable(db: Queryable, tokenHash: string, now: Date): Promise<Payable | undefined> {
  const rows = await rowsByLink(db).execute({ tokenHash, now: now.toISOString() })
  return rows[0] && { ...rows[0], live: rows.flatMap(({ live }) => live ?? []) }
}

/** Throws `Payment.InvalidToken`, one and the same for malformed, unknown, revoked and expired. */
export async function findPayable({ clock, db }: House, token: string): Promise<Payable> {
  const hash = tokenHashOf(token)
  return found(hash && (await selectPayable(db, hash, clock.now())), 'Payment.InvalidToken')
}

/** What is owed now, and nothing under way covers that can no longer be stopped. */
export function owed({ invoice, live }: Pick<Payable, 'invoice' | 'live'>): Money {
  if (!isCurrency(invoice.currency)) throw new Error(`an invoice in unknown currency ${invoice.currency}`)
  const minor = Math.max(invoice.outstandingMinor - processingMinorOf(live), 0)
  return { minor, currency: invoice.currency }
}

/** What an attempt is of: how much, how it is named on the payer's statement, and whose share it bears. */
export function termsOf(
  payable: Pick<Payable, 'invoice' | 'live' | 'revenueSharePpm' | 'platformSharePpm'>,
  { amountMinor, price }: Pick<Wanted, 'amountMinor' | 'price'>,
) {
  const { documentNumber } = payable.invoice
  const amount = { ...owed(payable), minor: price?.chargedMinor ?? amountMinor }
  const feeMinor = shareOf(amount, payable.revenueSharePpm)
  const { clientMinor, platformMinor } = splitFee(feeMinor, payable.platformSharePpm)
  return {
    ...pricedColumns(amountMinor, price),
    amountMinor: amount.minor,
    currency: amount.currency,
    description: `Invoice ${documentNumber}`,
    statementSuffix: statementSuffix(documentNumber ?? '') ?? null,
    feeMinor,
    platformFeeMinor: platformMinor,
    clientFeeMinor: clientMinor,
  }
}

const notPayable = (detail: string) => new Failure('Payment.InvoiceNotPayable', detail)

const WHY_NOT: Record<string, string> = {
  Draft: 'This invoice is still a draft.',
  Void: 'This invoice was voided.',
  Paid: 'This invoice is already paid.',
}

/** Throws `Payment.InvoiceNotPayable` (the detail says why) or `PaymentAccount.NotEnabled`, before anything is asked of Stripe. */
export function assertPayable(payable: Payable): {
  account: NonNullable<Payable['account']>
  accountId: string
} {
  const { account, invoice, live, plan } = payable
  const why = WHY_NOT[invoice.status]
  if (why) throw notPayable(why)
  if (live.some(({ state }) => state === 'quarantined'))
    throw notPayable('A payment of this invoice is under review.')
  const isProcessing = live.some(({ state }) => state === 'processing')
  const { minor } = owed(payable)
  if (isProcessing && (!plan || minor === 0))
    throw notPayable('A payment of this invoice is being processed.')
  if (minor <= 0) throw notPayable('Nothing is outstanding.')
  if (!account?.accountId || !canCharge(account)) throw new Failure('PaymentAccount.NotEnabled')
  return { account, accountId: account.accountId }
}

/** What is wanted, as an amount that Stripe takes. Throws as `wantedIn` and `wantedPrice`, and `Payment.InvoiceNotPayable`. */
export function wantedOf(
  payable: Pick<Payable, 'live' | 'plan'> & PricedRow & { invoice: Payable['invoice'] },
  wish: Wish,
  now: Date,
): Wanted {
  const { invoice, plan } = payable
  const { currency, minor } = owed(payable)
  const wanted = wantedIn(plan, { currency, leftMinor: minor, totalMinor: invoice.totalMinor }, wish)
  const coversMinor = wanted.amountMinor
  const chargeable = isChargeable({ minor: coversMinor, currency })
  if (chargeable !== 'ok') throw notPayable(boundSentence(chargeable, currency))
  const paying = {
    coversMinor,
    totalMinor: invoice.totalMinor,
    currency,
    isWhole: coversMinor === invoice.outstandingMinor,
    at: now,
  }
  return { ...wanted, price: wantedPrice(payable, paying, wish.seen) }
}
