// Payment plans in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { PART_KINDS, PAYER_MAY_CHOOSE } from '@/db/schema/plans'
import { decimal, isoDate } from '@/lib/http/fields/fields'
import { toJsonNumber } from '@/lib/money/decimal'
import type { Day } from '@/lib/time-zone'
import { CHOICES } from './choices'
import { coverParts, type Due, PART_STATES } from './covered'
import type { InvoicePlan } from './store'

const eitherWay = ({ amount, percent }: { amount?: unknown; percent?: unknown }) =>
  (amount === undefined) !== (percent === undefined)
const EITHER_WAY = { error: 'must have either percent or amount.' }

const share = {
  percent: decimal.optional().meta({ description: 'Of the total, up to 4 decimals.', example: 30 }),
  amount: decimal.optional().meta({ description: 'Major units, in place of `percent`.' }),
}

export const paymentPlanBody = z
  .strictObject({
    deposit: z
      .strictObject(share)
      .refine(eitherWay, EITHER_WAY)
      .nullable()
      .optional()
      .meta({ description: 'Due at once. Without instalments, the rest is due with the invoice.' }),
    instalments: z
      .array(z.strictObject({ dueDate: isoDate, ...share }).refine(eitherWay, EITHER_WAY), {
        error: 'must be a list of instalments.',
      })
      .max(60, 'must hold at most 60 instalments.')
      .nullable()
      .optional()
      .meta({
        description:
          'In the order of their dates. With the deposit, percentages make 100 and amounts the total; they are split by largest remainder, ties to the earlier part.',
      }),
    payerMayChoose: z.enum(PAYER_MAY_CHOOSE, 'must be full, next or any.').optional().meta({
      description:
        'What the payer may pay: `full`, all of it; `next`, also what is due next (if omitted); `any`, also an amount of their own.',
    }),
    minimumAmount: decimal.nullable().optional().meta({
      description: 'The least for an amount of the payer’s own; otherwise what Stripe takes at least.',
    }),
  })
  .meta({
    id: 'PaymentPlanBody',
    example: {
      deposit: { percent: 30 },
      instalments: [
        { dueDate: '2027-01-31', percent: 35 },
        { dueDate: '2027-02-28', percent: 35 },
      ],
      payerMayChoose: 'any',
      minimumAmount: 20,
    },
  })

/** What is chosen; without a body, all that is left. */
export const checkoutSessionBody = z
  .strictObject({
    choice: z.enum(CHOICES, 'must be full, next or other.').optional().meta({
      description:
        '`full`: all that nobody has paid or is paying. `next`: what is missing to the earliest part that is not covered. `other`: `amount`.',
    }),
    amount: decimal.optional().meta({ description: 'Major units; with `other` only.', example: 25 }),
    confirmationToken: z
      .string('must be a string.')
      .regex(/^ctoken_[A-Za-z0-9_]{1,200}$/, 'must be a confirmation token of Stripe’s.')
      .optional()
      .meta({
        description:
          'Of Stripe.js, made on the organisation’s account (`stripe.createConfirmationToken`): what the payer has filled in. Only where `collecting.earlyPayment` or `collecting.methodAdjustments` says something; elsewhere it is not looked at.',
        example: 'ctoken_1NnQUf2eZvKYlo2CIObdtbnb',
      }),
    autopay: z.literal(false, 'must be false.').optional().meta({
      description:
        'This payer has not set the tick for automatic payment: whatever was agreed to before on this page, and not yet confirmed by a payment, is taken back.',
    }),
  })
  .refine(({ amount, choice }) => (amount !== undefined) === (choice === 'other'), {
    path: ['amount'],
    error: 'must be there with the choice other, and with no other.',
  })
  .meta({ id: 'CheckoutSessionBody', example: { choice: 'full' } })

const money = z.number().meta({ description: 'Major units.', example: 42.23 })

export const paymentPlanAnswer = z
  .object({
    payerMayChoose: z.enum(PAYER_MAY_CHOOSE),
    minimumAmount: z.number().nullable(),
    parts: z
      .array(
        z.object({
          kind: z.enum(PART_KINDS).meta({
            description: '`rest`: what a deposit leaves where no instalments are named.',
          }),
          dueDate: z.iso.date().nullable().meta({
            description:
              'Of a deposit the day on which it can first be paid: that of issue, or on which it was sent or planned later. Of a rest the due date of the invoice.',
          }),
          percent: z.number().nullable().meta({ description: 'Null where it was said as an amount.' }),
          amount: money,
          amountPaid: money.meta({ description: 'Paid or credited, the earliest part first.' }),
          state: z.enum(PART_STATES).meta({
            description:
              '`Processing`: with what is on its way, such as a bank debit, it is covered. `Overdue`: its day has passed where the organisation is.',
          }),
        }),
      )
      .meta({ description: 'In the order in which they are paid. They add up to `totalAmount`.' }),
  })
  .meta({ id: 'PaymentPlan' })

/** `due` and what is settled are the invoice's; `today` is where the organisation is. */
export function presentPlan(
  plan: InvoicePlan,
  settledMinor: number,
  due: Due,
  today: Day,
  major: (minor: number) => number,
): z.input<typeof paymentPlanAnswer> {
  const { minimumMinor, payerMayChoose, processingMinor } = plan
  return {
    payerMayChoose,
    minimumAmount: minimumMinor === null ? null : major(minimumMinor),
    parts: coverParts(plan.parts, { settledMinor, processingMinor }, due, today).map((part) => ({
      kind: part.kind,
      dueDate: part.dueOn,
      percent: part.sharePpm === null ? null : toJsonNumber(part.sharePpm, 4),
      amount: major(part.amountMinor),
      amountPaid: major(part.settledMinor),
      state: part.state,
    })),
  }
}
