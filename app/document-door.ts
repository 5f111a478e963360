// The doors behind which invoices and receipts are printed: one after the other, because printing keeps a processor busy.
import { PrintTooLong, printDocument } from '@/components/documents/print'
import { Failure } from '@/lib/failure/failure'
import { addressOf } from '@/lib/http/client-address'
import { finish, refuse } from '@/lib/http/endpoint'
import { countGuess, takeTurn } from '@/lib/http/limits'
import { platformDialect } from '@/lib/http/platform-dialect'
import { sessionTokenOf } from '@/lib/http/session-cookie'
import { sha256 } from '@/lib/ids'
import type { InvoiceDocument } from '@/lib/payments/document'
import { type DocumentKind, readDocumentAs, readDocumentByLink } from '@/lib/payments/read-document'
import { findPerson } from '@/lib/people/find-person'
import { house } from '@/lib/wiring'

interface Context<P> {
  params: Promise<P>
}

/** Behind these, who comes is sent away before the queue costs more than it gives. */
const MOST_WAITING = 12

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Prints when all that came before is printed. Throws `Server.Unavailable` when too many wait. */
async function print(view: InvoiceDocument, kind: DocumentKind): Promise<Response> {
  if (waiting >= MOST_WAITING) throw new Failure('Server.Unavailable', undefined, { retryAfterSeconds: 5 })
  waiting += 1
  const turn = last.then(() => printDocument(view, { kind, now: house().clock.now() }))
  last = turn.catch(() => undefined)
  try {
    const bytes = await turn.catch((error: unknown) => {
      if (!(error instanceof PrintTooLong)) throw error
      throw new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: 60 })
    })
    const name = [view.documentNumber ?? 'draft', ...(kind === 'receipt' ? ['receipt'] : [])].join('-')
    return new Response(bytes, {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="${name}.pdf"`,
      },
    })
  } finally {
    waiting -= 1
  }
}

/** Answers a failure as the API calls beside it do. */
async function answer(request: Request, path: string, make: () => Promise<Response>): Promise<Response> {
  const here = house()
  const response = await make().catch((error: unknown) =>
    refuse(error, request, { path, method: 'GET' }, here, platformDialect),
  )
  finish(response, request)
  here.log.info({ method: 'GET', route: path, status: response.status }, 'document')
  return response
}

/** GET /i/{token}/{kind}.pdf */
export const payersDocument =
  (kind: DocumentKind) =>
  (request: Request, { params }: Context<{ token: string }>): Promise<Response> =>
    answer(request, `/i/{token}/${kind}.pdf`, async () => {
      const here = house()
      const { token } = await params
      const address = addressOf(request)
      await takeTurn('address', address)
      const view = await readDocumentByLink(here, token, kind).catch(async (error: unknown) => {
        if (error instanceof Failure && error.code === 'Payment.InvalidToken')
          await countGuess(address, () =>
            here.log.error({}, 'payment links are being guessed from many addresses'),
          )
        throw error
      })
      await takeTurn('documentAddress', address)
      await takeTurn('document', sha256(token))
      return print(view, kind)
    })

/** GET /admin/invoices/{id}/{kind}.pdf, for signed-in people; others are led to the sign-in page. */
export const peoplesDocument =
  (kind: DocumentKind) =>
  (request: Request, { params }: Context<{ id: string }>): Promise<Response> =>
    answer(request, `/admin/invoices/{id}/${kind}.pdf`, async () => {
      const here = house()
      const { id } = await params
      const session = sessionTokenOf(request.headers, here.env.appUrl)
      const person = session && (await findPerson(here, session))
      if (!person) {
        const next = new URLSearchParams({ next: `/admin/invoices/${id}` })
        return new Response(null, { status: 303, headers: { location: `/sign-in?${next}` } })
      }
      await takeTurn('caller', person.userId)
      const view = await readDocumentAs(here, person, id, kind)
      await takeTurn('documentAddress', person.userId)
      return print(view, kind)
    })
