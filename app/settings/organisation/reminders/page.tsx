// When an organisation reminds its customers, and in which words.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { PlanForm } from '@/components/settings/reminders/plan-form'
import { type LanguageOfTexts, TextsForm } from '@/components/settings/reminders/texts-form'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { toMoney } from '@/lib/money/money'
import { findOrganisation } from '@/lib/organisations/find'
import type { Organisation } from '@/lib/organisations/organisation'
import { listReminderTexts } from '@/lib/reminders/texts'
import type { ReminderText } from '@/lib/reminders/texts-store'
import { houseText } from '@/lib/reminders/words'
import { dayIn, plusDays } from '@/lib/time-zone'
import { house } from '@/lib/wiring'
import { readerFor } from '@/lib/words/reader'
import { TONGUES, type Tongue } from '@/lib/words/tongues'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Reminders · Remit', robots: { index: false } }

const NAMES = new Intl.DisplayNames('en', { type: 'language' })
const OCCASIONS = ['before', 'on', 'after'] as const
const SAMPLE_MINOR = 14_076

/** All that is said in one language, with an invoice that there is not. */
function languageOf(
  tongue: Tongue,
  organisation: Organisation,
  own: readonly ReminderText[],
  now: Date,
): LanguageOfTexts {
  const reader = readerFor(tongue)
  const { currency, minor } = toMoney(SAMPLE_MINOR, organisation.defaultCurrency)
  const due = plusDays(dayIn(organisation.timeZone, now), 3)
  const filling = {
    ...{ customer: 'Anna Berger', number: 'INV-0042', organisation: organisation.name },
    ...{ amount: reader.money(minor, currency), date: reader.day(due) },
  }
  const texts = OCCASIONS.map((occasion) => {
    const written = own.find((text) => text.language === tongue && text.occasion === occasion)
    return {
      occasion,
      standard: houseText(reader, { occasion, hasReply: organisation.email !== null }),
      own: written ?? null,
    }
  })
  return {
    ...{ tongue, tag: reader.tag, direction: reader.direction, name: NAMES.of(tongue) ?? tongue },
    greeting: reader.say('mail.greeting', { name: filling.customer }),
    button: reader.say('mail.viewAndPay'),
    ...{ filling, texts },
  }
}

async function RemindersPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/organisation/reminders', searchParams)
  const { mayChange } = place
  const here = house()
  const organisation = await findOrganisation(here, place.organisation.id)
  const own = await listReminderTexts(here, organisation.id)
  const now = here.clock.now()
  const spoken = readerFor({ locale: organisation.locale, country: organisation.country }).tongue
  return (
    <Shell
      place={place}
      title="Reminders"
      lead={
        mayChange
          ? 'When customers are reminded of what they owe, and in which words. Customers and invoices can have a plan of their own.'
          : 'When customers are reminded of what they owe. Only owners and admins can change it.'
      }
      action={
        <a className={QUIET_BUTTON} href={placeHref('/settings/organisation', organisation.id)}>
          Organisation
        </a>
      }
    >
      <PlanForm
        key={organisation.id}
        organisationId={organisation.id}
        offsets={organisation.reminders?.map(({ offsetDays }) => offsetDays) ?? []}
        skipsHolidays={organisation.remindersSkipHolidays}
        mayChange={mayChange}
      />
      <TextsForm
        organisationId={organisation.id}
        first={spoken}
        languages={TONGUES.map((tongue) => languageOf(tongue, organisation, own, now))}
        mayChange={mayChange}
      />
    </Shell>
  )
}

export default drawn(RemindersPage)
