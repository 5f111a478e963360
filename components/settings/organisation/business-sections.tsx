// What documents say of the business: who it is by law, its tax, and what is printed besides.
'use client'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { schemesWith } from './schemes'
import { COLUMNS, Section, type SectionProps, tied } from './section'

const ADDRESS = [
  ['line1', 'Street and number', 'address-line1'],
  ['line2', 'Address line 2', 'address-line2'],
  ['postalCode', 'Postal code', 'postal-code'],
  ['city', 'City', 'address-level2'],
  ['state', 'State or region', 'address-level1'],
] as const

/** A mail address is typed in a text field: of the type "email", a browser spells names of hosts in punycode. */
const MAIL = { type: 'text', inputMode: 'email', autoCapitalize: 'none', spellCheck: false } as const

export function BusinessSection(section: SectionProps) {
  const { errorOf, type, typed } = section
  return (
    <Section
      title="Business details"
      lead="The law asks for them on most invoices: who you are, where, and whom customers can ask."
    >
      <div className={COLUMNS}>
        <TextField
          label="Registered name"
          hint="As in the register, if it is not the name above: Lindenhof Bakery Ltd."
          maxLength={200}
          {...tied(section, 'legalName')}
        />
        <TextField
          label="Trading as"
          hint="Only if customers know you by another name."
          maxLength={200}
          {...tied(section, 'tradingName')}
        />
        {ADDRESS.map(([name, label, autoComplete]) => (
          <TextField
            key={name}
            id={`address-${name}`}
            label={label}
            autoComplete={autoComplete}
            maxLength={name === 'postalCode' ? 20 : 200}
            value={typed.address[name]}
            onChange={({ target }) => type({ address: { ...typed.address, [name]: target.value } })}
            error={errorOf(`/address/${name}`)}
          />
        ))}
        <TextField
          label="Contact person"
          maxLength={200}
          autoComplete="off"
          {...tied(section, 'contactName')}
        />
        <TextField
          label="Contact’s email"
          hint="For questions about invoices."
          autoComplete="off"
          {...MAIL}
          {...tied(section, 'contactEmail')}
        />
        <TextField
          label="Phone"
          type="tel"
          maxLength={40}
          placeholder="+49 221 1234567"
          autoComplete="tel"
          {...tied(section, 'phone')}
        />
        <TextField
          label="Website"
          type="text"
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://"
          autoComplete="url"
          {...tied(section, 'website')}
        />
      </div>
    </Section>
  )
}

const REGISTERED = [
  { value: '', label: 'Choose' },
  { value: 'yes', label: 'Yes, we charge VAT' },
  { value: 'no', label: 'No, for example as a small business' },
]

export function TaxSection(section: SectionProps) {
  return (
    <Section
      title="Tax"
      lead="The numbers by which the tax office knows you. They are on its letters, and on your last tax return."
    >
      <div className={COLUMNS}>
        <SelectField
          label="Do you charge VAT?"
          hint="If not, invoices say why."
          choices={REGISTERED}
          {...tied(section, 'vatRegistered')}
        />
        <TextField
          label="VAT number"
          hint="Begins with the letters of your country, such as DE or FR."
          maxLength={40}
          autoComplete="off"
          {...tied(section, 'vatNumber')}
        />
        <TextField
          label="Tax number"
          hint="From your local tax office. Needed if you have no VAT number."
          maxLength={40}
          autoComplete="off"
          {...tied(section, 'taxNumber')}
        />
        <TextField
          label="Register number"
          hint="For registered companies, such as HRB 86786 or a SIRET."
          maxLength={60}
          autoComplete="off"
          {...tied(section, 'companyRegistrationNumber')}
        />
        <TextField
          label="Your number at customers"
          hint="Electronic invoices need it if you have neither a VAT number nor a register number; your tax number will do."
          maxLength={60}
          autoComplete="off"
          {...tied(section, 'sellerId')}
        />
      </div>
    </Section>
  )
}

export function DocumentsSection(section: SectionProps) {
  const { errorOf, type, typed } = section
  const { electronicAddress } = typed
  const typeAddress = (more: Partial<typeof electronicAddress>) =>
    type({ electronicAddress: { ...electronicAddress, ...more } })
  return (
    <Section title="Documents" lead="What your invoices say besides, and how they are sent.">
      <div className={COLUMNS}>
        <TextField
          label="Days until payment"
          hint="New invoices are due after so many days. Customers can have a term of their own."
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          {...tied(section, 'defaultPaymentTermsDays')}
        />
        <TextAreaField
          label="What late payment costs"
          hint="Printed on invoices; some countries require it."
          maxLength={500}
          {...tied(section, 'latePaymentFee')}
        />
        <TextAreaField
          label="Footer"
          hint="Such as your managing directors, or a word of thanks."
          maxLength={1000}
          {...tied(section, 'documentFooter')}
        />
        <div className="grid content-start gap-4">
          <SelectField
            id="electronicAddress"
            label="Electronic address"
            hint="Where other companies’ programs reach you, for example on the Peppol network."
            choices={schemesWith(electronicAddress.scheme)}
            value={electronicAddress.scheme}
            onChange={({ target }) => typeAddress({ scheme: target.value })}
            error={errorOf('/electronicAddress/scheme')}
          />
          {electronicAddress.scheme !== '' && (
            <TextField
              label="Its number or address"
              maxLength={200}
              autoComplete="off"
              value={electronicAddress.id}
              onChange={({ target }) => typeAddress({ id: target.value })}
              error={errorOf('/electronicAddress/id')}
            />
          )}
        </div>
      </div>
      <label className="flex min-h-11 max-w-[44rem] items-center gap-3">
        <input
          type="checkbox"
          checked={typed.attachPdfToEmails}
          onChange={({ target }) => type({ attachPdfToEmails: target.checked })}
          className="size-4 shrink-0 accent-accent"
        />
        Attach the PDF to emails about invoices
      </label>
      <label className="flex min-h-11 max-w-[44rem] items-center gap-3">
        <input
          type="checkbox"
          checked={typed.offersAutopay}
          onChange={({ target }) => type({ offersAutopay: target.checked })}
          className="size-4 shrink-0 accent-accent"
        />
        Let customers agree, when they pay, that later invoices are collected automatically
      </label>
      {typed.peppolDelivery !== null && (
        <label className="flex min-h-11 max-w-[44rem] items-center gap-3">
          <input
            type="checkbox"
            checked={typed.peppolDelivery}
            onChange={({ target }) => type({ peppolDelivery: target.checked })}
            className="size-4 shrink-0 accent-accent"
          />
          Send invoices and credit notes by Peppol as well, to customers with an electronic address there
        </label>
      )}
    </Section>
  )
}
