// Every case in every format, read again by another parser: the published rules, our own sums, and that each can fail.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../testing/build'
import { CASES } from '../testing/cases'
import { brokenRules, factsOf } from '../testing/check'
import { type EDocumentFormat, PROFILES } from './formats'
import { writeEDocument } from './write'

const ALL = Object.entries(CASES).flatMap(([name, make]) =>
  make().formats.map((format): [string, EDocumentFormat] => [name, format]),
)

function written(name: string, format: EDocumentFormat) {
  const made = CASES[name]?.()
  if (!made) throw new Error(`There is no case ${name}.`)
  return { ...made, xml: writeEDocument(made.snapshot, format, made.circumstances) }
}

describe('every case keeps the published rules and our own sums (promise 146)', () => {
  it.each(ALL)('%s as %s', (name, format) => {
    const { snapshot, xml } = written(name, format)
    expect(brokenRules(xml, format, snapshot)).toEqual([])
  })
})

describe('both syntaxes say the same', () => {
  it.each(Object.keys(CASES))('%s', (name) => {
    const [ubl, cii] = (['ubl', 'factur-x'] as const).map((format) =>
      factsOf(written(name, format).xml, format),
    )
    expect({ ...cii, currencies: [] }).toEqual({ ...ubl, currencies: [] })
  })
})

it('each format says which it is', () => {
  for (const format of Object.keys(PROFILES) as EDocumentFormat[]) {
    const { customization, process } = PROFILES[format]
    expect(factsOf(written('standard', format).xml, format)).toMatchObject({ customization, process })
  }
})

it('what is written depends on nothing but the document', () => {
  for (const format of ['xrechnung-ubl', 'factur-x'] as const)
    expect(written('500 lines', format).xml).toBe(written('500 lines', format).xml)
})

describe('what stands in single cases', () => {
  const facts = (name: string, format: EDocumentFormat = 'ubl') => factsOf(written(name, format).xml, format)

  it('what was paid is said beside what is owed, never below zero', () => {
    expect(facts('partly paid')).toMatchObject({ withTax: '119.00', paid: '50.00', payable: '69.00' })
    expect(facts('paid')).toMatchObject({ paid: '119.00', payable: '0.00', terms: null })
    expect(facts('paid twice')).toMatchObject({ paid: '119.00', payable: '0.00' })
  })

  it('a credit note keeps its day and the number of what it corrects, in both syntaxes', () => {
    for (const format of ['ubl', 'factur-x'] as const)
      expect(facts('credit note, partial, with a day', format)).toMatchObject({
        type: '381',
        dueDate: '2026-12-14',
        corrects: { number: 'RE-2026-0041', issueDate: '2026-11-02' },
        account: null,
      })
  })

  // promise 148
  it('what takes a credit note back asks nobody to pay', () => {
    for (const format of ['ubl', 'factur-x', 'xrechnung-cii', 'peppol-bis-3'] as const)
      expect(facts('a credit note taken back', format)).toMatchObject({
        ...{ type: '380', meansCode: '1', account: null, paid: '44.63', payable: '0.00' },
        ...{ terms: 'Zu diesem Beleg ist nichts zu zahlen.', corrects: { number: 'GS-2026-0001' } },
      })
  })

  it('what nobody pays goes between two Dutch without a means of payment, which their rules would want a bank for', () => {
    for (const name of ['credit note between two Dutch', 'a credit note between two Dutch taken back'])
      expect(facts(name, 'peppol-bis-3')).toMatchObject({ meansCode: null, account: null })
  })

  it('Greece is EL in VAT numbers and GR in addresses', () => {
    expect(facts('a Greek seller').seller).toMatchObject({
      vatNumber: 'EL094259216',
      address: { country: 'GR' },
    })
    expect(facts('a Greek customer').buyer).toMatchObject({
      vatNumber: 'EL094259216',
      address: { country: 'GR' },
    })
  })

  it('a price below a cent keeps its decimals', () => {
    expect(facts('prices below a cent').lines.map(({ net, price }) => [price, net])).toEqual([
      ['0.1651', '203.83'],
      ['0.000333', '33.30'],
    ])
  })

  it('who pays reads where to: the account, and the link', () => {
    expect(facts('standard')).toMatchObject({
      meansCode: '58',
      account: 'DE02120300000000202051',
      reference: 'RE-2026-0042',
    })
    expect(facts('standard').terms).toContain('https://remit.example/i/2f7c?a=1&b=2')
    expect(facts('no bank details')).toMatchObject({ meansCode: '68', account: null })
    expect(facts('an account without IBAN')).toMatchObject({ meansCode: '30', account: '000123456789' })
  })

  it('what paying costs is said, and in a line of its own where Germany reads it (BR-DE-18)', () => {
    const { terms } = facts('with a price of paying')
    expect(terms).toContain('Zahlen Sie alles bis zum 8. Dezember 2026')
    expect(terms).toContain('SEPA-Lastschrift')
    expect(terms).toContain('siehe #5# der AGB')
    for (const format of ['xrechnung-ubl', 'xrechnung-cii'] as const) {
      const german = facts('with a price of paying', format).terms ?? ''
      expect(german.split('\n')[0]).toBe('#SKONTO#TAGE=8#PROZENT=2.50#')
      // Behind it, nothing else looks like such a line.
      expect(german.split(/#.+#/).at(-1)).toMatch(/^\s*\n/)
      expect(german).toContain('siehe ＃5＃ der AGB')
    }
  })

  it('text stands as it was written, without what XML forbids', () => {
    const { note, lines, terms } = facts('text of every kind')
    expect(lines[0]?.name).toBe('Brot & "Brötchen" <hell>')
    expect(note).toBe('#SKONTO#TAGE=14# Danke & bis bald\n\nAmtsgericht Berlin\nHRB 4711')
    expect(terms).toContain('· #5 % Zinsen')
  })

  it('a letter that is half a character is replaced', () => {
    const snapshot = documentOf({ lines: [{ unitPrice: '1', description: 'x\ud83d' }] })
    const xml = writeEDocument(snapshot, 'ubl', { paymentUrl: null, paidMinor: 0 })
    expect(factsOf(xml, 'ubl').lines[0]?.name).toBe('x\ufffd')
  })
})
