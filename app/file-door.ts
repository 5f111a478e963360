// Serves what a page lists as a file, to whoever may see the page.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import type { Visitor } from '@/lib/people/sign-in'
import { findVisitor } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

interface File {
  /** With its ending. */
  name: string
  /** CSV, where nothing else is said. */
  mediaType?: string
  /** Within a page; otherwise it is kept, and counted. */
  isShown?: true
  open: () => BodyInit | Promise<BodyInit>
}

/** Undefined where there is nothing to see for them; an address where they shall go on instead. */
type Find = (here: House, visitor: Visitor, asked: URLSearchParams) => Promise<File | URL | undefined>

const PRIVATE = { 'cache-control': 'private, no-store' }

const say = (message: string, status: number) => new Response(message, { status, headers: PRIVATE })

async function answer(here: House, visitor: Visitor, asked: URLSearchParams, find: Find): Promise<Response> {
  const file = await find(here, visitor, asked)
  if (!file) return say('Not found.', 404)
  if (file instanceof URL)
    return new Response(null, { status: 303, headers: { ...PRIVATE, location: file.href } })
  const { isShown, mediaType = 'text/csv; charset=utf-8', name } = file
  if (!isShown) await takeTurn(here, 'exported', visitor.userId)
  const disposition = `${isShown ? 'inline' : 'attachment'}; filename="${name}"`
  return new Response(await file.open(), {
    headers: { ...PRIVATE, 'content-type': mediaType, 'content-disposition': disposition },
  })
}

/** `page` is where somebody who is not signed in comes back to. A browser shows the answer, so that refusals are plain sentences. */
export async function serveFile(request: Request, page: string, find: Find): Promise<Response> {
  const here = house()
  const token = signInTokenOf(request.headers, here.env.appUrl)
  const visitor = token && (await findVisitor(here, token))
  if (!visitor) {
    const location = `${here.env.appUrl}/sign-in?${new URLSearchParams({ next: page })}`
    return new Response(null, { status: 303, headers: { ...PRIVATE, location } })
  }
  return answer(here, visitor, new URL(request.url).searchParams, find).catch((error: unknown) => {
    if (error instanceof Failure) return say(error.message, error.status)
    throw error
  })
}
