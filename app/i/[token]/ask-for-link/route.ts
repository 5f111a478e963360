// POST /i/{token}/ask-for-link: the button behind a link that leads nowhere. Where it leads on is the same for every token.
import { Failure } from '@/lib/failure/failure'
import { askForLink } from '@/lib/payer-words/ask-for-link'
import { payerForm } from '../../payer-form'

export const POST = payerForm(async ({ house, network, token }) => {
  try {
    await askForLink(house, token, network)
    return '/link-asked'
  } catch (error) {
    if (error instanceof Failure && error.code === 'Request.TooMany') return '/link-asked?too=often'
    throw error
  }
})
