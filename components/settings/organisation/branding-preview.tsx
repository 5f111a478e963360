// A preview of the payer's page, light and dark, while colour and logo are being chosen.
'use client'
import { Letterhead } from '@/components/invoice/letterhead'
import { LineList } from '@/components/invoice/line-list'
import { standingOf } from '@/components/invoice/standing'
import { Summary } from '@/components/invoice/summary'
import { Totals } from '@/components/invoice/totals'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import type { Currency } from '@/lib/money/currency'
import { type PreviewSentences, previewReader } from './preview-reader'
import { corrections, type Scheme, schemeStyle } from './preview-scheme'
import { sampleView } from './sample'

interface Props {
  name: string
  email: string
  currency: Currency
  colour: string
  logoUrl: string
  sentences: PreviewSentences
}

const TITLES: Record<Scheme, string> = { light: 'In light mode', dark: 'In dark mode' }

export function BrandingPreview({ colour, ...seen }: Props) {
  return (
    <div className="grid gap-3">
      <Correction colour={colour} />
      <div className="grid gap-4 wide:grid-cols-2">
        {(['light', 'dark'] as const).map((scheme) => (
          <figure key={scheme} className="grid content-start gap-1">
            <figcaption className="text-13 text-muted">{TITLES[scheme]}</figcaption>
            <Face scheme={scheme} colour={colour} {...seen} />
          </figure>
        ))}
      </div>
    </div>
  )
}

/** Says what payers will see where the colour cannot be read as it is. */
function Correction({ colour }: { colour: string }) {
  const corrected = corrections(colour)
  return (
    <p role="status" className="min-h-5 text-13 text-muted">
      {corrected.length > 0 &&
        `To keep it readable, payers see ${corrected
          .map(({ colour: seen, scheme }) => `${seen} ${TITLES[scheme].toLowerCase()}`)
          .join(' and ')}.`}
    </p>
  )
}

function Face({ colour, currency, email, logoUrl, name, scheme, sentences }: Props & { scheme: Scheme }) {
  const view = sampleView({ name, email: email || null, logoUrl: logoUrl || null, currency })
  const reader = previewReader(sentences)
  const { locale, money, say } = reader
  const amount = money(view.outstandingMinor, currency)
  // By script, because the policy of this page lets no style attribute speak that comes with the page.
  const dress = (face: HTMLElement | null) => {
    for (const [name, value] of Object.entries(schemeStyle(scheme, colour)))
      face?.style.setProperty(name, value)
  }
  return (
    // A picture of a page: nothing in it is interactive, and screen readers get a description.
    <div
      role="img"
      aria-label={`The payer’s page ${TITLES[scheme].toLowerCase()}: ${view.organisation.name}, ${amount}`}
      data-scheme={scheme}
      ref={dress}
      className="rounded-base border border-line bg-paper p-5 text-15"
    >
      <div inert className="grid gap-6">
        <Letterhead
          organisation={view.organisation}
          title={say('page.paper.invoice', { number: view.documentNumber })}
        />
        <Summary standing={standingOf(view, reader)} currency={currency} locale={locale} />
        <span className={PRIMARY_BUTTON}>{say('page.pay.button', { amount })}</span>
        <div>
          <LineList view={view} reader={reader} />
          <Totals view={view} reader={reader} />
        </div>
      </div>
    </div>
  )
}
