// Shows the server's errors at their fields.
import { type AdjustmentRow, fieldAt } from '@/components/admin/prices/adjustments'
import type { Problem } from '@/components/ui/call-api'
import { sentenceOf } from '@/components/ui/refusal'

const ALLOWANCE = '(?:percent|amount|reason)'
const FIELDS = [
  /^(?:customerId|currency|issueDate|dueDate|supplyDate|periodFrom|periodTo|memo)$/,
  /^(?:purchaseOrderNumber|buyerReference|chargeTaxRate|earlyPercent|earlyDays)$/,
  new RegExp(`^(?:discount|charge)\\.${ALLOWANCE}$`),
  /^lineItems\.\d+\.(?:description|quantity|unit|unitPrice|taxRate|taxRateId|taxCategory|taxExemptionReason)$/,
  /^adjustments\.\d+\.(?:method|kind|value|cap)$/,
  new RegExp(`^lineItems\\.\\d+\\.discount\\.${ALLOWANCE}$`),
]

/** What the form calls otherwise than the API. */
const OTHERWISE: [pointer: RegExp, name: string][] = [
  [/^servicePeriod\.from$/, 'periodFrom'],
  [/^servicePeriod(?:\.to)?$/, 'periodTo'],
  [/^charge\.tax\w+$/, 'chargeTaxRate'],
  [/^earlyPayment\.(?:days|until)$/, 'earlyDays'],
  [/^earlyPayment(?:\.percent)?$/, 'earlyPercent'],
  [/^((?:lineItems\.\d+\.)?(?:discount|charge))$/, '$1.amount'],
]

interface FieldFault {
  /** As the form names it: `lineItems.0.unitPrice`. */
  name: string
  message: string
}

function nameOf(pointer: string, rows: readonly AdjustmentRow[]): string {
  const ofRow = fieldAt(rows, pointer)
  if (ofRow !== undefined) return `adjustments.${ofRow}`
  const name = pointer.slice(1).replaceAll('/', '.')
  const [said, called] = OTHERWISE.find(([pattern]) => pattern.test(name)) ?? []
  return said && called ? name.replace(said, called) : name
}

/** The faults that have a field, and what remains to be said above the form. */
export function sortFaults(
  problem: Problem,
  rows: readonly AdjustmentRow[] = [],
): { faults: FieldFault[]; rest: Problem } {
  const isOfField = ({ pointer }: { pointer: string }) =>
    FIELDS.some((field) => field.test(nameOf(pointer, rows)))
  const errors = problem.errors ?? []
  const faults = errors.filter(isOfField).map((error) => {
    return { name: nameOf(error.pointer, rows), message: sentenceOf(error) }
  })
  return {
    faults,
    rest: { ...problem, ...(problem.errors && { errors: errors.filter((error) => !isOfField(error)) }) },
  }
}
