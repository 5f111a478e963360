// What the form asks for before it asks the server, in the words of who fills it in.
import { faultsOfRows } from '@/components/admin/prices/adjustments'
import { personLocale } from '@/components/ui/person-locale'
import { isUnread, unreadFault } from '@/lib/money/asked'
import { isCurrency } from '@/lib/money/currency'
import { z } from './browser-zod'
import { type NamedRate, readLines } from './read-lines'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOST_LINES = 1000

const atMost = (most: number) =>
  z.string().max(most, `Use at most ${most.toLocaleString('en-GB')} characters.`)
const day = z.union([z.literal(''), z.string().regex(DAY, 'Choose a date, or leave this empty.')])

const category = z.enum(['', 'S', 'Z', 'E', 'AE', 'K', 'G', 'O'])

const allowance = z.object({
  kind: z.enum(['', 'percent', 'amount']),
  percent: z.string(),
  amount: z.string(),
  reason: atMost(200),
})

const line = z.object({
  description: atMost(500).refine((text) => text.trim() !== '', 'Enter a description.'),
  quantity: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  taxRateId: z.string(),
  taxRate: z.string(),
  taxCategory: category,
  taxExemptionReason: atMost(500),
  discount: allowance,
  articleId: z.string(),
})

const fields = z.object({
  customerId: z.string().min(1, 'Choose a customer.'),
  currency: z.string().min(1, 'Choose a currency.'),
  issueDate: z.string().regex(DAY, 'Choose an invoice date.'),
  dueDate: day,
  earlyPercent: z.string(),
  earlyDays: z.string().regex(/^\s*\d{0,3}\s*$/, 'Enter a whole number of days.'),
  adjustments: z
    .array(
      z.object({
        key: z.number(),
        method: z.string(),
        kind: z.enum(['discount', 'surcharge']),
        unit: z.enum(['percent', 'amount']),
        value: z.string(),
        cap: z.string(),
      }),
    )
    .nullable(),
  supplied: z.enum(['', 'on', 'during']),
  supplyDate: day,
  periodFrom: day,
  periodTo: day,
  purchaseOrderNumber: atMost(100),
  buyerReference: atMost(100),
  memo: atMost(5_000),
  pricesIncludeTax: z.boolean(),
  discount: allowance,
  charge: allowance,
  chargeTaxRate: z.string(),
  chargeTaxCategory: category,
  chargeExemptionReason: atMost(500),
  lineItems: z
    .array(line)
    .min(1, 'Add at least one line.')
    .max(MOST_LINES, 'An invoice holds at most 1,000 lines.'),
})

/** One without the other says nothing. */
function earlyFaults({
  earlyDays,
  earlyPercent,
}: z.output<typeof fields>): [path: string, message: string][] {
  const [days, percent] = [earlyDays.trim(), earlyPercent.trim()]
  if (isUnread(percent)) return [['earlyPercent', unreadFault({ of: 'percent' }, percent, personLocale())]]
  if (percent !== '' && days === '') return [['earlyDays', 'Enter the days within which it counts as early.']]
  return percent === '' && days !== '' ? [['earlyPercent', 'Enter how much is taken off.']] : []
}

/** The days that do not fit together, each at its field. */
function dayFaults(values: z.output<typeof fields>): [path: string, message: string][] {
  const { dueDate, issueDate, periodFrom, periodTo, supplied, supplyDate } = values
  const faults: [string, string][] = []
  if (dueDate !== '' && dueDate < issueDate)
    faults.push(['dueDate', 'The due date cannot be before the invoice date.'])
  faults.push(...earlyFaults(values))
  if (supplied === 'on' && supplyDate === '') faults.push(['supplyDate', 'Choose a date.'])
  if (supplied !== 'during') return faults
  if (periodFrom === '') faults.push(['periodFrom', 'Choose a date.'])
  if (periodTo === '') faults.push(['periodTo', 'Choose a date.'])
  else if (periodTo < periodFrom) faults.push(['periodTo', 'The end cannot be before the beginning.'])
  return faults
}

const adjustmentFaults = ({ adjustments, currency }: z.output<typeof fields>) =>
  faultsOfRows(adjustments ?? [], isCurrency(currency) ? currency : 'EUR')

export const formSchema = (rates: readonly NamedRate[] = []) =>
  fields.superRefine((values, context) => {
    for (const [path, message] of dayFaults(values))
      context.addIssue({ code: 'custom', path: [path], message })
    for (const [name, message] of Object.entries(adjustmentFaults(values))) {
      const [at = '', field = ''] = name.split('.')
      context.addIssue({ code: 'custom', path: ['adjustments', Number(at), field], message })
    }
    for (const { message, path } of readLines(values, rates).faults)
      context.addIssue({ code: 'custom', path, message })
  })
