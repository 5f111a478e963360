// Every letter that an organisation's customers and people get, in each language.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { LetterChoice } from '@/components/settings/letters/letter-choice'
import { ShownLetter } from '@/components/settings/letters/shown-letter'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { listLetters, previewLetter } from '@/lib/letters/preview'
import { findOrganisation } from '@/lib/organisations/find'
import { house } from '@/lib/wiring'
import { readerFor } from '@/lib/words/reader'
import { askedLetter, LETTERS_PATH } from './asked'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Letters · Remit', robots: { index: false } }

async function LettersPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation(LETTERS_PATH, searchParams)
  const here = house()
  const organisation = await findOrganisation(here, place.organisation.id)
  const { country, id, locale } = organisation
  const { kind, tongue } = askedLetter(await searchParams, readerFor({ locale, country }).tongue)
  const preview = await previewLetter(here.env, organisation, kind, tongue)
  const { direction, tag } = readerFor(tongue)
  const shown = `${LETTERS_PATH}/shown?${new URLSearchParams({ organisation: id, letter: kind, language: tongue })}`
  return (
    <Shell
      place={place}
      title="Letters"
      lead="What your customers and your people get by email, with a customer and invoices that there are not."
      action={
        <span className="flex flex-wrap gap-2">
          <a className={QUIET_BUTTON} href={placeHref('/settings/organisation/reminders', id)}>
            Words of reminders
          </a>
          <a className={QUIET_BUTTON} href={placeHref('/settings/organisation', id)}>
            Organisation
          </a>
        </span>
      }
    >
      <LetterChoice organisationId={id} letters={listLetters()} kind={kind} tongue={tongue} />
      {preview && <ShownLetter preview={preview} path={shown} tag={tag} direction={direction} />}
    </Shell>
  )
}

export default drawn(LettersPage)
