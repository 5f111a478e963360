// The words of the page of exports: kinds, forms, and why a file could not be made.
import type { ExportKind } from '@/lib/exports/kinds'

export const KINDS: readonly { value: ExportKind; label: string; says: string }[] = [
  { value: 'invoices', label: 'Invoices', says: 'One row for each tax category and rate, by issue date.' },
  { value: 'credit-notes', label: 'Credit notes', says: 'What was credited, by category and rate.' },
  { value: 'payments', label: 'Payments', says: 'Everything that was paid, by the day of booking.' },
  {
    value: 'refunds',
    label: 'Refunds and disputes',
    says: 'What went back to payers, by the day of booking.',
  },
  { value: 'fees', label: 'Fees', says: 'What payments and disputes have cost.' },
  { value: 'payouts', label: 'Payouts', says: 'What went to the bank, by the day of arrival.' },
  {
    value: 'datev',
    label: 'DATEV (Buchungsstapel)',
    says: 'Invoices and credit notes, to be imported into DATEV.',
  },
  {
    value: 'xero-invoices',
    label: 'Xero (sales invoices)',
    says: 'Import as tax exclusive. Credit notes are a file of their own.',
  },
  {
    value: 'quickbooks-invoices',
    label: 'QuickBooks Online (invoices)',
    says: 'Import as exclusive of tax. Credit notes are a file of their own.',
  },
]

export const FORMATS = [
  { value: 'csv', label: 'CSV' },
  { value: 'xlsx', label: 'Excel (.xlsx)' },
] as const

export const SEPARATOR_CHOICES = [
  { value: '', label: 'As usual in your country' },
  { value: 'comma', label: 'Comma' },
  { value: 'semicolon', label: 'Semicolon' },
  { value: 'tab', label: 'Tab' },
] as const

export const DECIMAL_CHOICES = [
  { value: '', label: 'As usual in your country' },
  { value: 'point', label: 'Point, 1234.50' },
  { value: 'comma', label: 'Comma, 1234,50' },
] as const

export const CHART_CHOICES = [
  { value: 'skr03', label: 'SKR03' },
  { value: 'skr04', label: 'SKR04' },
] as const

const PROBLEMS: Record<string, string> = {
  'before-from': 'The last day must not be before the first.',
  'not-one-year': 'DATEV takes one financial year at a time. Choose days of one, or say when it begins.',
  'too-many-decimals':
    'DATEV takes two decimals, and something then was issued in a currency with three. Name one currency at a time.',
  'not-accounts': 'Name revenue accounts by rate or tax category, such as 19:8400,7:8300,K:8125.',
}

export const problemWords = (code: string): string =>
  PROBLEMS[code] ?? 'Something here cannot be read. Check the dates and the numbers.'
