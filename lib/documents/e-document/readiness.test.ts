// What a document lacks for each format is named by the field that its owner must fill, and nothing is written before.
import { describe, expect, it } from 'vitest'
import { CURRENCIES } from '@/lib/money/currency'
import type { DocumentSnapshot } from '../snapshot'
import { documentOf, type Particulars, type Written } from '../testing/build'
import { CASES } from '../testing/cases'
import { E_DOCUMENT_FORMATS, isEDocumentFormat } from './formats'
import { readinessOf } from './readiness'
import { findingsOf, writeEDocument } from './write'

const NOTHING = { paymentUrl: null, paidMinor: 0 }
const LINE: Written = { unitPrice: '10' }
const pointers = (snapshot: DocumentSnapshot, format: (typeof E_DOCUMENT_FORMATS)[number] = 'ubl') =>
  findingsOf(snapshot, format).map(({ pointer, rule }) => `${rule} ${pointer}`)

it('every case is ready for the formats that apply', () => {
  for (const make of Object.values(CASES)) {
    const { formats, snapshot } = make()
    const readiness = readinessOf(snapshot)
    for (const format of formats) expect(readiness[format]).toEqual({ ready: true, missing: [] })
  }
})

it('a customer of whom only name and mail are known needs a country', () => {
  const buyer = { address: null, country: null, electronicAddress: null }
  expect(readinessOf(documentOf({ buyer, lines: [LINE] })).ubl).toEqual({
    ready: false,
    missing: [{ pointer: '/customer/address/country', detail: 'Give the customer’s country.' }],
  })
})

const REVERSE: Written = { unitPrice: '10', category: 'AE', reason: 'Reverse charge' }
const WITHIN_EU: Written = { unitPrice: '10', category: 'K', reason: 'Intra-community supply' }

const MISSING: [what: string, particulars: Omit<Particulars, 'lines'>, line: Written, expected: string[]][] =
  [
    [
      'a small business with a tax number alone',
      { seller: { vatNumber: null, companyRegistrationNumber: null } },
      { unitPrice: '10', category: 'E', reason: '§ 19 UStG' },
      ['BR-CO-26 /organisation/companyRegistrationNumber'],
    ],
    [
      'no number of any tax',
      { seller: { vatNumber: null, taxNumber: null } },
      LINE,
      ['BR-S-02 /organisation/vatNumber'],
    ],
    ['reverse charge without who owes it', {}, REVERSE, ['BR-AE-02 /customer/vatNumber']],
    [
      'goods within the EU without numbers and day',
      { seller: { vatNumber: null }, supplyDate: null },
      WITHIN_EU,
      ['BR-IC-02 /organisation/vatNumber', 'BR-IC-02 /customer/vatNumber', 'BR-IC-11 /invoice/supplyDate'],
    ],
    ['no reason', {}, { unitPrice: '10', category: 'E' }, ['BR-E-10 /invoice/taxGroups/0/reason']],
    ['letters of no country', { seller: { vatNumber: 'QQ123' } }, LINE, ['BR-CO-09 /organisation/vatNumber']],
    [
      'a scheme of no list',
      { buyer: { electronicAddress: { scheme: '9999', id: 'x' } } },
      LINE,
      ['BR-CL-25 /customer/electronicAddress/scheme'],
    ],
  ]

describe('what EN 16931 asks for is named by its field', () => {
  it.each(MISSING)('%s', (_what, particulars, line, expected) => {
    expect(pointers(documentOf({ ...particulars, lines: [line] }))).toEqual(expected)
  })
})

describe('what Germany asks for besides', () => {
  it('contact, places and the reference of the customer', () => {
    const snapshot = documentOf({
      seller: { contactName: null, phone: '12', contactEmail: 'a@b', address: { country: 'DE' } },
      buyer: { address: { country: 'DE' }, email: null, electronicAddress: null },
      buyerReference: null,
      lines: [LINE],
    })
    expect(pointers(snapshot, 'xrechnung-cii')).toEqual([
      'BR-DE-5 /organisation/contactName',
      'BR-DE-27 /organisation/phone',
      'BR-DE-28 /organisation/contactEmail',
      'BR-DE-3 /organisation/address/city',
      'BR-DE-4 /organisation/address/postalCode',
      'BR-DE-8 /customer/address/city',
      'BR-DE-9 /customer/address/postalCode',
      'BR-DE-15 /invoice/buyerReference',
      'PEPPOL-EN16931-R010 /customer/electronicAddress',
    ])
  })
})

describe('what Peppol asks for besides', () => {
  const peppol = (particulars: Omit<Particulars, 'lines'>) =>
    pointers(documentOf({ ...particulars, lines: [LINE] }), 'peppol-bis-3')

  it('an address of its own for both: mail is none', () => {
    expect(
      peppol({
        buyer: { electronicAddress: { scheme: 'EM', id: 'a@b.example' } },
        seller: { electronicAddress: null },
      }),
    ).toEqual([
      'PEPPOL-EN16931-R020 /organisation/electronicAddress',
      'PEPPOL-EN16931-CL008 /customer/electronicAddress',
    ])
  })

  it('a reference or a purchase order', () => {
    const abroad = { country: 'AT', address: { country: 'AT' } }
    expect(peppol({ buyer: abroad, buyerReference: null })).toEqual([
      'PEPPOL-EN16931-R003 /invoice/buyerReference',
    ])
    expect(peppol({ buyer: abroad, buyerReference: null, purchaseOrderNumber: 'PO 1' })).toEqual([])
  })

  it.each([
    ['0088', '4012345000009', '4012345000008'],
    ['0192', '995525828', '995525827'],
    ['0184', 'DK13585628', '1358562'],
    ['0208', '0428759497', '0428759498'],
    ['0208', '1000000021', '1000000022'],
    ['0007', '5560125790', '5560125791'],
    ['0151', '51824753556', '51824753557'],
  ])('an address of scheme %s has the right check digits', (scheme, right, wrong) => {
    const to = (id: string) => peppol({ buyer: { electronicAddress: { scheme, id } } })
    expect(to(right)).toEqual([])
    expect(to(wrong)).toEqual([expect.stringContaining('/customer/electronicAddress/id')])
  })

  it.each([
    ['NL', ['NL-R-002', 'NL-R-003']],
    ['DK', ['DK-R-002']],
    ['IS', ['IS-R-002', 'IS-R-003']],
    ['IT', ['IT-R-002', 'IT-R-001']],
    ['GR', ['GR-R-001-1']],
  ])('what sellers in %s must say', (country, rules) => {
    const seller = { country, address: { country }, companyRegistrationNumber: null }
    const found = peppol({ seller }).map((line) => line.split(' ')[0])
    expect([...new Set(found)]).toEqual(rules)
  })
})

describe('what is refused', () => {
  const refused = (snapshot: DocumentSnapshot, format: (typeof E_DOCUMENT_FORMATS)[number] = 'ubl') => {
    try {
      return writeEDocument(snapshot, format, NOTHING)
    } catch (error) {
      return error
    }
  }

  it('what lacks something, with the field and the sentence', () => {
    const snapshot = documentOf({ buyer: { country: null, address: null }, lines: [LINE] })
    expect(refused(snapshot)).toMatchObject({
      code: 'Document.Incomplete',
      errors: [
        { pointer: '/customer/address/country', code: 'BR-11', detail: 'Give the customer’s country.' },
      ],
    })
  })

  it('currencies that EN 16931 has no form for: three decimals, or no more in ISO 4217', () => {
    const unsupported = CURRENCIES.filter(
      ({ code }) =>
        (refused(documentOf({ currency: code, lines: [LINE] })) as { code?: string }).code ===
        'Document.CurrencyNotSupported',
    )
    expect(unsupported.map(({ code }) => code)).toEqual(['ANG', 'BHD', 'JOD', 'KWD', 'OMR', 'STD', 'TND'])
    expect(readinessOf(documentOf({ currency: 'KWD', lines: [LINE] }))['factur-x'].missing).toEqual([
      { pointer: '/invoice/currency', detail: 'Structured formats have no amounts in this currency.' },
    ])
  })

  it('sums that the published rules let pass (promise 146)', () => {
    const snapshot = documentOf({ lines: [{ unitPrice: '100', quantity: '2' }] })
    const [line] = snapshot.lines
    const [group] = snapshot.taxGroups
    if (!line || !group) throw new Error('The document has no line.')
    const changed = (more: Partial<typeof line>) => pointers({ ...snapshot, lines: [{ ...line, ...more }] })
    for (const quantity of ['1', '3'])
      expect(changed({ quantity })).toEqual(['PEPPOL-EN16931-R120 /invoice/lineItems/0'])
    const discount = { percent: null, amountMinor: 9_000, reason: 'Rabatt' }
    expect(changed({ quantity: '3', discount })).toEqual(['PEPPOL-EN16931-R120 /invoice/lineItems/0'])
    expect(changed({ quantity: '3', discount: { ...discount, amountMinor: 10_000 } })).toEqual([])
    expect(changed({ quantity: '3', discount: { ...discount, amountMinor: 10_000, reason: ' ' } })).toEqual([
      'BR-42 /invoice/lineItems/0/discount/reason',
    ])
    const wrong = {
      ...snapshot,
      taxGroups: [{ ...group, taxMinor: 3860 }],
      taxMinor: 3860,
      totalMinor: 23_860,
    }
    expect(pointers(wrong)).toEqual(['BR-CO-17 /invoice/taxGroups/0/tax'])
    expect(pointers({ ...snapshot, totalMinor: 1 })).toEqual(['BR-CO-15 /invoice/totalAmount'])
  })

  it('what was reckoned by line is taken as long as the published rule lets it pass', () => {
    const snapshot = documentOf({ lines: [{ unitPrice: '100' }] })
    const [group] = snapshot.taxGroups
    if (!group) throw new Error('The document has no group.')
    const reckoned = (off: number): DocumentSnapshot => ({
      ...snapshot,
      isReckonedByLine: true,
      taxGroups: [{ ...group, taxMinor: 1900 + off }],
      taxMinor: 1900 + off,
      totalMinor: 11_900 + off,
    })
    expect(pointers(reckoned(99))).toEqual([])
    expect(pointers(reckoned(100))).toEqual(['BR-CO-17 /invoice/taxGroups/0/tax'])
    expect(String(refused(reckoned(100)))).toContain('issue it anew')
  })
})

it('a format is known by its name alone', () => {
  expect(E_DOCUMENT_FORMATS.every(isEDocumentFormat)).toBe(true)
  expect(isEDocumentFormat('pdf')).toBe(false)
})
