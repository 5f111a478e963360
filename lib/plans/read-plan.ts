// Reads a payment plan as a caller sends it: percentages and amounts digit by digit, dates in their order.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { currencyDigits } from '@/lib/money/currency'
import { DecimalError, parseDecimal, parsePercent } from '@/lib/money/decimal'
import type { Money } from '@/lib/money/money'
import type { Day } from '@/lib/time-zone'
import { type Plan, splitPlan, type WishedPart } from './plan'

interface ShareBody {
  percent?: number | string | undefined
  amount?: number | string | undefined
}

export interface PlanBody {
  deposit?: ShareBody | null | undefined
  instalments?: (ShareBody & { dueDate: Day })[] | null | undefined
  payerMayChoose?: Plan['payerMayChoose'] | undefined
  minimumAmount?: number | string | null | undefined
}

const PLAN = '/paymentPlan'

const positive = (number: number): number => {
  if (number <= 0) throw new DecimalError('negative', 'must be more than zero.')
  return number
}

function readShare(
  faults: FieldFault[],
  { amount, percent }: ShareBody,
  digits: number,
  pointer: string,
): Pick<WishedPart, 'sharePpm' | 'amountMinor' | 'pointer'> {
  const isShare = percent !== undefined
  const at = `${pointer}/${isShare ? 'percent' : 'amount'}`
  const read = readDecimal(faults, at, () =>
    positive(isShare ? parsePercent(percent) : parseDecimal(amount, digits)),
  )
  return { sharePpm: isShare ? read : null, amountMinor: isShare ? null : read, pointer }
}

/** Throws `Request.Invalid` naming the fields. */
export function readPlan(body: PlanBody, total: Money, issueDate: Day): Plan {
  const digits = currencyDigits(total.currency)
  const faults: FieldFault[] = []
  const wished: WishedPart[] = []
  if (body.deposit)
    wished.push({
      ...{ kind: 'deposit', dueDate: null },
      ...readShare(faults, body.deposit, digits, `${PLAN}/deposit`),
    })
  let earliest = issueDate
  for (const [at, instalment] of (body.instalments ?? []).entries()) {
    const { dueDate } = instalment
    const pointer = `${PLAN}/instalments/${at}`
    if (dueDate < earliest)
      faults.push({
        pointer: `${pointer}/dueDate`,
        code: at === 0 ? 'before-issue-date' : 'out-of-order',
        detail: `${pointer.slice(1)}/dueDate must not be before ${earliest}.`,
      })
    else earliest = dueDate
    wished.push({ kind: 'instalment', dueDate, ...readShare(faults, instalment, digits, pointer) })
  }
  const { minimumAmount, payerMayChoose = 'next' } = body
  const minimumMinor =
    minimumAmount === undefined || minimumAmount === null
      ? null
      : readDecimal(faults, `${PLAN}/minimumAmount`, () => positive(parseDecimal(minimumAmount, digits)))
  if (faults.length > 0) throw invalidRequest(faults)
  return { payerMayChoose, minimumMinor, parts: splitPlan(wished, total) }
}
