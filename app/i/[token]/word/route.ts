// POST /i/{token}/word: a form of the payer's page, sent without any script; it comes back to the page and says what became of it.
import { type Outcome, outcomeIn } from '@/components/invoice/outcomes'
import { payerForm } from '../../payer-form'
import { sayOnPage } from '../../say-on-page'

const placeOf = (token: string, outcome: Outcome): string =>
  `/i/${encodeURIComponent(token)}?said=${outcome}#said`

export const POST = payerForm(async (visit) => {
  const what = outcomeIn(visit.form.get('what') ?? undefined)
  return placeOf(visit.token, what ? await sayOnPage(visit, what) : 'not-failed')
})
