// The organisation form: details, branding, bank account and checkout pages.
'use client'
import { type FormEvent, useState } from 'react'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { SaveLine } from '@/components/ui/save-line'
import { useAction } from '@/components/ui/use-action'
import { BusinessSection, DocumentsSection, TaxSection } from './business-sections'
import { changesOf, type OrganisationDraft } from './draft'
import { NumbersSection } from './numbers-section'
import type { PreviewSentences } from './preview-reader'
import { ReferenceSecret } from './reference-secret'
import { BankSection, BrandingSection, CheckoutSection, ParticularsSection } from './sections'
import type { ZoneChoice } from './zone-field'

const POINTERS = [
  '/name',
  '/email',
  '/country',
  '/defaultCurrency',
  '/timeZone',
  '/locale',
  '/legalName',
  '/tradingName',
  '/address/line1',
  '/address/line2',
  '/address/postalCode',
  '/address/city',
  '/address/state',
  '/contactName',
  '/contactEmail',
  '/phone',
  '/website',
  '/vatRegistered',
  '/vatNumber',
  '/taxNumber',
  '/companyRegistrationNumber',
  '/sellerId',
  '/defaultPaymentTermsDays',
  '/latePaymentFee',
  '/documentFooter',
  '/electronicAddress',
  '/documentNumbering',
  '/branding',
  '/bankDetails',
  '/allowedOrigins',
  '/confirmationUrl',
  '/requiresReferenceSignature',
]

interface Props {
  organisationId: string
  draft: OrganisationDraft
  countries: { value: string; label: string }[]
  timeZones: ZoneChoice[]
  languages: readonly { value: string; label: string }[]
  sentences: PreviewSentences
  /** Where the uploaded one is; null where there is none. */
  logo: string | null
  mayChange: boolean
}

export function OrganisationForm({
  countries,
  draft,
  languages,
  logo,
  mayChange,
  organisationId,
  sentences,
  timeZones,
}: Props) {
  const [saved, setSaved] = useState(draft)
  const [typed, setTyped] = useState(draft)
  const [said, setSaid] = useState('')
  const { isPending, problem, run } = useAction()
  const changes = changesOf(saved, typed)
  const isChanged = Object.keys(changes).length > 0
  const type = (more: Partial<OrganisationDraft>) => {
    setTyped({ ...typed, ...more })
    setSaid('')
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!isChanged) return setSaid('Nothing was changed.')
    setSaid('')
    const sent = typed
    const path = `/organisations/${organisationId}`
    if (!(await run(() => callApi(path, { method: 'PATCH', body: changes, answer: NOTHING })))) return
    setSaved(sent)
    setSaid('Saved. Payers see it from now on.')
  }
  const section = { typed, type, errorOf: (pointer: string) => errorAt(problem, pointer) }
  return (
    <form onSubmit={save} noValidate>
      <fieldset disabled={!mayChange} className="grid gap-10">
        <legend className="sr-only">Organisation</legend>
        <ParticularsSection {...section} countries={countries} languages={languages} timeZones={timeZones} />
        <BusinessSection {...section} />
        <TaxSection {...section} />
        <BrandingSection
          {...section}
          organisationId={organisationId}
          logo={logo}
          mayChange={mayChange}
          sentences={sentences}
        />
        <BankSection {...section} />
        <DocumentsSection {...section} />
        <NumbersSection {...section} />
        <CheckoutSection
          {...section}
          secret={mayChange && <ReferenceSecret organisationId={organisationId} />}
        />
      </fieldset>
      {mayChange && (
        <div className="sticky bottom-0 mt-8 grid gap-3 border-t border-line bg-ground py-4">
          <ProblemNotice problem={problem} shownAt={POINTERS} />
          <SaveLine label="Save" isPending={isPending} said={said} />
        </div>
      )}
    </form>
  )
}
