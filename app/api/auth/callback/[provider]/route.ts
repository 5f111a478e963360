// GET /api/auth/callback/{provider}: where a sign-in provider sends people back to. Emailed links use a form instead.
import { finishSignIn } from '@/app/sign-in/doorway'
import { Failure } from '@/lib/failure/failure'
import { addressOf } from '@/lib/http/call/client-address'
import { takeTurn } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { platformDialect } from '@/lib/http/platform/dialect'
import { house } from '@/lib/wiring'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  const here = house()
  const work = async () => {
    await takeTurn(here, 'signIn', addressOf(request))
    const { provider: way } = await params
    if (!here.env.signInProviders.some(({ id }) => id === way)) throw new Failure('Route.NotFound')
    return finishSignIn(here, request.headers, { way, query: new URL(request.url).searchParams })
  }
  const operation = { path: '/api/auth/callback/{provider}', method: 'GET' } as const
  const response = await work().catch((error: unknown) =>
    refuse(error, request, operation, here, platformDialect),
  )
  finish(response, request)
  return response
}
