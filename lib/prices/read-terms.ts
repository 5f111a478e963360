// Reads what paying costs as a caller sends it: percentages and amounts digit by digit, days within what makes sense.
import type { EarlyPayment, MethodAdjustment } from '@/db/schema/prices'
import { type FieldFault, invalidField, invalidRequest } from '@/lib/failure/failure'
import { readDecimal, readOneDecimal } from '@/lib/http/fields/decimals'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { DecimalError, PPM_OF_ALL, parseDecimal, parsePercent } from '@/lib/money/decimal'
import type { Day } from '@/lib/time-zone'
import { type Places, refusalOfPlaces, type SurchargeRefusal } from './surcharge-rules'

type Decimal = number | string

export interface EarlyBody {
  percent: Decimal
  days?: number | undefined
  until?: Day | undefined
}

export interface AdjustmentBody {
  methods: string[]
  kind: MethodAdjustment['kind']
  percent?: Decimal | undefined
  amount?: Decimal | undefined
  cap?: Decimal | undefined
}

const positive = (number: number): number => {
  if (number <= 0) throw new DecimalError('negative', 'must be more than zero.')
  return number
}

function share(percent: Decimal): number {
  const ppm = positive(parsePercent(percent))
  if (ppm >= PPM_OF_ALL) throw new DecimalError('too-large', 'must be less than 100.')
  return ppm
}

/** Throws `Request.Invalid`. */
export function readEarlyPayment({ days, percent, until }: EarlyBody, issueDate: Day): EarlyPayment {
  const percentPpm = readOneDecimal('/earlyPayment/percent', () => share(percent))
  if (until !== undefined && until < issueDate)
    throw invalidField(
      '/earlyPayment/until',
      'before-issue-date',
      `earlyPayment/until must not be before ${issueDate}.`,
    )
  return until === undefined ? { percentPpm, days: days ?? 0 } : { percentPpm, until }
}

export interface Surcharging {
  allowsSurcharges: boolean
  places: Places
}

const WHY: Record<SurchargeRefusal, string> = {
  country: 'surcharges are forbidden where the organisation or the customer is.',
  state: 'surcharges are forbidden in the state where the organisation or the customer is.',
  'unknown-state': 'the organisation’s address must name its state, because some states forbid surcharges.',
  'not-credit': 'surcharges are allowed for credit cards only.',
}

function surchargeFault({ allowsSurcharges, places }: Surcharging, pointer: string): FieldFault | undefined {
  const detail = (why: string) => `${pointer.slice(1)}: ${why}`
  if (!allowsSurcharges)
    return {
      ...{ pointer, code: 'surcharges-off' },
      detail: detail('the organisation has not switched surcharges on (allowsSurcharges).'),
    }
  const refusal = refusalOfPlaces(places)
  return refusal && { pointer, code: `surcharge-forbidden-${refusal}`, detail: detail(WHY[refusal]) }
}

/** Throws `Request.Invalid` naming the fields. */
export function readAdjustments(
  bodies: readonly AdjustmentBody[],
  currency: Currency,
  surcharging: Surcharging,
): MethodAdjustment[] {
  const digits = currencyDigits(currency)
  const faults: FieldFault[] = []
  const adjustments = bodies.map(({ amount, cap, kind, methods, percent }, at): MethodAdjustment => {
    const pointer = `/methodAdjustments/${at}`
    const fault = kind === 'surcharge' && surchargeFault(surcharging, `${pointer}/kind`)
    if (fault) faults.push(fault)
    const money = (field: string, value: Decimal) =>
      readDecimal(faults, `${pointer}/${field}`, () => positive(parseDecimal(value, digits)))
    const hasMoney = amount !== undefined || cap !== undefined
    return {
      ...{ methods, kind },
      ...(percent !== undefined && {
        percentPpm: readDecimal(faults, `${pointer}/percent`, () => share(percent)),
      }),
      ...(amount !== undefined && { amountMinor: money('amount', amount) }),
      ...(cap !== undefined && { capMinor: money('cap', cap) }),
      ...(hasMoney && { currency }),
    }
  })
  if (faults.length > 0) throw invalidRequest(faults)
  return adjustments
}
