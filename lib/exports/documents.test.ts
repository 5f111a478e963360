// Exports of invoices and credit notes: rows by category and rate, in every currency, as they were issued, safe, and never half.
import readXlsxFile from 'read-excel-file/node'
import { describe, expect } from 'vitest'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { bytesOf, group, open, putCreditNote, putCustomer, putInvoice, rowsOf } from './testing/made'

describe('invoices', () => {
  it('has a row for each category and rate after discounts, and what is of the whole invoice once', async ({
    house,
    people,
  }) => {
    await putInvoice(
      house,
      people,
      [
        group('S', 19, 9_000, 1_710, { discountMinor: 1_000 }),
        group('S', 7, 4_500, 315, { discountMinor: 500 }),
      ],
      { amountPaidMinor: 5_000, discountMinor: 1_500, dueDate: '2026-11-14', documentNumber: 'RE-A' },
    )
    await putInvoice(house, people, [group('Z', 0, 5_000, 0)], { currency: 'JPY', documentNumber: 'RE-B' })
    await putInvoice(house, people, [group('S', 5, 1_234_567, 61_728)], {
      ...{ currency: 'KWD', documentNumber: 'RE-C', issueDate: '2026-10-31' },
    })
    const rows = await rowsOf(house, people, { kind: 'invoices', decimal: 'point' })
    expect(rows.map((row) => [row[0], ...row.slice(7, 17)])).toEqual([
      ['RE-A', 'S', '19', '90.00', '17.10', '107.10', 'EUR', '155.25', '50.00', '0.00', '105.25'],
      ['RE-A', 'S', '7', '45.00', '3.15', '48.15', 'EUR', '', '', '', ''],
      ['RE-B', 'Z', '0', '5000', '0', '5000', 'JPY', '5000', '0', '0', '5000'],
      ['RE-C', 'S', '5', '1234.567', '61.728', '1296.295', 'KWD', '1296.295', '0.000', '0.000', '1296.295'],
    ])
    expect(rows[0]?.slice(0, 5)).toEqual([
      'RE-A',
      '2026-10-15',
      '2026-11-14',
      'PartiallyPaid',
      'Café Sonnenschein',
    ])
    const eur = await rowsOf(house, people, { kind: 'invoices', currency: 'JPY' })
    expect(eur.map(([number]) => number)).toEqual(['RE-B'])
  })

  it('reads lines from before groups were kept, names the buyer as it was frozen, and leaves drafts out', async ({
    client,
    house,
    people,
  }) => {
    const order = {
      ...{ organisationId: people.organisationId, customerId: people.customerId, currency: 'EUR' as const },
      issueDate: '2026-10-15',
      lineItems: [
        { description: 'Bread', quantity: 2, unitPrice: '10', taxRate: 7 },
        { description: 'Cup', quantity: 1, unitPrice: '30', taxRate: 19 },
      ],
    }
    const { id } = await createInvoice(house, { id: newId(), ...order })
    await createInvoice(house, { id: newId(), ...order })
    await sendInvoice(house, people.organisationId, id)
    await client`update customers set name = 'Renamed' where id = ${people.customerId}`
    await client`update invoices set tax_groups = null where id = ${id}`
    const rows = await rowsOf(house, people, { kind: 'invoices', decimal: 'point' })
    expect(rows.map((row) => [row[4], ...row.slice(7, 12)])).toEqual([
      ['Café Sonnenschein', 'S', '7', '20.00', '1.40', '21.40'],
      ['Café Sonnenschein', 'S', '19', '30.00', '5.70', '35.70'],
    ])
  })

  it('holds the days that are asked for, both ends included, and says that there is nothing', async ({
    house,
    people,
  }) => {
    for (const issueDate of ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'])
      await putInvoice(house, people, [group('S', 19, 100, 19)], { issueDate })
    const rows = await rowsOf(house, people, { kind: 'invoices' })
    expect(rows.map(([, issued]) => issued)).toEqual(['2026-10-01', '2026-10-31'])
    const empty = await open(house, people, { kind: 'invoices', from: '2025-01-01', to: '2025-12-31' })
    expect([empty.isEmpty, (await bytesOf(empty)).toString().split('\r\n')]).toMatchObject([
      true,
      { length: 2 },
    ])
    await expect(open(house, people, { kind: 'invoices', to: '2026-09-30' })).rejects.toMatchObject({
      errors: [{ pointer: '/to', code: 'before-from' }],
    })
  })

  it('is written as the country writes, unless the caller says otherwise', async ({ house, people }) => {
    const american = await testPeople(house, { organisation: { country: 'US' } })
    await putInvoice(house, people, [group('S', 19, 12_345, 2_346)])
    await putInvoice(house, american, [group('S', 19, 12_345, 2_346)], { currency: 'USD' })
    const text = async (of: typeof people, more = {}) =>
      (await bytesOf(await open(house, of, { kind: 'invoices', ...more }))).toString()
    expect(await text(people)).toContain(';S;19;123,45;23,46;146,91;EUR;')
    expect(await text(american)).toContain(',S,19,123.45,23.46,146.91,USD,')
    expect(await text(people, { separator: 'comma' })).toContain(',S,19,"123,45","23,46","146,91",EUR,')
  })

  it('makes text safe that a spreadsheet would run, and leaves numbers numbers', async ({
    house,
    people,
  }) => {
    const names = ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1']
    for (const [at, name] of names.entries()) {
      const customerId = await putCustomer(house, people, { name })
      await putInvoice(house, { ...people, customerId }, [group('S', 19, 100, 19)], {
        issueDate: `2026-10-1${at}`,
        externalReference: '=2+2',
      })
    }
    await putInvoice(house, people, [group('S', 19, 1_000, 190), group('S', 7, -100, -7)], {
      issueDate: '2026-10-20',
    })
    const text = (await bytesOf(await open(house, people, { kind: 'invoices', decimal: 'point' }))).toString()
    expect([...text.matchAll(/;"?'[=+\-@\t\r]/g)]).toHaveLength(2 * names.length)
    expect(text).toContain(';S;7;-1.00;-0.07;-1.07;EUR;')
  })

  // promise 150
  it('shows nothing below 0 as paid, credited or owed', async ({ house, people }) => {
    const groups = [group('S', 19, 10_000, 1_900)]
    await putInvoice(house, people, groups, { amountPaidMinor: 0, amountCreditedMinor: 11_900 })
    await putInvoice(house, people, groups, { amountPaidMinor: 20_000, amountCreditedMinor: 1_900 })
    const rows = await rowsOf(house, people, { kind: 'invoices' })
    expect(rows.flatMap((row) => row.slice(14, 17)).filter((cell) => cell.startsWith('-'))).toEqual([])
  })

  it('is a spreadsheet that another reader reads: numbers, dates, and text that is no formula', async ({
    house,
    people,
  }) => {
    const customerId = await putCustomer(house, people, { name: '=1+1', address: { country: 'AT' } })
    await putInvoice(house, { ...people, customerId }, [group('S', 19, 12_345, 2_346)], {
      documentNumber: '0042',
    })
    await putInvoice(house, people, [group('Z', 0, 5_000, 0)], { currency: 'JPY' })
    const file = await open(house, people, { kind: 'invoices', format: 'xlsx' })
    expect(file.name).toBe('invoices-2026-10-01-2026-10-31.xlsx')
    const [sheet] = await readXlsxFile(await bytesOf(file))
    const [head, first, second] = sheet?.data ?? []
    expect(head?.slice(0, 2)).toEqual(['Number', 'Issued'])
    expect(first?.slice(0, 14)).toEqual([
      ...['0042', new Date('2026-10-15T00:00:00Z'), null, 'Sent', '=1+1', 'AT', null],
      ...['S', 19, 123.45, 23.46, 146.91, 'EUR', 146.91],
    ])
    expect(second?.slice(9, 12)).toEqual([5_000, 0, 5_000])
  })

  it('goes on from batch to batch without losing or doubling a row', async ({ client, house, people }) => {
    await client`
      insert into invoices (id, organisation_id, customer_id, currency, issue_date, number, document_number, sent_at,
        sub_total_minor, tax_minor, total_minor, tax_groups)
      select gen_random_uuid(), ${people.organisationId}, ${people.customerId}, 'EUR', date '2026-10-01' + n % 7, 10000 + n,
        'N-' || n, now(), 100, 19, 119,
        '[{"category":"S","ratePpm":190000,"name":null,"reason":null,"baseMinor":100,"taxMinor":19,"discountMinor":0,"chargeMinor":0}]'
      from generate_series(1, 2500) n`
    const rows = await rowsOf(house, people, { kind: 'invoices' })
    expect(new Set(rows.map(([number]) => number)).size).toBe(2_500)
    expect(rows).toHaveLength(2_500)
    expect(rows.map(([, issued]) => issued)).toEqual(rows.map(([, issued]) => issued).toSorted())
  })

  it('breaks where its rows cannot be read any more, and refuses where the first cannot', async ({
    client,
    house,
    people,
  }) => {
    await client`
      insert into invoices (id, organisation_id, customer_id, currency, issue_date, number, document_number, sent_at,
        sub_total_minor, tax_minor, total_minor)
      select gen_random_uuid(), ${people.organisationId}, ${people.customerId}, 'EUR', '2026-10-02', 20000 + n, 'M-' || n,
        now(), 100, 19, 119 from generate_series(1, 3000) n`
    await client`
      insert into invoice_lines (organisation_id, invoice_id, position, description, quantity_thousandths, unit_price_minor,
        tax_rate_ppm, net_minor, tax_minor)
      select organisation_id, id, 0, 'Bread', 1000, 100, 190000, 100, 19 from invoices where number > 20000`
    const files = [
      await open(house, people, { kind: 'invoices' }),
      await open(house, people, { kind: 'invoices', format: 'xlsx' }),
      await open(house, people, { kind: 'datev' }),
    ]
    await client`alter table invoice_lines rename to invoice_lines_gone`
    try {
      for (const file of files) await expect(bytesOf(file)).rejects.toThrow()
      await expect(open(house, people, { kind: 'invoices' })).rejects.toThrow()
    } finally {
      await client`alter table invoice_lines_gone rename to invoice_lines`
    }
  })
})

describe('credit notes', () => {
  it('stand above 0, and what takes one back below', async ({ house, people }) => {
    const invoiceId = await putInvoice(house, people, [group('S', 19, 10_000, 1_900)], {
      documentNumber: 'RE-X',
    })
    const groups = [group('S', 19, 5_000, 950)]
    const id = await putCreditNote(house, people, invoiceId, groups, {
      ...{ documentNumber: 'GS-X', cancelledAt: new Date() },
    })
    await putCreditNote(house, people, invoiceId, groups, { documentNumber: 'GS-Y', cancelsId: id })
    await putCreditNote(house, people, invoiceId, groups, { documentNumber: null, issuedAt: null })
    const rows = await rowsOf(house, people, { kind: 'credit-notes', decimal: 'point' })
    expect(rows.map((row) => [...row.slice(0, 7), ...row.slice(9, 15)])).toEqual([
      [
        ...['GS-X', '2026-10-20', 'Cancelled', 'RE-X', '', 'Late', 'Café Sonnenschein'],
        ...['S', '19', '50.00', '9.50', '59.50', 'EUR'],
      ],
      [
        ...['GS-Y', '2026-10-20', 'Issued', 'RE-X', 'GS-X', 'Late', 'Café Sonnenschein'],
        ...['S', '19', '-50.00', '-9.50', '-59.50', 'EUR'],
      ],
    ])
  })
})

describe('invoices for other programs', () => {
  it('come to what was issued, in the columns of Xero', async ({ house }) => {
    const british = await testPeople(house, { organisation: { country: 'GB' } })
    await putInvoice(house, british, [group('S', 20, 10_000, 2_000), group('Z', 0, 500, 0)], {
      ...{ currency: 'GBP', documentNumber: 'INV-1', dueDate: '2026-11-14' },
    })
    await putInvoice(house, british, [group('S', 20, 1, 0)], { voidedAt: new Date(), currency: 'GBP' })
    const text = (await bytesOf(await open(house, british, { kind: 'xero-invoices' }))).toString()
    expect(text.slice(1).split('\r\n')).toEqual([
      '*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,TaxAmount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme',
      'Café Sonnenschein,office@sonnenschein.example,,,,,,,,,INV-1,,15/10/2026,14/11/2026,125.00,,"Invoice INV-1, 20 % tax",1,100.00,,200,20% (VAT on Income),20.00,,,,,GBP,',
      'Café Sonnenschein,office@sonnenschein.example,,,,,,,,,INV-1,,15/10/2026,14/11/2026,125.00,,"Invoice INV-1, 0 % tax",1,5.00,,200,Zero Rated Income,0.00,,,,,GBP,',
      '',
    ])
  })

  it('come to what was issued, in the columns of QuickBooks, the month first in the United States', async ({
    house,
  }) => {
    const american = await testPeople(house, { organisation: { country: 'US' } })
    await putInvoice(house, american, [group('S', 8.25, 10_000, 825)], {
      currency: 'USD',
      documentNumber: 'INV-2',
    })
    const text = (await bytesOf(await open(house, american, { kind: 'quickbooks-invoices' }))).toString()
    expect(text.slice(1).split('\r\n')).toEqual([
      '*InvoiceNo,*Customer,*InvoiceDate,*DueDate,Terms,Location,Memo,Item(Product/Service),ItemDescription,ItemQuantity,ItemRate,*ItemAmount,*ItemTaxCode,ItemTaxAmount,Currency',
      'INV-2,Café Sonnenschein,10/15/2026,10/15/2026,,,,Sales,"Invoice INV-2, 8.25 % tax",1,100.00,100.00,8.25%,8.25,USD',
      '',
    ])
  })

  it('have a form of their own, which nobody chooses', async ({ house, people }) => {
    for (const more of [{ format: 'xlsx' }, { separator: 'tab' }, { decimal: 'comma' }] as const)
      await expect(open(house, people, { kind: 'xero-invoices', ...more })).rejects.toMatchObject({
        errors: [{ code: 'own-form', pointer: `/${Object.keys(more)[0]}` }],
      })
  })
})
