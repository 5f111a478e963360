// POST /i/{token}/stop-autopay: the button of the payer's page, which needs no script.
import { stopByLink } from '@/lib/autopay/end'
import { payerForm } from '../../payer-form'

export const POST = payerForm(async ({ house, token }) => {
  await stopByLink(house, token)
  return `/i/${encodeURIComponent(token)}`
})
