// What can be taken out for an accountant, and which of it has the form of another program.
export const EXPORT_KINDS = [
  'invoices',
  'credit-notes',
  'payments',
  'refunds',
  'fees',
  'payouts',
  'datev',
  'xero-invoices',
  'quickbooks-invoices',
] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** Files that another program reads: it says how they are written, so nobody chooses. */
const OF_PROGRAMS = ['datev', 'xero-invoices', 'quickbooks-invoices'] as const
export type ProgramKind = (typeof OF_PROGRAMS)[number]
export type TableKind = Exclude<ExportKind, ProgramKind>

export const isOfProgram = (kind: ExportKind): kind is ProgramKind =>
  OF_PROGRAMS.some((known) => known === kind)
