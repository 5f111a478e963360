// The structured formats of an issued document: which syntax each is written in, and how each names itself.

export const E_DOCUMENT_FORMATS = [
  'factur-x',
  'ubl',
  'xrechnung-ubl',
  'xrechnung-cii',
  'peppol-bis-3',
] as const
export type EDocumentFormat = (typeof E_DOCUMENT_FORMATS)[number]

export const isEDocumentFormat = (text: string): text is EDocumentFormat =>
  (E_DOCUMENT_FORMATS as readonly string[]).includes(text)

/** Whose rules hold besides those of EN 16931. */
export type RuleBook = 'en16931' | 'xrechnung' | 'peppol'

export interface Profile {
  syntax: 'ubl' | 'cii'
  rules: RuleBook
  /** BT-24. */
  customization: string
  /** BT-23. */
  process: string | null
}

const EN_16931 = 'urn:cen.eu:en16931:2017'
const XRECHNUNG = `${EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`
const PEPPOL = `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`
const BILLING = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'

export const PROFILES: Record<EDocumentFormat, Profile> = {
  // "EN 16931" is a profile of Factur-X that adds nothing, and is named by the norm itself.
  'factur-x': { syntax: 'cii', rules: 'en16931', customization: EN_16931, process: null },
  ubl: { syntax: 'ubl', rules: 'en16931', customization: EN_16931, process: null },
  'xrechnung-ubl': { syntax: 'ubl', rules: 'xrechnung', customization: XRECHNUNG, process: BILLING },
  'xrechnung-cii': { syntax: 'cii', rules: 'xrechnung', customization: XRECHNUNG, process: BILLING },
  'peppol-bis-3': { syntax: 'ubl', rules: 'peppol', customization: PEPPOL, process: BILLING },
}
