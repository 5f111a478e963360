// Serves an organisation's logo from our own origin.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { addressOf } from '@/lib/http/call/client-address'
import { takeTurn } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { platformDialect } from '@/lib/http/platform/dialect'
import { isSealed } from '@/lib/organisations/logo-address'
import { selectLogo } from '@/lib/organisations/logo-store'
import { findPerson } from '@/lib/people/sign-ins'
import { keptLogo } from './kept-logos'

async function serve(house: House, url: string): Promise<Response> {
  const logo = await keptLogo(house, url)
  if (!logo) throw new Failure('Route.NotFound', 'There is no picture at this address.')
  return new Response(new Uint8Array(logo.bytes), {
    headers: { 'content-type': logo.type, 'content-length': String(logo.bytes.length) },
  })
}

async function answer(house: House, request: Request, path: string, make: () => Promise<Response>) {
  const response = await make().catch((error: unknown) =>
    refuse(error, request, { method: 'GET', path }, house, platformDialect),
  )
  finish(response, request)
  return response
}

const urlOf = (request: Request): string => new URL(request.url).searchParams.get('url') ?? ''

/** GET /logos/{seal}?url=: for whoever sees a page with it. */
export const serveSealedLogo = (house: House, request: Request, seal: string): Promise<Response> =>
  answer(house, request, '/logos/{seal}', async () => {
    await takeTurn(house, 'address', addressOf(request))
    const url = urlOf(request)
    if (!isSealed(house.env, seal, url)) throw new Failure('Route.NotFound')
    return serve(house, url)
  })

/** A year, because what is at this address is named by its hash. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** GET /logos/uploaded/{sha256}.png: for whoever sees a page or an email with it. */
export async function serveUploadedLogo(house: House, request: Request, file: string): Promise<Response> {
  const response = await answer(house, request, '/logos/uploaded/{file}', async () => {
    await takeTurn(house, 'address', addressOf(request))
    const sha256 = /^([\da-f]{64})\.png$/.exec(file)?.[1]
    const logo = found(sha256 && (await selectLogo(house.db, sha256)), 'Route.NotFound')
    return new Response(new Uint8Array(logo.bytes), {
      headers: { 'content-type': logo.mediaType, 'content-length': String(logo.bytes.length) },
    })
  })
  if (response.ok) response.headers.set('cache-control', FOR_EVER)
  return response
}

/** GET /settings/organisation/logo?url=: for who is choosing one. */
export const serveChosenLogo = (house: House, request: Request): Promise<Response> =>
  answer(house, request, '/settings/organisation/logo', async () => {
    const session = signInTokenOf(request.headers, house.env.appUrl)
    const person = session && (await findPerson(house, session))
    if (!person) throw new Failure('Route.NotFound')
    await takeTurn(house, 'logo', person.userId)
    return serve(house, urlOf(request))
  })
