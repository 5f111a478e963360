// What a means of payment takes off or adds, as the rows of a form: one means each, which the API takes together where they are alike.
import type { Problem } from '@/components/ui/call-api'
import { sentenceOf } from '@/components/ui/refusal'
import type { AdjustmentKind, MethodAdjustment } from '@/db/schema/prices'
import { isAccepted } from '@/lib/money/asked'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'

export interface AdjustmentRow {
  key: number
  /** In Stripe's word; blank while nobody has chosen. */
  method: string
  kind: AdjustmentKind
  unit: 'percent' | 'amount'
  value: string
  /** The most that it comes to; blank for no limit. */
  cap: string
}

export type RowField = 'method' | 'kind' | 'value' | 'cap'

/** `0.value` → what is wrong with it. */
export type RowFaults = Readonly<Record<string, string>>

export const MOST_ROWS = 40

export function rowsOf(adjustments: readonly MethodAdjustment[], currency: Currency): AdjustmentRow[] {
  const money = (minor: number) => formatDecimal(minor, currencyDigits(currency))
  const rows = adjustments.flatMap(({ amountMinor, capMinor, kind, methods, percentPpm }) =>
    methods.map(
      (method): Omit<AdjustmentRow, 'key'> => ({
        ...{ method, kind, cap: capMinor === undefined ? '' : money(capMinor) },
        ...(percentPpm === undefined
          ? { unit: 'amount', value: money(amountMinor ?? 0) }
          : { unit: 'percent', value: formatPercent(percentPpm) }),
      }),
    ),
  )
  return rows.map((row, key) => ({ key, ...row }))
}

export const rowAfter = (rows: readonly AdjustmentRow[]): AdjustmentRow => ({
  ...{ key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, method: '', value: '', cap: '' },
  ...{ kind: rows.at(-1)?.kind ?? 'discount', unit: 'percent' },
})

const alike = ({ cap, kind, unit, value }: AdjustmentRow) => [kind, unit, value.trim(), cap.trim()].join('|')

const groupsOf = (rows: readonly AdjustmentRow[]): AdjustmentRow[][] => [...Map.groupBy(rows, alike).values()]

/** As the API takes it. */
export const bodyOfRows = (rows: readonly AdjustmentRow[]) =>
  groupsOf(rows).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { cap, kind, unit, value } = first
    return [
      {
        ...{ methods: group.map(({ method }) => method), kind, [unit]: value.trim() },
        ...(cap.trim() !== '' && { cap: cap.trim() }),
      },
    ]
  })

const isPositive = (text: string): boolean => !/^[0.]*$/.test(text)

/** What no call needs to be made for. */
export function faultsOfRows(rows: readonly AdjustmentRow[], currency: Currency): RowFaults {
  const faults: Record<string, string> = {}
  const money = { of: 'money', currency } as const
  for (const [at, { cap, method, unit, value }] of rows.entries()) {
    if (method === '') faults[`${at}.method`] = 'Choose a means of payment.'
    else if (rows.findIndex((other) => other.method === method) < at)
      faults[`${at}.method`] = 'It is named above already: each may be named once.'
    if (!isAccepted(unit === 'percent' ? { of: 'percent' } : money, value) || !isPositive(value))
      faults[`${at}.value`] =
        unit === 'percent' ? 'Enter a percentage above zero.' : 'Enter an amount above zero.'
    if (cap.trim() !== '' && (!isAccepted(money, cap) || !isPositive(cap)))
      faults[`${at}.cap`] = 'Enter an amount, or leave it empty.'
  }
  return faults
}

const FIELD_OF: Readonly<Record<string, RowField>> = { kind: 'kind', cap: 'cap', methods: 'method' }

/** Which row's field the API means by `/methodAdjustments/0/percent`; undefined for another pointer. */
export function fieldAt(rows: readonly AdjustmentRow[], pointer: string): string | undefined {
  const [, group, field = '', of] = /^\/methodAdjustments\/(\d+)(?:\/(\w+))?(?:\/(\d+))?/.exec(pointer) ?? []
  if (group === undefined) return undefined
  const row = groupsOf(rows)[Number(group)]?.[Number(of ?? 0)]
  return row && `${rows.indexOf(row)}.${FIELD_OF[field] ?? 'value'}`
}

export const faultsTold = (rows: readonly AdjustmentRow[], problem: Problem | undefined): RowFaults =>
  Object.fromEntries(
    (problem?.errors ?? []).flatMap((error) => {
      const field = fieldAt(rows, error.pointer)
      return field === undefined ? [] : [[field, sentenceOf(error)]]
    }),
  )
