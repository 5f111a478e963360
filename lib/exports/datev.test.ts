// DATEV: the file byte for byte, accounts by rate and category, and what it cannot hold.
import { decode } from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import { accountFor, readAccounts } from './datev/accounts'
import { COLUMNS } from './datev/columns'
import {
  bytesOf,
  group,
  open,
  putCreditNote,
  putCustomer,
  putEntry,
  putInvoice,
  putPayment,
  rowsOf,
} from './testing/made'

const linesOf = (bytes: Buffer): string[] => decode(bytes, 'win1252').split('\r\n')

/** What a line says, column by column, without the empty ones. */
const said = (line = ''): Record<string, string> =>
  Object.fromEntries(
    line
      .split(';')
      .map((cell, at) => [COLUMNS[at] ?? `beyond ${at}`, cell])
      .filter(([, cell]) => cell !== ''),
  )

describe('a Buchungsstapel', () => {
  it('is header 700, the columns of format 13, and a line for each category and rate', async ({
    house,
    people,
  }) => {
    const customerId = await putCustomer(house, people, { name: 'Müller "& Söhne" – Łódź 東' })
    const invoiceId = await putInvoice(
      house,
      { ...people, customerId },
      [group('S', 19, 100_000, 19_000), group('S', 7, 4_500, 315)],
      { documentNumber: 'RE-2026.0042', dueDate: '2026-11-14' },
    )
    await putCreditNote(house, { ...people, customerId }, invoiceId, [group('S', 19, 10_000, 1_900)], {
      documentNumber: 'GS-1',
    })
    await putInvoice(house, people, [group('S', 19, 1, 0)], { voidedAt: new Date() })
    const file = await open(house, people, { kind: 'datev', consultant: 29098, client: 55003 })
    const bytes = await bytesOf(file)
    const [header = '', columns, ...lines] = linesOf(bytes)
    expect(file.name).toBe('EXTF_Buchungsstapel_2026-10-01_2026-10-31.csv')
    expect(header.replace(/;13;\d{17};/, ';13;<now>;')).toBe(
      '"EXTF";700;21;"Buchungsstapel";13;<now>;;"RE";"";"";29098;55003;20260101;4;20261001;20261031;"Remit 2026-10-01 2026-10-31";"";1;0;0;"EUR";;"";;;"03";;;"";""',
    )
    expect(columns?.split(';')).toHaveLength(125)
    const rest = `${';'.repeat(99)}0;;;14112026;;;;;;;;`
    expect(lines[0]).toBe(
      `1190,00;"S";"EUR";;;;10000;8400;;1510;"RE-2026-0042";;;"RE-2026.0042 Müller ""& Söhne"" – ?ódz ?"${rest.replace(';'.repeat(99), ';'.repeat(100))}`,
    )
    expect(lines.map((line) => line.split(';').length)).toEqual([125, 125, 125, 1])
    expect(said(lines[1])).toMatchObject({
      'Umsatz (ohne Soll/Haben-Kz)': '48,15',
      'Gegenkonto (ohne BU-Schlüssel)': '8300',
    })
    expect(said(lines[2])).toEqual({
      'Umsatz (ohne Soll/Haben-Kz)': '119,00',
      'Soll/Haben-Kennzeichen': '"H"',
      'WKZ Umsatz': '"EUR"',
      Konto: '10000',
      'Gegenkonto (ohne BU-Schlüssel)': '8400',
      Belegdatum: '2010',
      'Belegfeld 1': '"GS-1"',
      Buchungstext: '"GS-1 Müller ""& Söhne"" – ?ódz ?"',
      Festschreibung: '0',
    })
    // The bytes themselves: ü is one byte, and so is the dash.
    expect(bytes.includes(Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBe(true)
    expect(bytes.includes(0x96)).toBe(true)
  })

  it('posts a surcharge that was paid, and takes it back with what was returned of it (promise 155)', async ({
    house,
    people,
  }) => {
    const customerId = await putCustomer(house, people, { name: 'Lindenhof' })
    const invoiceId = await putInvoice(house, { ...people, customerId }, [group('S', 19, 10_000, 1_900)], {
      documentNumber: 'RE-77',
      issueDate: '2026-09-15',
    })
    const { organisationId } = people
    const settled = { creditMinor: 0, surchargeMinor: 238 }
    const means = { type: 'card', funding: 'credit', country: 'US' }
    const decided = {
      earlyMinor: 0,
      earlyEndsAt: null,
      discountMinor: 0,
      surchargeMinor: 238,
      pressedAt: null,
    }
    const paymentId = await putPayment(house, people, invoiceId, '2026-10-05T12:00:00Z', {
      ...{ amountMinor: 12_138, settlesMinor: 11_900, price: { ...decided, means, settled } },
    })
    const entry = { organisationId, invoiceId, paymentId, currency: 'EUR' } as const
    const at = (day: string) => new Date(`2026-10-${day}T12:00:00Z`)
    await putEntry(house, { ...entry, kind: 'surcharge', amountMinor: -238, occurredAt: at('05') })
    // The database books what that is more than the invoice had as the seller's loss.
    await putEntry(house, { ...entry, kind: 'refund', amountMinor: -12_138, occurredAt: at('07') })
    const file = await open(house, people, { kind: 'datev' })
    const [, , ...lines] = linesOf(await bytesOf(file))
    const postings = async () => {
      const [, , ...all] = linesOf(await bytesOf(await open(house, people, { kind: 'datev' })))
      return all.filter(Boolean).map(said)
    }
    const posted = (side: string, day: string) => ({
      'Umsatz (ohne Soll/Haben-Kz)': '2,38',
      'Soll/Haben-Kennzeichen': `"${side}"`,
      'WKZ Umsatz': '"EUR"',
      Konto: '10000',
      'Gegenkonto (ohne BU-Schlüssel)': '8600',
      Belegdatum: day,
      'Belegfeld 1': '"RE-77"',
      Buchungstext: '"Zahlungszuschlag RE-77 Lindenhof"',
      Festschreibung: '0',
    })
    expect(lines.slice(0, 2).map(said)).toEqual([posted('S', '0510'), posted('H', '0710')])
    expect(lines).toHaveLength(3)
    const [row] = await rowsOf(house, people, { kind: 'payments', decimal: 'point' })
    expect([row?.[7], row?.[14]]).toEqual(['121.38', '2.38'])
    // A charge that is lost as well takes nothing back again, nor does its return owe it anew: the refund stands.
    await putEntry(house, { ...entry, kind: 'dispute_lost', amountMinor: -12_138, occurredAt: at('08') })
    await putEntry(house, { ...entry, kind: 'dispute_reversed', amountMinor: 12_138, occurredAt: at('09') })
    expect((await postings()).map(({ Belegdatum }) => Belegdatum)).toEqual(['0510', '0710'])
    // Of a refund that fails it is owed again, also where the price says nothing of it.
    await putEntry(house, { ...entry, kind: 'refund_reversed', amountMinor: 12_138, occurredAt: at('10') })
    await house.db.$client`update payments set price = price - 'settled' where id = ${paymentId}`
    expect(await postings()).toEqual([posted('S', '0510'), posted('H', '0710'), posted('S', '1010')])
  })

  it('names a foreign currency and whole amounts with two decimals, and tells the buyer by VAT number', async ({
    house,
    people,
  }) => {
    const customerId = await putCustomer(house, people, {
      ...{ name: 'Vienna', vatNumber: 'ATU12345675', address: { country: 'AT' } },
    })
    await putInvoice(house, people, [group('Z', 0, 5_000, 0)], { currency: 'JPY', documentNumber: 'A' })
    await putInvoice(house, { ...people, customerId }, [group('K', 0, 5_000, 0)], { documentNumber: 'B' })
    await putInvoice(
      house,
      { ...people, customerId },
      [group('S', 19, 1_000, 190), group('AE', 0, -500, 0)],
      {
        documentNumber: 'C',
      },
    )
    const [, , ...lines] = linesOf(
      await bytesOf(await open(house, people, { kind: 'datev', chart: 'skr04' })),
    )
    const told = lines
      .filter(Boolean)
      .map((line) => said(line))
      .map((cells) => [
        ...[cells['Belegfeld 1'], cells['Umsatz (ohne Soll/Haben-Kz)'], cells['Soll/Haben-Kennzeichen']],
        ...[
          cells['WKZ Umsatz'],
          cells['Gegenkonto (ohne BU-Schlüssel)'],
          cells['EU-Land u. UStID (Bestimmung)'],
        ],
      ])
    expect(told.toSorted()).toEqual([
      ['"A"', '5000,00', '"S"', '"JPY"', '4290', undefined],
      ['"B"', '50,00', '"S"', '"EUR"', '4125', '"ATU12345675"'],
      ['"C"', '11,90', '"S"', '"EUR"', '4400', undefined],
      ['"C"', '5,00', '"H"', '"EUR"', '4336', '"ATU12345675"'],
    ])
  })

  it('refuses what it cannot hold: a third decimal, and days of two years', async ({ house, people }) => {
    await putInvoice(house, people, [group('S', 5, 1_234_567, 61_728)], { currency: 'KWD' })
    await putInvoice(house, people, [group('S', 19, 100, 19)])
    await expect(open(house, people, { kind: 'datev' })).rejects.toMatchObject({
      errors: [{ pointer: '/currency', code: 'too-many-decimals' }],
    })
    expect((await open(house, people, { kind: 'datev', currency: 'EUR' })).isEmpty).toBe(false)
    const twoYears = { kind: 'datev', currency: 'EUR', from: '2026-07-01', to: '2027-06-30' } as const
    await expect(open(house, people, twoYears)).rejects.toMatchObject({
      errors: [{ pointer: '/to', code: 'not-one-year' }],
    })
    expect((await open(house, people, { ...twoYears, yearBegins: '2026-07-01' })).isEmpty).toBe(false)
  })
})

const SALE = { category: 'S', ratePpm: 190_000, isAbroad: false, isSmall: false } as const

test('accounts are those of the chart, unless the caller names others by rate or category', () => {
  const own = readAccounts('19:4401, 7:4301,K:4127')
  expect(accountFor('skr04', own, SALE)).toBe('4401')
  expect(accountFor('skr04', own, { ...SALE, category: 'K', ratePpm: 0 })).toBe('4127')
  expect(accountFor('skr04', own, { ...SALE, category: 'AE', ratePpm: 0, isAbroad: true })).toBe('4336')
  expect(
    accountFor('skr03', readAccounts(undefined), { ...SALE, category: 'E', ratePpm: 0, isSmall: true }),
  ).toBe('8195')
  expect(accountFor('skr03', readAccounts(undefined), { ...SALE, ratePpm: 160_000 })).toBe('8200')
  for (const text of ['8400', '19:84', 'S:8400', '101:8400', '19=8400', '19:8400,'])
    expect(() => readAccounts(text)).toThrow('revenue must name accounts')
})

test('the columns are those that DATEV names', () => {
  expect([COLUMNS.length, COLUMNS[39], COLUMNS[87], COLUMNS[113], COLUMNS[116]]).toEqual([
    ...[125, 'EU-Land u. UStID (Bestimmung)', 'Stück', 'Festschreibung', 'Fälligkeit'],
  ])
})
