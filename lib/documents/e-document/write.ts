// Writes an issued document in a structured format, or says what keeps it from being written.
import { Failure } from '@/lib/failure/failure'
import { currencyDigits } from '@/lib/money/currency'
import type { DocumentSnapshot } from '../snapshot'
import { writeCii } from './cii'
import { WITHDRAWN_CURRENCIES } from './codes'
import { unequalIn } from './equalities'
import { type Finding, findingsAmong } from './finding'
import { type EDocumentFormat, PROFILES, type RuleBook } from './formats'
import { modelOf } from './model'
import type { Circumstances } from './payment'
import { requirementsOf } from './requirements'
import { xrechnungRequirements } from './requirements-germany'
import { peppolRequirements } from './requirements-peppol'
import type { SemanticInvoice } from './semantic'
import { writeUbl } from './ubl'

const NO_CIRCUMSTANCES: Circumstances = { paymentUrl: null, paidMinor: 0 }

/** No amount of EN 16931 has a third decimal (BR-DEC-01 and on), and its list of currencies is that of ISO 4217. */
export const isStructurable = ({ currency }: DocumentSnapshot): boolean =>
  currencyDigits(currency) <= 2 && !WITHDRAWN_CURRENCIES.has(currency)

const OWN: Record<RuleBook, typeof requirementsOf> = {
  en16931: () => [],
  xrechnung: xrechnungRequirements,
  peppol: peppolRequirements,
}

function findingsIn(model: SemanticInvoice, snapshot: DocumentSnapshot, rules: RuleBook): Finding[] {
  const requirements = [...requirementsOf(model), ...OWN[rules](model)]
  return [...findingsAmong(requirements), ...unequalIn(model, snapshot)]
}

const UNWRITABLE: Finding = {
  rule: 'BR-DEC-01',
  pointer: '/invoice/currency',
  detail: 'Structured formats have no amounts in this currency.',
}

/** Empty when it can be written. */
export function findingsOf(snapshot: DocumentSnapshot, format: EDocumentFormat): Finding[] {
  if (!isStructurable(snapshot)) return [UNWRITABLE]
  const { rules } = PROFILES[format]
  return findingsIn(modelOf(snapshot, rules, NO_CIRCUMSTANCES), snapshot, rules)
}

export function writeEDocument(
  snapshot: DocumentSnapshot,
  format: EDocumentFormat,
  circumstances: Circumstances,
): string {
  if (!isStructurable(snapshot)) throw new Failure('Document.CurrencyNotSupported')
  const profile = PROFILES[format]
  const model = modelOf(snapshot, profile.rules, circumstances)
  const findings = findingsIn(model, snapshot, profile.rules)
  if (findings.length > 0) {
    const errors = findings.map(({ detail, pointer, rule }) => ({ pointer, code: rule, detail }))
    throw new Failure('Document.Incomplete', errors.map(({ detail }) => detail).join(' '), { errors })
  }
  return profile.syntax === 'ubl' ? writeUbl(model, profile) : writeCii(model, profile)
}
