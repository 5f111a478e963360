// In which structured formats a document can be written, and what is missing for the others.
import type { DocumentSnapshot } from '../snapshot'
import type { EDocumentFormat } from './formats'
import { findingsOf } from './write'

export interface Readiness {
  ready: boolean
  missing: { pointer: string; detail: string }[]
}

function readinessFor(snapshot: DocumentSnapshot, format: EDocumentFormat): Readiness {
  const missing = findingsOf(snapshot, format).map(({ detail, pointer }) => ({ pointer, detail }))
  return { ready: missing.length === 0, missing }
}

export const readinessOf = (snapshot: DocumentSnapshot): Record<EDocumentFormat, Readiness> => ({
  'factur-x': readinessFor(snapshot, 'factur-x'),
  ubl: readinessFor(snapshot, 'ubl'),
  'xrechnung-ubl': readinessFor(snapshot, 'xrechnung-ubl'),
  'xrechnung-cii': readinessFor(snapshot, 'xrechnung-cii'),
  'peppol-bis-3': readinessFor(snapshot, 'peppol-bis-3'),
})
