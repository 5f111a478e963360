// What documents to a company say of it: folded away, because most customers are people.
'use client'
import { useState } from 'react'
import { schemesWith } from '@/components/settings/organisation/schemes'
import { SelectField, TextField } from '@/components/ui/field'

const TEXTS = [
  ['legalName', 'Registered name', 'As in the register, if it is not the name above.'],
  ['vatNumber', 'VAT number', 'Begins with the letters of the country, such as DE or FR.'],
  ['companyRegistrationNumber', 'Register number', ''],
  [
    'buyerReference',
    'Buyer reference',
    'What they want to read on invoices: a cost centre, or a Leitweg-ID.',
  ],
  ['paymentTermsDays', 'Days until payment', 'Leave empty for your usual term.'],
] as const

export type CompanyData = Record<(typeof TEXTS)[number][0], string | null> & {
  electronicAddress: { scheme: string; id: string } | null
}

export const COMPANY_POINTERS = [...TEXTS.map(([name]) => `/${name}`), '/electronicAddress']

const daysOf = (typed: string): number | string | null =>
  /^\d{1,6}$/.test(typed) ? Number(typed) : typed || null

/** The fields of a body, from the form in which these stand. */
export function companyIn(form: HTMLFormElement) {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '').trim()
  const scheme = text('scheme')
  return {
    legalName: text('legalName') || null,
    vatNumber: text('vatNumber') || null,
    companyRegistrationNumber: text('companyRegistrationNumber') || null,
    buyerReference: text('buyerReference') || null,
    paymentTermsDays: daysOf(text('paymentTermsDays')),
    electronicAddress: scheme === '' ? null : { scheme, id: text('electronicId') },
  }
}

interface Props {
  company: CompanyData | null
  errorOf: (name: string) => string | undefined
}

export function CompanyFields({ company, errorOf }: Props) {
  const [scheme, setScheme] = useState(company?.electronicAddress?.scheme ?? '')
  const isKnown = Object.values(company ?? {}).some((value) => value !== null)
  const isWrong = COMPANY_POINTERS.some((pointer) => errorOf(pointer.slice(1)))
  return (
    <details open={isKnown || isWrong} className="rounded-base border border-line">
      <summary className="min-h-11 cursor-pointer px-3 py-2 font-strong">Company and tax details</summary>
      <div className="grid gap-4 border-t border-line p-3">
        {TEXTS.map(([name, label, hint]) => (
          <TextField
            key={name}
            label={label}
            name={name}
            hint={hint}
            autoComplete="off"
            inputMode={name === 'paymentTermsDays' ? 'numeric' : 'text'}
            defaultValue={company?.[name] ?? ''}
            error={errorOf(name)}
          />
        ))}
        <SelectField
          label="Electronic address"
          name="scheme"
          hint="Where their program takes electronic invoices, for example on the Peppol network."
          choices={schemesWith(scheme)}
          value={scheme}
          onChange={({ target }) => setScheme(target.value)}
          error={errorOf('electronicAddress/scheme')}
        />
        {scheme !== '' && (
          <TextField
            label="Its number or address"
            name="electronicId"
            autoComplete="off"
            defaultValue={company?.electronicAddress?.id ?? ''}
            error={errorOf('electronicAddress/id')}
          />
        )}
      </div>
    </details>
  )
}
