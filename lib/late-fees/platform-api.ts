// Late fees in the Platform API.
import { z } from 'zod'
import { INVOICE_STATUSES } from '@/db/schema/invoices'
import { LATE_FEE_KINDS, type LateFeeStretch } from '@/db/schema/late-fees'
import { readOneDecimal } from '@/lib/http/fields/decimals'
import { decimal } from '@/lib/http/fields/fields'
import { parsePercent, toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import { halfYear } from '@/lib/organisations/late-fee-api'
import type { NamedRates } from './rates'
import type { LateFees } from './read'
import type { selectFee } from './store'

const money = z.number().meta({ description: 'Major units.', example: 40 })

const stretch = z
  .object({
    from: z.iso.date(),
    to: z.iso.date().meta({ description: 'Included.' }),
    days: z.int(),
    amountLate: money,
    percent: z.number().meta({ description: 'Of a year of 365 days.', example: 10.15 }),
    isReferenceNamed: z.boolean().meta({
      description:
        'Its reference rate is one that you have named, here or at the organisation, because our table did not know it.',
    }),
  })
  .meta({ id: 'LateFeeStretch', description: 'Days in a row with one amount late at one rate.' })

const kind = z.enum(LATE_FEE_KINDS).meta({ id: 'LateFeeKind' })

const amounts = {
  through: z.iso.date().meta({ description: 'Interest is reckoned through this day.' }),
  interest: money,
  compensation: money.meta({
    description: 'The fixed sum, or what the rule says; once for an invoice.',
  }),
  total: money,
  reckoning: z.array(stretch).meta({
    description: 'Of statutory interest: amount × percent × days / 365, summed exactly and rounded once.',
  }),
}

export const lateFeeAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    invoiceId: z.uuid().meta({ description: 'What was paid late.' }),
    lateFeeInvoiceId: z.uuid().meta({ description: 'The invoice that asks for the fee.' }),
    documentNumber: z.string().nullable().meta({ description: 'Of that invoice; null for a draft.' }),
    status: z.enum(INVOICE_STATUSES).meta({ description: 'Of that invoice.' }),
    kind,
    currency: z.string().length(3).meta({ example: 'EUR' }),
    ...amounts,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'LateFee' })

export const lateFeesAnswer = z
  .object({
    invoiceId: z.uuid(),
    asOf: z.iso.date().meta({ description: 'The day that it is where the organisation is.' }),
    currency: z.string().length(3),
    chargeable: z
      .object({ kind, ...amounts })
      .nullable()
      .meta({ description: 'What `POST` would charge today; null where nothing could be.' }),
    reason: z
      .object({
        code: z.enum(['LateFee.NotDue', 'LateFee.NotGranted', 'LateFee.RateUnknown']),
        detail: z.string(),
      })
      .nullable()
      .meta({ description: 'Why nothing could be charged.' }),
    charged: z
      .array(lateFeeAnswer)
      .meta({ description: 'What was charged before, without what was voided or credited in full.' }),
  })
  .meta({ id: 'LateFees' })

export const lateFeeBody = z
  .strictObject({
    referenceRates: z
      .array(
        z.strictObject({
          halfYear,
          percent: decimal.meta({ example: 2.15 }),
        }),
        { error: 'must be a list of rates.' },
      )
      .max(10, 'must hold at most 10 rates.')
      .optional()
      .meta({
        description:
          'Of statutory interest, the reference rates of half years that neither our table nor `referenceRates` of the organisation knows (`LateFee.RateUnknown`); what our table knows is taken from it. You answer for them: the reckoning and the document say them.',
      }),
    send: z.boolean('must be true or false.').optional().meta({
      description: 'Sent at once; otherwise a draft, which you can change, send or delete.',
    }),
  })
  .meta({ id: 'LateFeeBody', example: { send: false } })

/** Throws `Request.Invalid` naming the field. */
export const namedRatesOf = ({ referenceRates = [] }: z.output<typeof lateFeeBody>): NamedRates =>
  Object.fromEntries(
    referenceRates.map(({ halfYear, percent }, at) => [
      halfYear,
      readOneDecimal(`/referenceRates/${at}/percent`, () => parsePercent(percent)),
    ]),
  )

const presentStretch =
  (major: (minor: number) => number) =>
  ({ days, from, isNamed, lateMinor, ratePpm, to }: LateFeeStretch) => ({
    ...{ from, to, days },
    amountLate: major(lateMinor),
    percent: toJsonNumber(ratePpm, 4),
    isReferenceNamed: isNamed === true,
  })

type Stored = NonNullable<Awaited<ReturnType<typeof selectFee>>>

export function presentLateFee(
  { compensationMinor, createdAt, documentId, interestMinor, reckoning, ...fee }: Stored,
  currency: string,
): z.input<typeof lateFeeAnswer> {
  const major = majorUnits(currency)
  return {
    ...{
      id: fee.id,
      organisationId: fee.organisationId,
      invoiceId: fee.invoiceId,
      lateFeeInvoiceId: documentId,
    },
    ...{
      documentNumber: fee.documentNumber,
      status: fee.status,
      kind: fee.kind,
      currency,
      through: fee.through,
    },
    interest: major(interestMinor),
    compensation: major(compensationMinor),
    total: major(interestMinor + compensationMinor),
    reckoning: reckoning.map(presentStretch(major)),
    createdAt: createdAt.toISOString(),
  }
}

export function presentLateFees({ asOf, charged, fee, invoice }: LateFees): z.input<typeof lateFeesAnswer> {
  const { currency, id: invoiceId } = invoice
  const major = majorUnits(currency)
  const isRefused = 'code' in fee
  return {
    ...{ invoiceId, asOf, currency },
    chargeable: isRefused
      ? null
      : {
          ...{ kind: fee.kind, through: fee.through },
          interest: major(fee.interestMinor),
          compensation: major(fee.compensationMinor),
          total: major(fee.interestMinor + fee.compensationMinor),
          reckoning: fee.stretches.map(presentStretch(major)),
        },
    reason: isRefused ? { code: fee.code, detail: fee.detail } : null,
    charged: charged.map((one) => presentLateFee(one, currency)),
  }
}
