// The parts of the organisation's form, each about one thing.
'use client'
import { type ReactNode, useState } from 'react'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { CURRENCIES, isCurrency } from '@/lib/money/currency'
import { bankFieldsOf } from './bank-fields'
import { BrandingPreview } from './branding-preview'
import { LogoField } from './logo-field'
import type { PreviewSentences } from './preview-reader'
import { type Choice, COLUMNS, Section, type SectionProps } from './section'
import { useSettled } from './use-settled'
import { type ZoneChoice, ZoneField } from './zone-field'

const CURRENCY_CHOICES = CURRENCIES.map(({ code }) => ({ value: code, label: code }))
/** What a picker shows where no colour is chosen: Remit's own. */
const OWN_COLOUR = '#1d5c55'

export function ParticularsSection({
  countries,
  errorOf,
  languages,
  timeZones,
  type,
  typed,
}: SectionProps & {
  countries: Choice[]
  languages: readonly Choice[]
  timeZones: ZoneChoice[]
}) {
  return (
    <Section title="Particulars" lead="The name on invoices, and where payers can reach you.">
      <div className={COLUMNS}>
        <TextField
          label="Name"
          required
          maxLength={200}
          autoComplete="organization"
          value={typed.name}
          onChange={({ target }) => type({ name: target.value })}
          error={errorOf('/name')}
        />
        <TextField
          label="Email address for payers"
          type="text"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="email"
          value={typed.email}
          onChange={({ target }) => type({ email: target.value })}
          error={errorOf('/email')}
        />
        <SelectField
          label="Country"
          choices={countries}
          value={typed.country}
          onChange={({ target }) => type({ country: target.value })}
          error={errorOf('/country')}
        />
        <SelectField
          label="Default currency"
          hint="New invoices start with it."
          choices={CURRENCY_CHOICES}
          value={typed.defaultCurrency}
          onChange={({ target }) => type({ defaultCurrency: target.value })}
          error={errorOf('/defaultCurrency')}
        />
        <ZoneField
          choices={timeZones}
          value={typed.timeZone}
          onChange={(timeZone) => type({ timeZone })}
          error={errorOf('/timeZone')}
        />
        <SelectField
          label="Language"
          hint="For emails to you, and for customers without a language of their own."
          choices={languages}
          value={typed.locale}
          onChange={({ target }) => type({ locale: target.value })}
          error={errorOf('/locale')}
        />
      </div>
    </Section>
  )
}

export function BrandingSection({
  errorOf,
  logo,
  mayChange,
  organisationId,
  sentences,
  type,
  typed,
}: SectionProps & {
  sentences: PreviewSentences
  organisationId: string
  /** Where the uploaded one is; null where there is none. */
  logo: string | null
  mayChange: boolean
}) {
  const [uploaded, setUploaded] = useState(logo)
  // An address that is still being typed is nobody's logo yet.
  const logoUrl = useSettled(typed.logoUrl.trim())
  const currency = isCurrency(typed.defaultCurrency) ? typed.defaultCurrency : 'EUR'
  return (
    <Section title="Branding" lead="Payers see your colour and your logo on every invoice, page and email.">
      <div className={COLUMNS}>
        <div className="flex items-start gap-3">
          <TextField
            className="grow"
            label="Colour"
            hint="Such as #1f6f54; leave empty for ours."
            maxLength={7}
            autoComplete="off"
            value={typed.primaryColour}
            onChange={({ target }) => type({ primaryColour: target.value })}
            error={errorOf('/branding/primaryColour')}
          />
          <input
            type="color"
            aria-label="Pick the colour"
            value={/^#[\da-f]{6}$/i.test(typed.primaryColour) ? typed.primaryColour : OWN_COLOUR}
            onChange={({ target }) => type({ primaryColour: target.value })}
            className="mt-6 size-11 shrink-0 cursor-pointer rounded-base border border-field bg-paper p-1"
          />
        </div>
        <TextField
          label="Logo URL"
          hint="Instead of a file. A file comes first."
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          value={typed.logoUrl}
          onChange={({ target }) => type({ logoUrl: target.value })}
          error={errorOf('/branding/logoUrl')}
        />
      </div>
      {mayChange && <LogoField organisationId={organisationId} shown={uploaded} onChange={setUploaded} />}
      <BrandingPreview
        name={typed.name.trim()}
        email={typed.email.trim()}
        currency={currency}
        colour={typed.primaryColour}
        logoUrl={
          uploaded ??
          (/^https:\/\/[^\s/]+\.[^\s/]+\/\S/.test(logoUrl)
            ? `/settings/organisation/logo?${new URLSearchParams({ url: logoUrl })}`
            : '')
        }
        sentences={sentences}
      />
    </Section>
  )
}

export function BankSection({ errorOf, type, typed }: SectionProps) {
  return (
    <Section
      title="Bank account"
      lead="For payers who prefer a bank transfer: shown next to the other ways to pay."
    >
      <div className={COLUMNS}>
        {bankFieldsOf(typed.country, typed.bank).map(({ hint, label, name }) => (
          <TextField
            key={name}
            label={label}
            hint={hint}
            autoComplete="off"
            maxLength={200}
            value={typed.bank[name]}
            onChange={({ target }) => type({ bank: { ...typed.bank, [name]: target.value } })}
            error={errorOf(`/bankDetails/${name}`)}
          />
        ))}
      </div>
    </Section>
  )
}

export function CheckoutSection({
  errorOf,
  secret,
  type,
  typed,
}: SectionProps & {
  /** By which a new secret is made, for who may. */
  secret: ReactNode
}) {
  return (
    <Section title="Checkouts" lead="For your own shops and booking pages that sell your articles.">
      <div className={COLUMNS}>
        <TextAreaField
          label="Pages allowed to sell"
          hint="One per line, such as https://book.example.com."
          value={typed.allowedOrigins}
          onChange={({ target }) => type({ allowedOrigins: target.value })}
          error={errorOf('/allowedOrigins')}
        />
        <TextField
          label="Where payers go afterwards"
          hint="Leave empty for our own page."
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          value={typed.confirmationUrl}
          onChange={({ target }) => type({ confirmationUrl: target.value })}
          error={errorOf('/confirmationUrl')}
        />
      </div>
      <div className="grid max-w-[44rem] justify-items-start gap-2">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={typed.requiresReferenceSignature}
            onChange={({ target }) => type({ requiresReferenceSignature: target.checked })}
            className="size-4 shrink-0 accent-accent"
          />
          Refuse calls that have neither a key nor a signature
        </label>
        <p className="text-13 text-muted text-pretty">
          A signed reference proves that your server has set its articles and quantities, so that nobody can
          buy it for less. Create the secret, and let your server sign with it, before you ask for signatures.
        </p>
        {secret}
      </div>
    </Section>
  )
}
