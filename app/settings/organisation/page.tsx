// An organisation's details, with a preview of the payer's page.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { languagesWith } from '@/components/admin/customer/languages'
import { OWN_LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { AUDIT_PATH } from '@/components/settings/audit/audit-path'
import { LawfulnessPanel } from '@/components/settings/organisation/lawfulness-panel'
import { OrganisationForm } from '@/components/settings/organisation/organisation-form'
import { PREVIEW_KEYS, type PreviewSentences } from '@/components/settings/organisation/preview-reader'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { findOrganisation } from '@/lib/organisations/find'
import { lawfulnessOf } from '@/lib/organisations/lawfulness'
import { uploadedLogoPath } from '@/lib/organisations/logo-address'
import { type NumberedOrganisation, withNumbering } from '@/lib/organisations/numbering'
import type { Organisation } from '@/lib/organisations/organisation'
import { zoneChoices } from '@/lib/organisations/time-zones'
import { house } from '@/lib/wiring'
import { ROOM } from '@/lib/words/room'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Organisation · Remit', robots: { index: false } }

const NAMES = new Intl.DisplayNames('en', { type: 'region' })
const countries = COUNTRIES.map((code) => ({ value: code, label: NAMES.of(code) ?? code })).toSorted((a, b) =>
  a.label.localeCompare(b.label, 'en'),
)

const SENTENCES = Object.fromEntries(PREVIEW_KEYS.map((key) => [key, ROOM.en[key]])) as PreviewSentences

const NO_BANK = { accountHolder: '', bankName: '', iban: '', bic: '', accountNumber: '', routingNumber: '' }

const NO_ADDRESS = { line1: '', line2: '', postalCode: '', city: '', state: '', country: '' }

/** What documents say of the business. */
const documentDraftOf = (organisation: Organisation) => ({
  legalName: organisation.legalName ?? '',
  tradingName: organisation.tradingName ?? '',
  address: { ...NO_ADDRESS, ...organisation.address },
  contactName: organisation.contactName ?? '',
  contactEmail: organisation.contactEmail ?? '',
  phone: organisation.phone ?? '',
  website: organisation.website ?? '',
  vatRegistered: organisation.vatRegistered === null ? '' : organisation.vatRegistered ? 'yes' : 'no',
  vatNumber: organisation.vatNumber ?? '',
  taxNumber: organisation.taxNumber ?? '',
  companyRegistrationNumber: organisation.companyRegistrationNumber ?? '',
  sellerId: organisation.sellerId ?? '',
  electronicAddress: organisation.electronicAddress ?? { scheme: '', id: '' },
  defaultPaymentTermsDays: organisation.defaultPaymentTermsDays?.toString() ?? '',
  latePaymentFee: organisation.latePaymentFee ?? '',
  documentFooter: organisation.documentFooter ?? '',
  attachPdfToEmails: organisation.attachesDocuments,
  offersAutopay: organisation.offersAutopay,
  peppolDelivery: house().env.peppol ? organisation.sendsByPeppol : null,
})

const seriesDraftOf = ({
  example,
  next,
  pattern,
}: NumberedOrganisation['documentNumbering']['invoices']) => ({
  ...{ example, pattern },
  next: String(next),
})

const draftOf = ({ documentNumbering, organisation }: NumberedOrganisation) => ({
  name: organisation.name,
  email: organisation.email ?? '',
  country: organisation.country,
  defaultCurrency: organisation.defaultCurrency,
  timeZone: organisation.timeZone,
  locale: organisation.locale ?? '',
  logoUrl: organisation.logoUrl ?? '',
  primaryColour: organisation.primaryColour ?? '',
  bank: { ...NO_BANK, ...organisation.bankDetails },
  ...documentDraftOf(organisation),
  numbers: {
    invoices: seriesDraftOf(documentNumbering.invoices),
    creditNotes: seriesDraftOf(documentNumbering.creditNotes),
    receipts: seriesDraftOf(documentNumbering.receipts),
  },
  allowedOrigins: organisation.allowedOrigins.join('\n'),
  confirmationUrl: organisation.confirmationUrl ?? '',
  requiresReferenceSignature: organisation.requiresReferenceSignature,
})

async function OrganisationPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/organisation', searchParams)
  const numbered = await withNumbering(house(), await findOrganisation(house(), place.organisation.id))
  const { organisation } = numbered
  return (
    <Shell
      place={place}
      title="Organisation"
      lead={
        place.mayChange
          ? 'What payers see about you.'
          : 'What payers see about you. Only owners and admins can change it.'
      }
      action={
        <span className="flex flex-wrap gap-2">
          <a className={QUIET_BUTTON} href={placeHref('/settings/organisation/reminders', organisation.id)}>
            Reminders
          </a>
          <a className={QUIET_BUTTON} href={placeHref('/settings/organisation/prices', organisation.id)}>
            Price of paying
          </a>
          <a className={QUIET_BUTTON} href={placeHref('/settings/organisation/letters', organisation.id)}>
            Letters
          </a>
          {(place.mayChange || place.organisation.visit) && (
            <a className={QUIET_BUTTON} href={placeHref(AUDIT_PATH, organisation.id)}>
              Audit trail
            </a>
          )}
        </span>
      }
    >
      {place.mayChange && <LawfulnessPanel missing={lawfulnessOf(organisation)} />}
      <OrganisationForm
        key={organisation.id}
        organisationId={organisation.id}
        draft={draftOf(numbered)}
        countries={countries}
        languages={languagesWith(OWN_LANGUAGE_CHOICES, organisation.locale)}
        timeZones={zoneChoices(organisation.country, house().clock.now())}
        sentences={SENTENCES}
        logo={organisation.logoSha256 && uploadedLogoPath(organisation.logoSha256)}
        mayChange={place.mayChange}
      />
    </Shell>
  )
}

export default drawn(OrganisationPage)
