// Numbers asked for in a form (amount, rate, quantity), read and shown in a person's own notation.
import { numberFormat } from '@/lib/formats'
import { type Currency, currencyDigits } from './currency'
import { DecimalError, parseDecimal, parsePercent, parseQuantity, parseUnitPrice } from './decimal'
import { displayMoney, displayPercent } from './display'
import { displayUnitPrice } from './display-unit-price'
import { type Reading, readNumber, writeNumber } from './notation'

/** A price is of one piece, and may have more decimals than an amount. */
export type Asked = { of: 'money' | 'price'; currency: Currency } | { of: 'percent' } | { of: 'quantity' }

function check(asked: Asked, decimal: string): void {
  if (asked.of === 'percent') parsePercent(decimal)
  else if (asked.of === 'quantity') parseQuantity(decimal)
  else if (asked.of === 'price') parseUnitPrice(decimal)
  else parseDecimal(decimal, currencyDigits(asked.currency))
}

export function isAccepted(asked: Asked, decimal: string): boolean {
  try {
    check(asked, decimal)
    return true
  } catch (error) {
    if (error instanceof DecimalError) return false
    throw error
  }
}

const moneyMarks = (currency: Currency, locale: string): string[] =>
  (['symbol', 'narrowSymbol', 'name'] as const).flatMap((currencyDisplay) =>
    numberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value),
  )

function marksOf(asked: Asked, locale: string): string[] {
  if (asked.of === 'quantity') return []
  if (asked.of === 'percent') return ['%', '٪', '％']
  return [asked.currency, ...moneyMarks(asked.currency, locale), ...moneyMarks(asked.currency, 'en')]
}

const isMoney = ({ of }: Asked): boolean => of === 'money' || of === 'price'

/** A rate or a quantity is the same with fewer zeros at its end; an amount keeps those that its currency has. */
const trimmed = (asked: Asked, decimal: string): string =>
  isMoney(asked) ? decimal : decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

/**
 * What a text might mean in another notation than the person's. A thousand is a usual price, and one with three decimals is
 * not, unless the currency has them: "1,000" is read as who writes it means it, and shown.
 */
const mightMean = (asked: Asked, decimal: string): boolean => {
  if (asked.of === 'price' && currencyDigits(asked.currency) !== 3 && /\.\d{3}$/.test(decimal)) return false
  return isAccepted(asked, decimal)
}

export function readAsked(asked: Asked, text: string, locale: string): Reading {
  const reading = readNumber(text, locale, {
    accepts: (decimal) => mightMean(asked, decimal),
    marks: marksOf(asked, locale),
  })
  if (reading.kind !== 'number') return reading
  return { kind: 'number', decimal: trimmed(asked, reading.decimal) }
}

/** "1.234,50 €", "7,5 %", "1.000"; undefined for what is not asked for. */
export function showAsked(asked: Asked, decimal: string, locale: string): string | undefined {
  if (!isAccepted(asked, decimal)) return undefined
  if (asked.of === 'money')
    return displayMoney(parseDecimal(decimal, currencyDigits(asked.currency)), asked.currency, locale)
  if (asked.of === 'price') return displayUnitPrice(decimal, asked.currency, locale)
  if (asked.of === 'percent') return displayPercent(parsePercent(decimal), locale)
  const literal = trimmed(asked, decimal) as Intl.StringNumericLiteral
  return numberFormat(locale, { maximumFractionDigits: 6 }).format(literal)
}

/** As a person would type it. */
export const writeAsked = (asked: Asked, decimal: string, locale: string): string =>
  writeNumber(trimmed(asked, decimal), locale)

/**
 * Stands before what was typed where it is no number yet, so that nobody further on takes it for one: "1.000" could be one
 * or a thousand, and decimal text of a body says one.
 */
const UNREAD = '?'

export const isUnread = (value: string): boolean => value.startsWith(UNREAD)

/** What a form holds of a text: plain decimal text, or the text itself, marked. */
export function fieldValue(reading: Reading, text: string): string {
  if (reading.kind === 'number') return reading.decimal
  return reading.kind === 'blank' ? '' : UNREAD + text
}

/** What stands in the field for a value of a form. */
export const textOf = (asked: Asked, value: string, locale: string): string => {
  if (isUnread(value)) return value.slice(UNREAD.length)
  return /^-?\d+(?:\.\d+)?$/.test(value) ? writeAsked(asked, value, locale) : value
}

/** What is wrong with a value that was not read, in words. */
export function unreadFault(asked: Asked, value: string, locale: string): string {
  const text = value.slice(UNREAD.length)
  if (readAsked(asked, text, locale).kind === 'ambiguous') return `Choose what “${text}” means.`
  const digits = asked.of === 'money' || asked.of === 'price' ? currencyDigits(asked.currency) : 1
  const decimal = `1234${digits === 0 ? '' : `.${'5'.padEnd(digits, '0')}`}`
  return `Write it like ${writeNumber(asked.of === 'percent' ? '7.5' : decimal, locale)}.`
}

/** What is wrong with a number that was read, in words that name the field: "rate" for a rate. */
export function faultOfNumber(asked: Asked, { code, message }: DecimalError, name: string): string {
  if (code !== 'negative') return message
  return `The ${name} ${asked.of === 'quantity' ? 'cannot be zero' : 'cannot be below zero'}.`
}
