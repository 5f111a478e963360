// POST /autopay/{token}/stop: the button behind the link in an email.
import { payerForm } from '@/app/i/payer-form'
import { stopByMail } from '@/lib/autopay/end'
import { consentIdIn } from '@/lib/consents/stop-link'
import { Failure } from '@/lib/failure/failure'

export const POST = payerForm(async ({ house, token }) => {
  const consentId = consentIdIn(house, token)
  if (!consentId) throw new Failure('Payment.InvalidToken')
  await stopByMail(house, consentId)
  return `/autopay/${encodeURIComponent(token)}`
})
