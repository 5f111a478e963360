// What the page of exports asks for, read from its form; what was left blank was not said.
import { invalidRequest } from '@/lib/failure/failure'
import { faultsOf } from '@/lib/http/call/faults'
import type { ExportOrder } from './export'
import { EXPORT_KINDS, type ExportKind, isOfProgram } from './kinds'
import { exportQuery } from './platform-api'

export const kindOf = (text: string | null | undefined): ExportKind =>
  EXPORT_KINDS.find((kind) => kind === text) ?? 'invoices'

const COMMON = ['from', 'to', 'currency']
const OF_TABLES = ['format', 'separator', 'decimal']
const OF_DATEV = ['chart', 'receivables', 'revenue', 'consultant', 'client', 'yearBegins']

/** The form has fields for every kind: those that are not of this one are left out. Throws `Request.Invalid`. */
export function exportOrderOf(organisationId: string, asked: URLSearchParams): ExportOrder {
  const kind = kindOf(asked.get('kind'))
  const names = [...COMMON, ...(isOfProgram(kind) ? [] : OF_TABLES), ...(kind === 'datev' ? OF_DATEV : [])]
  const said = names.flatMap((name) => {
    const value = asked.get(name)?.trim()
    return value ? [[name, value]] : []
  })
  const read = exportQuery.safeParse(Object.fromEntries(said))
  if (!read.success) throw invalidRequest(faultsOf(read.error))
  return { organisationId, kind, ...read.data }
}
