// What could be charged today for paying an invoice late, by the rule that stands on it, and what was charged before.
import type { Queryable } from '@/db/database'
import type { LateFeeRule, ReferenceRate } from '@/db/schema/organisations'
import { selectCustomer } from '@/lib/customers/store'
import { selectIssued } from '@/lib/documents/file-store'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import type { Invoice } from '@/lib/invoices/invoice'
import { selectOrganisation } from '@/lib/organisations/store'
import { coverParts } from '@/lib/plans/covered'
import { selectPlan } from '@/lib/plans/store'
import { type Day, dayIn } from '@/lib/time-zone'
import { type Fee, lateFeeOf, type NoFee } from './late-fee'
import type { NamedRates } from './rates'
import type { Debt } from './reckon'
import { selectCharged, selectFeeOfDocument, selectMoves } from './store'

export interface LateFees {
  invoice: Invoice
  asOf: Day
  fee: Fee | NoFee
  charged: Awaited<ReturnType<typeof selectCharged>>
}

async function debtOf(db: Queryable, invoice: Invoice, zone: string): Promise<Debt> {
  const plan = await selectPlan(db, invoice.id)
  const parts = plan
    ? coverParts(plan.parts, { settledMinor: 0, processingMinor: 0 }, invoice, invoice.issueDate).map(
        ({ amountMinor, dueOn }) => ({ day: dueOn, minor: amountMinor }),
      )
    : [{ day: invoice.dueDate, minor: invoice.totalMinor }]
  return {
    // What is never due is never late.
    dues: parts.flatMap(({ day, minor }) => (day ? [{ day, minor }] : [])),
    moves: (await selectMoves(db, invoice.id)).map(({ minor, occurredAt }) => ({
      ...{ minor, day: dayIn(zone, occurredAt) },
    })),
    creditedMinor: invoice.amountCreditedMinor,
  }
}

const ratesOf = (rates: readonly ReferenceRate[] | null): NamedRates =>
  Object.fromEntries((rates ?? []).map(({ halfYear, ratePpm }) => [halfYear, ratePpm]))

/** What was agreed is what the invoice says, whatever the organisation asks for since; what the law grants needs no agreement. */
async function ruleOf(db: Queryable, { id: invoiceId }: Invoice, today: LateFeeRule | null) {
  const printed = (await selectIssued(db, { invoiceId }))?.snapshot?.lateFee
  return printed ? { rule: printed, isAgreed: true } : { rule: today, isAgreed: today?.kind === 'statutory' }
}

const NOT_ON_PAPER: NoFee = {
  code: 'LateFee.NotGranted',
  detail:
    'The invoice was issued without this rule: of the late fees, only what the law grants could be charged for it.',
}

async function feeOf(
  db: Queryable,
  invoice: Invoice,
  { charged, named, now }: { charged: LateFees['charged']; named: NamedRates; now: Date },
) {
  const { currency, customerId, id, organisationId, status } = invoice
  const organisation = found(await selectOrganisation(db, organisationId), 'Organisation.NotFound')
  const customer = found(await selectCustomer(db, organisationId, customerId), 'Customer.NotFound')
  const asOf = dayIn(organisation.timeZone, now)
  const refused = (detail: string) => ({ asOf, fee: { code: 'LateFee.NotDue', detail } as const })
  if (status === 'Draft' || status === 'Void') return refused(`The invoice is ${status}.`)
  if (await selectFeeOfDocument(db, id)) return refused('It is a late fee itself.')
  const { isAgreed, rule } = await ruleOf(db, invoice, organisation.lateFeeRule)
  const fee = lateFeeOf({
    ...{ rule, currency, sellerCountry: organisation.country, today: asOf },
    // Who charges it has the last word.
    named: { ...ratesOf(organisation.referenceRates), ...named },
    debt: await debtOf(db, invoice, organisation.timeZone),
    isBusiness: Boolean(customer.vatNumber || customer.companyRegistrationNumber),
    charged: {
      through:
        charged
          .filter(({ interestMinor }) => interestMinor > 0)
          .map(({ through }) => through)
          .toSorted()
          .at(-1) ?? null,
      hasSum: charged.some(({ compensationMinor }) => compensationMinor > 0),
    },
  })
  return { asOf, fee: isAgreed || 'code' in fee ? fee : NOT_ON_PAPER }
}

/** Within a transaction, of an invoice that is locked there: nobody charges the same days meanwhile. */
export async function reckonLateFee(
  db: Queryable,
  invoice: Invoice,
  now: Date,
  named: NamedRates = {},
): Promise<LateFees> {
  const charged = await selectCharged(db, invoice.id)
  return { invoice, charged, ...(await feeOf(db, invoice, { charged, named, now })) }
}

/** Throws `Invoice.NotFound`. */
export async function readLateFees(
  house: House,
  organisationId: string,
  invoiceId: string,
  named: NamedRates = {},
): Promise<LateFees> {
  const invoice = await findInvoice(house, organisationId, invoiceId)
  return reckonLateFee(house.db, invoice, house.clock.now(), named)
}
