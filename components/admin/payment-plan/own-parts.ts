// Parts that somebody names one by one: as the form holds them, as the API takes them, and back.
import type { Problem } from '@/components/ui/call-api'
import { errorAt } from '@/components/ui/refusal'
import { isAccepted } from '@/lib/money/asked'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Part, Plan } from '@/lib/plans/plan'
import { monthsAfter } from './preset'

export type Unit = 'percent' | 'amount'

export interface OwnShare {
  /** Plain decimal text, or what was typed and could not be read. */
  value: string
  unit: Unit
}

export interface OwnRow extends OwnShare {
  /** Stays with the row, wherever it moves. */
  key: number
  dueDate: string
}

export interface OwnParts {
  /** Empty for none. */
  deposit: OwnShare
  rows: readonly OwnRow[]
}

/** Field → what is wrong with it; the names are those of JSON pointers. */
export type Faults = Readonly<Record<string, string>>

const shareOf = ({ amountMinor, sharePpm }: Part, currency: Currency): OwnShare =>
  sharePpm === null
    ? { value: formatDecimal(amountMinor, currencyDigits(currency)), unit: 'amount' }
    : { value: formatPercent(sharePpm), unit: 'percent' }

/** Two equal parts where there are none yet: somebody who names parts wants more than one. */
export function ownParts(plan: Plan | null, currency: Currency, usualFirst: string): OwnParts {
  const deposit = plan?.parts.find(({ kind }) => kind === 'deposit')
  const instalments = plan?.parts.filter(({ kind }) => kind === 'instalment') ?? []
  const usual = [0, 1].map((key) => ({
    ...{ key, dueDate: monthsAfter(usualFirst, key), value: '50', unit: 'percent' as const },
  }))
  return {
    deposit: deposit ? shareOf(deposit, currency) : { value: '', unit: 'percent' },
    rows: plan
      ? instalments.map((part, key) => ({ key, dueDate: part.dueDate ?? '', ...shareOf(part, currency) }))
      : usual,
  }
}

export function withRow({ deposit, rows }: OwnParts): OwnParts {
  const last = rows.at(-1)
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
  const dueDate = last?.dueDate ? monthsAfter(last.dueDate, 1) : ''
  return { deposit, rows: [...rows, { key, dueDate, value: '', unit: last?.unit ?? 'percent' }] }
}

const bodyOf = ({ unit, value }: OwnShare) => (unit === 'percent' ? { percent: value } : { amount: value })

const isGiven = ({ value }: OwnShare): boolean => value.trim() !== '' && value !== '0'

export const planOfOwn = ({ deposit, rows }: OwnParts) => ({
  ...(isGiven(deposit) && { deposit: bodyOf(deposit) }),
  ...(rows.length > 0 && { instalments: rows.map((row) => ({ dueDate: row.dueDate, ...bodyOf(row) })) }),
})

/** What no call needs to be made for. */
export function faultsOf({ deposit, rows }: OwnParts, currency: Currency): Faults {
  const isRead = ({ unit, value }: OwnShare) =>
    isAccepted(unit === 'percent' ? { of: 'percent' } : { of: 'money', currency }, value)
  const faults: Record<string, string> = {}
  if (isGiven(deposit) && !isRead(deposit)) faults['/deposit'] = 'Enter a number, or leave it empty.'
  rows.forEach((row, at) => {
    if (row.dueDate === '') faults[`/instalments/${at}/dueDate`] = 'Choose a day.'
    if (!isGiven(row) || !isRead(row)) faults[`/instalments/${at}/${row.unit}`] = 'Enter a number above zero.'
  })
  if (rows.length === 0 && !isGiven(deposit)) faults['/deposit'] = 'Name a deposit, or add a part.'
  return faults
}

/** The API names the field within the body, or within the invoice. */
export const faultAt = (faults: Faults, problem: Problem | undefined, pointer: string): string | undefined =>
  faults[pointer] ?? errorAt(problem, `/paymentPlan${pointer}`) ?? errorAt(problem, pointer)

export const SHOWN_AT = ['deposit', 'instalments', 'minimumAmount'].flatMap((name) => [
  `/${name}`,
  `/paymentPlan/${name}`,
])
