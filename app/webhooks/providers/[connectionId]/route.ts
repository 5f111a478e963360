// POST /webhooks/providers/{connectionId}: events of applications' providers.
import { takeNotice } from '@/lib/webhooks/take-notice'
import { house } from '@/lib/wiring'

interface Context {
  params: Promise<{ connectionId: string }>
}

export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  takeNotice(house(), (await params).connectionId, request)
