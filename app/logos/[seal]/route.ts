// GET /logos/{seal}?url=: a logo, from our own origin.
import { serveSealedLogo } from '@/lib/logos/serve-logo'
import { house } from '@/lib/wiring'

export const GET = async (request: Request, { params }: { params: Promise<{ seal: string }> }) =>
  serveSealedLogo(house(), request, (await params).seal)
